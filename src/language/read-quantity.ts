import { readNumber } from './entities/read-number';

/** A number of something, or a range of it: `一两格` -> 1 to 2 格; `to` may be Infinity. */
export interface Quantity {
  readonly from: number;
  readonly to: number;
  /** The measure word or unit behind the number. */
  readonly unit: string;
}

const NUMERAL = '[\\d零一二两三四五六七八九十百]{1,4}';
const UNIT =
  '(?<unit>格|张|次|遍|台|分钟|小时|钟头|天|个月|个星期|周|年|秒|步|笔|单|个|家|种|%|度|号|块|元|楼|米|位|人)';
/** `一两格`, `3到5张`; `12分钟` and `二十分钟` are one number. */
const PAIR = new RegExp(
  `(?<low>[\\d一二两三四五六七八九])(?:[到至~-]|(?<!\\d)(?!十))(?<high>[\\d二两三四五六七八九十])(?:来|多)?${UNIT}`,
);
const SINGLE = new RegExp(
  `(?<less>不到|少于|低于|没有|不足)?(?<number>${NUMERAL})(?:来|多)?${UNIT}(?<bound>以上|及以上|或以上|以内|以下|之内|不到|内|左右)?`,
);
const NOT_ONE = /一(?:格|个|点|笔|单|张)[^，。]{0,3}(?:都|也)(?:没|冇|莫|不)/;
const FULL = /满格|满的|信号满|全满/;

/** The quantity that an answer or an option names; undefined where it names none. Takes normalised text. */
export function readQuantity(text: string): Quantity | undefined {
  // `一格都没得` names what is not there.
  const quantity = NOT_ONE.test(text) ? undefined : findQuantity(text);
  // A battery has bars as well: 还有三格电 says nothing of the signal.
  return quantity?.unit === '格' && /电/.test(text) ? { ...quantity, unit: '格电' } : quantity;
}

function findQuantity(text: string): Quantity | undefined {
  const pair = PAIR.exec(text)?.groups;
  if (pair) {
    const low = readNumber(pair['low']!);
    const high = readNumber(pair['high']!);
    if (low !== undefined && high !== undefined && low < high) return { from: low, to: high, unit: pair['unit']! };
  }
  const single = SINGLE.exec(text)?.groups;
  if (!single) return FULL.test(text) ? { from: Infinity, to: Infinity, unit: '格' } : undefined;
  const number = readNumber(single['number']!);
  if (number === undefined) return undefined;
  const unit = single['unit']!;
  const { bound, less } = single;
  if (bound?.endsWith('上')) return { from: number, to: Infinity, unit };
  if (less !== undefined || (bound !== undefined && bound !== '左右')) return { from: 0, to: number, unit };
  return { from: number, to: number, unit };
}

/** Whether an answer's quantity lies within an option's. */
export function isWithin(answer: Quantity, option: Quantity): boolean {
  return answer.unit === option.unit && answer.from >= option.from && answer.to <= option.to;
}
