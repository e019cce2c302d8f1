import { withoutFixedLine } from './find-numbers';
import { NUMERAL, readNumber } from './read-number';

const NUMBER = `(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d{1,9}(?:\\.\\d{1,2})?|[${NUMERAL}]{1,9}|\\d{1,4}(?:\\.\\d{1,2})?[千百万]\\d?|\\d{1,4}(?:\\.\\d)?[wk])`;
const BEFORE = `(?<![\\d.a-z${NUMERAL}])`;
const WITH_UNIT = new RegExp(
  `${BEFORE}(?<yuan>${NUMBER}) ?(?:多|来|几|零)?(?<unit>元|块|圆|圓|蚊|人民币|大洋|rmb|cny|块钱|元钱)(?:钱)?(?:(?<jiao>[\\d${NUMERAL}])(?:毛|角)?(?![\\d${NUMERAL}天次个张分秒小点单笔号]))?`,
);
const WITH_SIGN = new RegExp(`[¥￥] ?(?<yuan>${NUMBER})`);
const NAMED = new RegExp(
  `(?:金额|刷卡(?=(?!3000)\\d{3,})|刷了?|收了?|付了?|扣了?|(?<!闪)退了?|扣款|收款|付款|消费了?|扣走了?|划走了?|转了?|那笔|这笔|一笔|交易)(?:是|为|:|的|我|他|她|人家|客人|顾客|了| |大概|走|掉|卡里)*(?<yuan>${NUMBER})(?![\\d.a-z${NUMERAL}个张次遍台天分秒小点单笔位月日号年家人步页下回种码格%]|-\\d|:\\d)`,
);
const NOT_A_SALE = /押金|限额|额度|话费|电话费|工资|房租|费率|手续费$/;

/**
 * The amount of money a message speaks of, in fen: `128.5元` -> 12850, `三百五十块` -> 35000, `刷了三百五` -> 35000,
 * `12块5` -> 1250. A number without unit counts only after a word like 刷 or 金额, and never where it is a code.
 */
export function findAmountFen(said: string, codes: readonly string[]): number | undefined {
  const text = withoutFixedLine(said);
  for (const pattern of [WITH_SIGN, WITH_UNIT, NAMED]) {
    const match = pattern.exec(text);
    const written = match?.groups?.['yuan'];
    if (!match || written === undefined) continue;
    if (pattern === NAMED && (codes.includes(written) || /^[一两]$/.test(written))) continue;
    if (NOT_A_SALE.test(text.slice(Math.max(0, match.index - 4), match.index)) && pattern === NAMED) continue;
    const yuan = readAmount(written);
    if (yuan === undefined) continue;
    const jiao = match.groups?.['jiao'];
    const fen = Math.round(yuan * 100) + (jiao === undefined ? 0 : (readNumber(jiao) ?? 0) * 10);
    if (fen > 0 && Number.isSafeInteger(fen)) return fen;
  }
  return undefined;
}

function readAmount(written: string): number | undefined {
  const shorthand = /^([\d.]+)([wk])$/.exec(written);
  if (shorthand) return Number(shorthand[1]) * (shorthand[2] === 'w' ? 10_000 : 1000);
  return readNumber(written);
}
