import type { FoldedText } from './fold-text';
import { isLuhnValid } from './luhn';

/** A span of places in a folded text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface CardSearch {
  /** The merchant was asked for a number: only what can hardly be anything but a card is taken. */
  readonly numberAsked: boolean;
  /** Place where the message before ends; a number across it needs stronger signs. */
  readonly seam?: number;
}

/** A run of digits without anything between them. */
interface Group extends Span {
  readonly digits: string;
}

const MIN_DIGITS = 13; // GB/T 19584: a PAN has 13 to 19 digits.
const MAX_DIGITS = 19;

/**
 * Finds payment card numbers of 13 to 19 digits: run together, grouped, dotted, spelled, or with a few letters between.
 * Mainland numbers are often mistyped, so 16 or more digits with a card's first digit count without the Luhn check;
 * phones (11), reference numbers (12) and merchant numbers (15) stay. Linear: each group starts at most 19 windows.
 */
export function findCardNumbers(folded: FoldedText, search: CardSearch): readonly Span[] {
  const groups = findGroups(folded.digits);
  const findAlong = (joins: JoinsGroups, loose: boolean): Span[] =>
    [...chainGroups(groups, folded, joins)].flatMap(chain => findInChain(chain, folded, search, loose));
  const tight = findAlong(isTightGap, false);
  const loose = findAlong(isLooseGap, true);
  return withoutOverlap(tight, loose);
}

type JoinsGroups = (gap: string) => boolean;

function findGroups(digits: string): Group[] {
  return [...digits.matchAll(/[0-9]+/g)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    digits: match[0],
  }));
}

