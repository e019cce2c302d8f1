import { isSaidToBeShown } from '../code-context';
import { withoutFixedLine } from './find-numbers';
import { NUMERAL, readNumber } from './read-number';

const NUMBER = `(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d{1,9}(?:\\.\\d{1,2})?|[${NUMERAL}]{1,9}|\\d{1,4}(?:\\.\\d{1,2})?[千百万]\\d?|\\d{1,4}(?:\\.\\d)?[wk])`;
const BEFORE = `(?<![\\d.a-z${NUMERAL}])`;
const WITH_UNIT = new RegExp(
  `${BEFORE}(?<yuan>${NUMBER}) ?(?:多|来|几|零)?(?<unit>元|块|圆|圓|蚊|人民币|大洋|rmb|cny|块钱|元钱)(?:钱)?(?:(?<jiao>[\\d${NUMERAL}])(?:毛|角)?(?![\\d${NUMERAL}天次个张分秒小点单笔号]))?`,
  'dg',
);
const WITH_SIGN = new RegExp(`[¥￥] ?(?<yuan>${NUMBER})`, 'dg');
const NAMED = new RegExp(
  `(?:金额|刷卡(?=(?!3000)\\d{3,})|(?:刷|收|付|扣)了?(?:(?:一|1)?(?:个|笔)(?![人卡次]))?|(?<!闪)退了?|扣款|收款|付款|消费了?|扣走了?|划走了?|转了?|那笔|这笔|一笔|交易)(?:是|为|:|的|(?:写|记|打|填|搞)?错了?|不对|应该|我|他|她|人家|客人|顾客|了| |大概|走|掉|卡里)*(?<yuan>${NUMBER})(?![\\d.a-z${NUMERAL}个张次遍台天分秒小点单笔位月日号年家人步页下回种码格%]|-\\d|:\\d)`,
  'dg',
);
const SAID_TO_BE = new RegExp(
  `${BEFORE}(?<yuan>${NUMBER})(?:块钱?|元|蚊)?(?:才|就)?(?:是|系|为)(?:那笔|这笔|我?[刷收]的|客人|顾客)?的?(?:金额|钱数|价钱|数额)`,
  'dg',
);
/** What it is instead: `金额不是3000是520`, `不是扣3000块 是520`. */
const CORRECTED = new RegExp(
  `(?:金额(?:不是|唔系)(?:${NUMBER})(?:块钱?|元|蚊)?|(?:不是|唔系)[^，。,\\d]{0,6}(?:${NUMBER})(?:块钱?|元|蚊))[，,\\s]*(?:是|系|应该是)(?<yuan>${NUMBER})(?!\\d)`,
  'dg',
);
const NOT_A_SALE = /押金|限额|额度|话费|电话费|工资|房租|费率|手续费$/;

/** Somebody fears or denies that it is this much: `不会是扣人家3000块吧`, `不是金额3000`. */
const FEARED_OR_DENIED =
  /(?:不会|会不会|难道|莫非|该不是|怕不?是?|担心|以为|是不是|系咪|万一|哪里?(?:有|来)(?:的)?)[^，。,！!？?；\s]*$|(?:不是|唔系|并非)(?:要|把|说|扣|刷|收|付|卡|掉|走|了|人家|客人|顾客|他|她|我|的|个|那个|金额|钱)*\s?$/;
/** It is only asked whether it is this much: `扣了3000块吗`. */
const ASKED = /^(?:块|元|蚊|钱|的|了|意思|呀|啊)*(?:吗|咩|[?？]|(?:没|没有)(?=$|[\s，。,!！?？]))/;
/**
 * The amount of money a message speaks of, in fen: `128.5元` -> 12850, `三百五十块` -> 35000, `刷了三百五` -> 35000,
 * `12块5` -> 1250. A number without unit counts only after a word like 刷 or 金额, and never where it is a code, or an amount that is
 * only feared, denied or asked about.
 */
export function findAmountFen(said: string, codes: readonly string[]): number | undefined {
  const text = withoutFixedLine(said);
  for (const pattern of [SAID_TO_BE, CORRECTED, WITH_SIGN, WITH_UNIT, NAMED]) {
    for (const match of text.matchAll(pattern)) {
      const fen = readMatch(match, pattern, text, codes);
      if (fen !== undefined) return fen;
    }
  }
  return undefined;
}

function readMatch(
  match: RegExpExecArray,
  pattern: RegExp,
  text: string,
  codes: readonly string[],
): number | undefined {
  const written = match.groups?.['yuan'];
  const [from, to] = match.indices?.groups?.['yuan'] ?? [];
  if (written === undefined || from === undefined || to === undefined) return undefined;
  if (pattern === NAMED && (codes.includes(written) || /^[一两]$/.test(written))) return undefined;
  if (NOT_A_SALE.test(text.slice(Math.max(0, match.index - 4), match.index)) && pattern === NAMED) return undefined;
  const after = text.slice(to);
  const isSaid = pattern === SAID_TO_BE || pattern === CORRECTED;
  if (!isSaid && (FEARED_OR_DENIED.test(text.slice(0, from)) || ASKED.test(after) || isSaidToBeShown(after)))
    return undefined;
  const yuan = readAmount(written);
  if (yuan === undefined) return undefined;
  const jiao = match.groups?.['jiao'];
  const fen = Math.round(yuan * 100) + (jiao === undefined ? 0 : (readNumber(jiao) ?? 0) * 10);
  return fen > 0 && Number.isSafeInteger(fen) ? fen : undefined;
}

function readAmount(written: string): number | undefined {
  const shorthand = /^([\d.]+)([wk])$/.exec(written);
  if (shorthand) return Number(shorthand[1]) * (shorthand[2] === 'w' ? 10_000 : 1000);
  return readNumber(written);
}
