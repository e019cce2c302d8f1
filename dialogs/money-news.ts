import type { RecordShown } from '../src/language/words/read-record';
import { readBareRecord, readRecord } from '../src/language/words/read-record';
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
export function readMoneyNews({ reading, incident, pending }: Talk): MoneyNews | undefined {
  const isAsked = pending?.kind === 'field' && pending.id === 'record';
  const record = readRecord(reading.text) ?? (isAsked ? readBareRecord(reading.understanding.normalized) : undefined);
  if (record !== undefined)
    return { reply: record === 'success' && incident?.money.twice ? 'money.twice-success' : REPLIES[record], record };
  const aboutDebit = reading.clauses
    .map(({ understanding }) => understanding)
    .filter(({ intent, confidence }) => intent === 'safety.money-debited' && confidence >= NEWS_MIN);
  if (aboutDebit.some(({ isQuestion }) => isQuestion)) return { reply: 'money.no-harm' };
  return aboutDebit.length > 0 ? { reply: 'money.double' } : undefined;
}
