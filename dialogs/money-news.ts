import type { RecordShown } from '../src/language/words/read-record';
import { readBareRecord, readRecord } from '../src/language/words/read-record';
import { fearsCharge } from '../src/language/words/read-worry';
import { briefly } from './briefly';
import type { Values } from './phrasing';
import type { Talk } from './talk';
import type { WordingKey } from './wording-keys';

/** From here on a part of a message is about the money. */
const NEWS_MIN = 0.7;

const REPLIES: Readonly<Record<RecordShown, WordingKey>> = {
  success: 'money.shown-success',
  failed: 'money.shown-failed',
  'not-listed': 'money.not-listed',
  'not-success': 'money.corrected',
  both: 'money.shown-both',
  unclear: 'money.shown-unclear',
};

export interface MoneyNews {
  readonly reply: WordingKey;
  /** What the terminal's own record shows, where the message says so. */
  readonly record?: RecordShown;
  /** What the reply's wording is filled with. */
  readonly values?: Values;
}

/**
 * What a message says of a sale in doubt: what the terminal's own record shows, a worry whether something charges again, or more about the
 * debit. Part by part, since speech runs news and questions together.
 */
export function readMoneyNews(talk: Talk): MoneyNews | undefined {
  const { reading, incident, pending } = talk;
  const isAsked = pending?.kind === 'field' && pending.id === 'record';
  const record = readRecord(reading.text) ?? (isAsked ? readBareRecord(reading.understanding.normalized) : undefined);
  if (record === 'success' && incident?.money.twice) return { reply: 'money.twice-success', record };
  // Who has told of the debit is not asked to look for it.
  if (record === 'not-listed' && incident?.money.state === 'debited')
    return { reply: 'money.not-listed-debited', record };
  if (record !== undefined) return { reply: REPLIES[record], record };
  const aboutDebit = reading.clauses
    .map(({ understanding }) => understanding)
    .filter(({ intent, confidence }) => intent === 'safety.money-debited' && confidence >= NEWS_MIN);
  const asked = aboutDebit.filter(({ isQuestion }) => isQuestion);
  if (asked.some(({ normalized }) => fearsCharge(normalized))) return { reply: 'money.no-harm' };
  if (asked.length > 0) return talk.isAnswered ? undefined : { reply: briefly(talk, 'money.cannot-see') };
  return aboutDebit.length > 0 ? { reply: 'money.double' } : undefined;
}
