import type { KnowledgeFault } from '../errors';
import { faultsOf } from './faults-of';
import type { Path } from './faults-of';
import { FORBIDDEN_WORDS } from './forbidden-words';
import type { KnowledgeFiles } from './load-knowledge';

interface Rule {
  readonly problem: string;
  readonly matches: (text: string) => boolean;
}

const URL_FORM = /https?:\/\/|www\.|[a-z0-9-]{2,63}\.(?:com|cn|net|org|top|xyz|info|shop|vip|cc)\b/i;
const PHONE_FORM =
  /(?<!\d)(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|[48]00[- ]?\d{3,4}[- ]?\d{3,4}|0\d{2,3}[- ]\d{7,8}|95\d{3,4}|12\d{3})(?!\d)/;

const SENTENCE_END = /[\u3002\uff1b\uff01\uff1f\n!?;]/;
/** What a screen shows stands in quotation marks and is not asked by us. */
const sentences = (text: string): string[] => text.replace(/“[^”]{0,40}”/g, '').split(SENTENCE_END);
const some = (text: string, pattern: string, unless: string): boolean =>
  sentences(text).some(sentence => new RegExp(pattern).test(sentence) && !new RegExp(unless).test(sentence));

const EVERYWHERE: readonly Rule[] = [
  { problem: 'holds a URL: only contacts.yaml may', matches: text => URL_FORM.test(text) },
  { problem: 'holds a telephone number: only contacts.yaml may', matches: text => PHONE_FORM.test(text) },
  {
    problem: 'makes an "official" claim: only contacts.yaml may',
    matches: text => new RegExp(FORBIDDEN_WORDS.official).test(text),
  },
  { problem: 'holds HTML: plain text only', matches: text => /<\/?[a-z][^>]{0,200}>/i.test(text) },
];

const TO_MERCHANTS: readonly Rule[] = [
  {
    problem: 'asks for a card number, PIN, CVV, expiry or SMS code: never',
    matches: text =>
      some(
        text,
        `(?:${FORBIDDEN_WORDS.ask})[^。]{0,20}?(?:${FORBIDDEN_WORDS.secret})`,
        `${FORBIDDEN_WORDS.negation}|${FORBIDDEN_WORDS.byCardholder}`,
      ),
  },
  { problem: 'promises a time or money: never', matches: text => new RegExp(FORBIDDEN_WORDS.promise).test(text) },
  {
    problem: "tells a merchant to do a technician's work",
    matches: text => some(text, FORBIDDEN_WORDS.technicianWork, FORBIDDEN_WORDS.prohibition),
  },
];

/** Field names whose text goes to merchants; the rest is for staff. */
const MERCHANT_FIELDS = new Set(['text', 'why', 'howTo', 'steps', 'explain', 'advice', 'meaning', 'ask', 'hint']);

/** Looks at every sentence for what it may not say; what merchants write (intents, phrases, aliases, lexicon) is not ours. */
export function checkTexts(files: KnowledgeFiles): KnowledgeFault[] {
  const { codes, responseCodes, checks, answers, terminals, intake, wording } = files;
  const ours = [...codes, responseCodes, checks, answers, terminals, intake];
  return [
    ...ours.flatMap(file => (file ? [...walk(file.data, [])].flatMap(entry => judge(file, entry)) : [])),
    ...(wording
      ? [...walk(wording.data, [])].flatMap(entry =>
          String(entry.path[0]).startsWith('choice.')
            ? []
            : judge(wording, { ...entry, toMerchant: !String(entry.path[0]).startsWith('card.') }),
        )
      : []),
  ];
}

interface TextEntry {
  readonly path: Path;
  readonly text: string;
  readonly toMerchant: boolean;
}

function judge(
  file: { file: string; lineOf(path: Path): number },
  { path, text, toMerchant }: TextEntry,
): KnowledgeFault[] {
  const rules = toMerchant ? [...EVERYWHERE, ...TO_MERCHANTS] : EVERYWHERE;
  return rules.filter(rule => rule.matches(text)).map(rule => faultsOf(file)(path, rule.problem));
}

const NOT_OURS = new Set(['phrases', 'aliases']);

function* walk(value: unknown, path: Path, toMerchant = false): Generator<TextEntry> {
  if (typeof value === 'string') yield { path, text: value, toMerchant };
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* walk(item, [...path, index], toMerchant);
  else if (value !== null && typeof value === 'object') {
    const forStaff = 'who' in value && value.who === 'technician';
    for (const [key, item] of Object.entries(value)) {
      if (NOT_OURS.has(key)) continue;
      yield* walk(
        item,
        [...path, key],
        !forStaff && (toMerchant || MERCHANT_FIELDS.has(key)) && key !== 'source' && key !== 'priorWhy',
      );
    }
  }
}
