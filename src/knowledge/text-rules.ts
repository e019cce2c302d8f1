import { FORBIDDEN_WORDS } from './forbidden-words';

/** What no text of ours may say; `breaks` takes a folded text (see fold-text.ts). */
export interface TextRule {
  readonly problem: string;
  readonly breaks: (folded: string) => boolean;
}

const pattern = (source: string): RegExp => new RegExp(source, 'g');
const has = (source: string) => {
  const regex = new RegExp(source);
  return (text: string): boolean => regex.test(text);
};

const URL_FORM = has(
  [
    '[a-z]{2,10}://',
    'www\\.',
    '[a-z0-9-]{2,63}\\.(?:com|cn|net|org|top|xyz|info|shop|vip|cc|io|me|co|site|store|online|club|app|link|ltd|wang|ren|hk|tw)(?![a-z0-9-])',
  ].join('|'),
);
/** Mobile, 400/800, landline with area code, and five-digit service numbers such as 955xx; no amounts. */
const PHONE_FORM = has(
  [
    '(?:(?<!\\d)|(?<=\\+86[- ]?))1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}(?!\\d)',
    '(?<!\\d)[48]00[- ]?(?:\\d{3}[- ]?\\d{4}|\\d{4}[- ]?\\d{3})(?!\\d)',
    '(?<![\\d.])\\(?0\\d{2,3}\\)?[- ]?\\d{7,8}(?!\\d)',
    '(?<![\\d.])(?:95\\d{3,4}|96\\d{3,4}|123\\d{2}|100(?:10|86|00))(?![\\d.]|\\s?[\u5143\u5757\u5206\u7b14])',
  ].join('|'),
);
const HTML_FORM = has('<[/!]?[a-z][^<>]{0,200}>|<script|&(?:lt|gt|amp|nbsp|quot|#\\d+);');

const MAY_ASK_FOR = pattern(FORBIDDEN_WORDS.mayAskFor);
const NOT_OFFICIAL = pattern(FORBIDDEN_WORDS.notOfficial);
const TECHNICIAN_WORK = pattern(FORBIDDEN_WORDS.technicianWork);
const NOT_TOLD = new RegExp(FORBIDDEN_WORDS.notTold);

// Few texts hold a word that a rule is about: looking for it alone spares all others the long patterns, half of the time of these checks.
const namesSecret = has(FORBIDDEN_WORDS.secret);
const namesWork = has(FORBIDDEN_WORDS.work);
const official = has(FORBIDDEN_WORDS.official);
const asksForCardData = has(FORBIDDEN_WORDS.asksForCardData);

/** For every text there is, whoever wrote it. */
export const LINK_RULES: readonly TextRule[] = [
  { problem: 'holds a URL: only the url field of contacts.yaml may', breaks: URL_FORM },
  { problem: 'holds a telephone number: only the phone field of contacts.yaml may', breaks: PHONE_FORM },
  { problem: 'holds HTML: write plain text', breaks: HTML_FORM },
];

/** For what merchants and agents read. */
export const CLAIM_RULES: readonly TextRule[] = [
  {
    problem: 'makes an "official" claim: only contacts.yaml may, reword it',
    breaks: text => official(text.replace(NOT_OFFICIAL, '')),
  },
  {
    problem: 'names an address or number in words: only contacts.yaml may hold contacts',
    breaks: has(FORBIDDEN_WORDS.otherContact),
  },
];

/** For what merchants read. */
export const MERCHANT_RULES: readonly TextRule[] = [
  {
    problem: 'asks for a card number, PIN, CVV, expiry or SMS code: nobody may, take it out',
    breaks: text => asksForSecret(text.replace(MAY_ASK_FOR, '')),
  },
  { problem: 'promises a time or money: take the promise out', breaks: has(FORBIDDEN_WORDS.promises) },
  {
    problem: "tells a merchant to do a technician's work: make it a fix with who: technician",
    breaks: tellsTechnicianWork,
  },
];

/** For what merchants read while it is not known whether money was taken. */
export const UNCERTAIN_RULES: readonly TextRule[] = [
  {
    problem: 'tells to swipe again while the sale may have gone through: say how to check it first',
    breaks: has(FORBIDDEN_WORDS.swipeAgain),
  },
];

const asksForSecret = (text: string): boolean => namesSecret(text) && asksForCardData(text);

function tellsTechnicianWork(text: string): boolean {
  return (
    namesWork(text) &&
    [...text.matchAll(TECHNICIAN_WORK)].some(match => !NOT_TOLD.test(text.slice(match.index + match[0].length)))
  );
}