/** Space, dash, dot and the like between two groups. */
function isTightGap(gap: string): boolean {
  return gap.length <= 3 && /^[\s\-‐‑–—―.·•_/*|~]*$/.test(gap);
}

/** Also commas, letters, symbols, and the words with which people read a number out. */
function isLooseGap(gap: string): boolean {
  return (
    (gap.length <= 4 && !/[\[\]\p{Script=Han}]/u.test(gap)) ||
    (gap.length <= 6 &&
      /^[\s,，。、]*(?:空格|空|横杠|杠|横线|减号|点|逗号|再|然后|接着|后面|还有|加)+[\s,，。、]*$/.test(gap))
  );
}

function* chainGroups(
  groups: readonly Group[],
  { text }: FoldedText,
  joins: (gap: string) => boolean,
): Generator<Group[]> {
  let chain: Group[] = [];
  for (const group of groups) {
    const last = chain.at(-1);
    if (last !== undefined && !(group.start - last.end <= 6 && joins(text.slice(last.end, group.start)))) {
      yield chain;
      chain = [];
    }
    chain.push(group);
  }
  if (chain.length > 0) yield chain;
}

function findInChain(chain: readonly Group[], folded: FoldedText, search: CardSearch, loose: boolean): Span[] {
  const found: Span[] = [];
  for (let first = 0; first < chain.length;) {
    const taken = findFrom(chain, first, folded, search, loose);
    if (taken === undefined) {
      first++;
      continue;
    }
    found.push({ start: chain[first]!.start, end: chain[taken]!.end });
    first = taken + 1;
  }
  if (found.length === 0 && !loose && isMiscounted(chain, search)) {
    found.push({ start: chain[0]!.start, end: chain.at(-1)!.end });
  }
  return found;
}

/** A mainland card number read out with a digit or two too many. */
function isMiscounted(chain: readonly Group[], search: CardSearch): boolean {
  if (search.numberAsked || chain.length < 3 || chain.length > 8 || !chain[0]!.digits.startsWith('62')) return false;
  const length = chain.reduce((sum, group) => sum + group.digits.length, 0);
  return length > MAX_DIGITS && length <= MAX_DIGITS + 2;
}

/** The last group of a card number that begins with group `first`: the longest that passes Luhn, or else the longest that looks like one. */
function findFrom(
  chain: readonly Group[],
  first: number,
  folded: FoldedText,
  search: CardSearch,
  loose: boolean,
): number | undefined {
  let digits = '';
  let passed: number | undefined;
  let likely: number | undefined;
  let namedBefore: boolean | undefined;
  for (let last = first; last < chain.length; last++) {
    digits += chain[last]!.digits;
    if (digits.length > MAX_DIGITS) {
      if (last === first && isLongRunWithCard(digits, folded, chain[first]!, search)) return last;
      break;
    }
    if (digits.length < MIN_DIGITS) continue;
    namedBefore ??= isCardNamedBefore(folded.text, chain[first]!.start);
    const groups = chain.slice(first, last + 1);
    const verdict = judge(
      { digits, groups, whole: groups.length === chain.length, loose, namedBefore },
      folded,
      search,
    );
    if (verdict === 'passes') passed = last;
    if (verdict === 'likely' && !(likely !== undefined && isExpiryNext(folded, chain[last]!))) likely = last;
  }
  return passed ?? likely;
}

interface Window {
  readonly digits: string;
  readonly groups: readonly Group[];
  /** Nothing else is chained to it. */
  readonly whole: boolean;
  readonly loose: boolean;
  /** A word like 卡号 stands before it. */
  readonly namedBefore: boolean;
}

function judge(window: Window, folded: FoldedText, search: CardSearch): 'passes' | 'likely' | 'no' {
  const { digits, groups, whole, loose, namedBefore } = window;
  const start = groups[0]!.start;
  const end = groups.at(-1)!.end;
  const strong = digits.length >= 16 && /^(?:62|[45])/.test(digits);
  const possible = digits.length >= 16 && /^[34569]/.test(digits);
  const luhn = isLuhnValid(digits);
  const issued = luhn && isIssued(digits);
  if (!issued && !possible && !namedBefore) return 'no';
  const named = namedBefore || CARD_AFTER.test(folded.text.slice(end, end + 8));
  if (groups.length > 1 && groups.every(group => group.digits === groups[0]!.digits)) return 'no'; // `3000 3000 3000 3000`
  if ((search.numberAsked || isLabelled(folded.text, start)) && !strong) return 'no';
  if (issued || (luhn && named)) return 'passes';
  const seamed = search.seam !== undefined && start < search.seam && search.seam < end;
  if (seamed && !named && groups.some(group => /^1[3-9]\d{9}$/.test(group.digits))) return 'no';
  if (named && !loose) return 'likely';
  if (!possible) return 'no';
  if (loose || seamed) return whole && strong && isEven(groups) ? 'likely' : 'no';
  return groups.length === 1 || isEven(groups) || (whole && strong) ? 'likely' : 'no';
}

/** Lengths and first digits under which cards are issued; ten per cent of random digits pass Luhn, so it alone is not enough. */
function isIssued(digits: string): boolean {
  switch (digits.length) {
    case 13:
      return digits.startsWith('4');
    case 14:
      return /^3[0689]/.test(digits);
    case 15:
      return /^3[47]/.test(digits);
    case 16:
      return /^(?:[34569]|2[2-7]|8[12])/.test(digits);
    default:
      return /^[34569]/.test(digits);
  }
}

/** Written as a card is printed: fours, sixes or single digits, the last group shorter; or 6 and the rest. */
function isEven(groups: readonly Group[]): boolean {
  const sizes = groups.map(group => group.digits.length);
  const size = sizes[0]!;
  return (
    size <= 6 &&
    sizes.slice(1, -1).every(other => other === size) &&
    sizes.at(-1)! <= Math.max(size, 13 * Number(sizes.length === 2))
  );
}

const CARD_BEFORE =
  /(?:卡号|卡號|咔号|卡面|卡片号|银行卡|信用卡|储蓄卡|結算卡|结算卡|visa|master|card|amex|运通|银联卡|账号|帳號|ka ?hao)(?:码|是|为|:|就是|给你|no|number|[^0-9，。,\n]){0,6}$/;
const CARD_AFTER = /^[ ,，(（]{0,2}(?:这张卡|这个卡|是?卡号|的卡|刷不了)/;
const OTHER_NUMBER =
  /(?:商户号|商户编号|商编|商户|商號|終端號|终端号|终端编号|终端|订单号?|單號|单号|流水号?|参考号?|凭证号?|批次号?|sn|s\/n|序列号?|机身号?|设备号?|机器号|编号|电话|手机号?|快递|运单|执照|信用代码|发票|统一代码|iccid|imei|tid|mid)(?:码|是|为|:|\s|就是|no\.?|#|：){0,4}$/;

function isCardNamedBefore(text: string, start: number): boolean {
  return CARD_BEFORE.test(text.slice(Math.max(0, start - 14), start));
}

function isLabelled(text: string, start: number): boolean {
  return OTHER_NUMBER.test(text.slice(Math.max(0, start - 14), start));
}

/** More than 19 digits in a row are an order number unless a card number with Luhn stands at the front (with its expiry or CVV behind). */
function isLongRunWithCard(digits: string, { text }: FoldedText, { start }: Group, search: CardSearch): boolean {
  if (digits.length > MAX_DIGITS + 7 || search.numberAsked || isLabelled(text, start)) return false;
  if (CARD_BEFORE.test(text.slice(Math.max(0, start - 14), start))) return true;
  return [16, 19].some(length => isIssued(digits.slice(0, length)) && isLuhnValid(digits.slice(0, length)));
}

function isExpiryNext({ digits }: FoldedText, { start, end }: Group): boolean {
  return end - start <= 2 && /^[/\-.]\d{2}/.test(digits.slice(end, end + 3));
}

/** Both lists are sorted; of a pair that overlaps, the tight one stays. */
function withoutOverlap(tight: readonly Span[], loose: readonly Span[]): Span[] {
  const result: Span[] = [];
  let next = 0;
  for (const span of loose) {
    while (next < tight.length && tight[next]!.end <= span.start) next++;
    if (next === tight.length || tight[next]!.start >= span.end) result.push(span);
  }
  return [...tight, ...result].sort((a, b) => a.start - b.start);
}
