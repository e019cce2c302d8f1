import { saidEver } from './said-lately';
import type { Talk } from './talk';
import type { WordingKey } from './wording-keys';

/** What is said in one line once the whole of it was said before. */
const BRIEF = {
  'handoff.how-long': 'handoff.how-long-again',
  'handoff.unknown': 'handoff.unknown-again',
  'money.back': 'money.back-again',
  'money.goods': 'money.goods-again',
  'money.not-own': 'money.not-own-again',
  'money.hold-key': 'money.hold-key-again',
  'money.frozen': 'money.frozen-again',
  'money.look-password': 'money.look-password-again',
  'money.bank-back': 'money.bank-back-again',
  'money.deposit': 'money.deposit-again',
  'money.cannot-see': 'money.cannot-see-again',
  'note.call-time': 'note.call-time-again',
} as const satisfies Partial<Record<WordingKey, WordingKey>>;

type Brief = (typeof BRIEF)[keyof typeof BRIEF];

/** The sentence as it is said the first time in a talk, or the line in its place: who hears the same paragraph twice thinks that nobody listens. */
export function briefly<Key extends WordingKey>(talk: Talk, key: Key): Key | Brief {
  const brief = (BRIEF as Readonly<Partial<Record<WordingKey, Brief>>>)[key];
  return brief !== undefined && saidEver(talk, key) ? brief : key;
}
