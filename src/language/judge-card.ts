import type { FoldedText } from './fold-text';
import type { DigitGroup, Joint } from './group-digits';
import { isLuhnValid } from './luhn';

export interface CardSearch {
  /** The merchant was asked for a number: only what can hardly be anything but a card is taken. */
  readonly numberAsked: boolean;
  /** Place where the message before ends; a number across it needs stronger signs. */
  readonly seam?: number;
}

/** Digit groups that might together be a card number. */
export interface CardWindow {
  readonly digits: string;
  readonly groups: readonly DigitGroup[];
  readonly joint: Joint;
  /** Nothing else is chained to it. */
  readonly whole: boolean;
  /** A word like 卡号 stands before it. */
  readonly named: boolean;
}

export type CardVerdict = 'passes' | 'likely' | 'no';

/** GB/T 19584: a PAN has 13 to 19 digits; one called so by its owner may have been cut short. */
export const MIN_CARD_DIGITS = 13;
export const MIN_NAMED_DIGITS = 11;
export const MAX_CARD_DIGITS = 19;

/** Whether the groups are a card number: by the Luhn check and an issued prefix, by name, or by prefix, length and shape. */
export function judgeCard(
  { digits, groups, joint, whole, named }: CardWindow,
  { text }: FoldedText,
  search: CardSearch,
): CardVerdict {
  const long = digits.length >= 16;
  const strong = long && /^(?:62|[45])/.test(digits);
  const possible = (long && /^[34569]/.test(digits)) || isAmexShape(digits, groups);
  const issued = isIssued(digits) && isLuhnValid(digits);
  if (!issued && !possible && !named) return 'no';
  if ((search.numberAsked || isNumberOfAnotherKind(text, groups[0]!.start)) && !strong) return 'no';
  if (issued) return 'passes';
  if (groups.some(isPhone) || (groups.some(isCode) && !(strong && isEven(groups)))) return 'no';
  if (named) return joint === 'tight' || long ? 'likely' : 'no';
  if (!possible) return 'no';
  if (groups.length === 1) return 'likely';
  const mainland = whole && digits.startsWith('62');
  if (isSeamed(groups, search)) return mainland || (whole && strong && isEven(groups)) ? 'likely' : 'no';
  if (joint !== 'tight') return mainland || (whole && strong && (joint === 'told' || isEven(groups))) ? 'likely' : 'no';
  return isEven(groups) || (whole && (strong || groups.length >= 3)) ? 'likely' : 'no';
}

/** Whether a word that announces a card number stands right before a place. */
export function isCardNamed({ text }: FoldedText, start: number): boolean {
  return CARD_BEFORE.test(text.slice(Math.max(0, start - 14), start));
}

/**
 * Whether more than 19 digits in a row are a card number with its expiry date or CVV behind; order numbers (20 to 32) are not.
 */
export function isLongRunWithCard(digits: string, folded: FoldedText, start: number, search: CardSearch): boolean {
  if (digits.length > MAX_CARD_DIGITS + 7 || search.numberAsked || isNumberOfAnotherKind(folded.text, start))
    return false;
  if (isCardNamed(folded, start)) return true;
  return [16, 19].some(length => isIssued(digits.slice(0, length)) && isLuhnValid(digits.slice(0, length)));
}

/** A mainland card number read out with a few digits too many. */
export function isMiscounted(chain: readonly DigitGroup[], search: CardSearch): boolean {
  if (search.numberAsked || chain.length < 3 || chain.length > 8 || !chain[0]!.digits.startsWith('62')) return false;
  const length = chain.reduce((sum, group) => sum + group.digits.length, 0);
  return length > MAX_CARD_DIGITS && length <= MAX_CARD_DIGITS + 3;
}

/** First digits and lengths under which cards are issued: ten per cent of random digits pass Luhn, so it alone is not enough. */
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
      return digits.length > 16 && /^[34569]/.test(digits);
  }
}

function isAmexShape(digits: string, groups: readonly DigitGroup[]): boolean {
  const sizes = groups.map(group => group.digits.length).join();
  return (
    (/^3[47]/.test(digits) && sizes === '4,6,5') ||
    (/^3[0689]/.test(digits) && (sizes === '4,6,4' || sizes === '4,4,4,2'))
  );
}

/** Written as a card is printed: fours, sixes or single digits, the last group shorter; or 6 and the rest. */
function isEven(groups: readonly DigitGroup[]): boolean {
  const sizes = groups.map(group => group.digits.length);
  const size = sizes[0]!;
  const last = sizes.at(-1)!;
  return size <= 6 && sizes.slice(1, -1).every(other => other === size) && (last <= size || sizes.length === 2);
}

function isPhone({ digits }: DigitGroup): boolean {
  return /^1[3-9]\d{9}$/.test(digits);
}

function isCode({ digits }: DigitGroup): boolean {
  return digits === '3000';
}

function isSeamed(groups: readonly DigitGroup[], { seam }: CardSearch): boolean {
  return seam !== undefined && groups[0]!.start < seam && seam < groups.at(-1)!.end;
}

const CARD_BEFORE =
  /(?:卡号|卡號|咔号|卡面|卡片号|银行卡|信用卡|储蓄卡|結算卡|结算卡|visa|master|card|amex|运通|银联卡|副卡|账号|帳號|ka ?hao)(?:码|是|为|:|就是|给你|no|number|[^0-9，。,\n]){0,6}$/;
const OTHER_NUMBER =
  /(?:商户号|商户编号|商编|商户|商號|終端號|终端号|终端编号|终端|订单号?|單號|单号|流水号?|参考号?|凭证号?|批次号?|sn|s\/n|序列号?|机身号?|设备号?|机器号|编号|电话|手机号?|快递|运单|执照|信用代码|发票|统一代码|iccid|imei|tid|mid)(?:码|是|为|:|\s|就是|no\.?|#|：){0,4}$/;

function isNumberOfAnotherKind(text: string, start: number): boolean {
  return OTHER_NUMBER.test(text.slice(Math.max(0, start - 14), start));
}
