import type { CARD_LABEL_KEYS } from '../src/incident/card-lines';
import { withNote } from '../src/incident/intake';
import type { Incident } from '../src/incident/incident';
import type { RecordShown } from '../src/language/read-record';
import { readRecord } from '../src/language/read-record';
import { splitClauses } from '../src/language/split-clauses';
import type { Talk } from './talk';
import type { WordingKey } from './wording-keys';

/** From here on a part of a message is about the money. */
const NEWS_MIN = 0.7;

const RECORD_SAYS = {
  success: { reply: 'money.shown-success', card: 'card.record.success' },
  failed: { reply: 'money.shown-failed', card: 'card.record.failed' },
  'not-listed': { reply: 'money.not-listed', card: 'card.record.not-listed' },
  'not-success': { reply: 'money.corrected', card: 'card.record.not-success' },
} as const satisfies Record<
  RecordShown,
  { readonly reply: WordingKey; readonly card: (typeof CARD_LABEL_KEYS)[number] }
>;

export interface MoneyNews {
  readonly reply: WordingKey;
  /** What the terminal's own record shows, where the message says so. */
  readonly record?: RecordShown;
}

/**
 * What a message says of a sale in doubt: what the terminal's own record shows, a worry whether something charges again, or more about the
 * debit. Part by part, since speech runs news and questions together.
 */
export function readMoneyNews(talk: Talk): MoneyNews | undefined {
  const { reading, tools, input } = talk;
  const record = readRecord(reading.text);
  if (record !== undefined) return { reply: RECORD_SAYS[record].reply, record };
  const aboutDebit = splitClauses(reading.text)
    .map(clause => tools.reader.understand(clause, input.now))
    .filter(({ intent, confidence }) => intent === 'safety.money-debited' && confidence >= NEWS_MIN);
  if (aboutDebit.some(({ isQuestion }) => isQuestion)) return { reply: 'money.no-harm' };
  return aboutDebit.length > 0 ? { reply: 'money.double' } : undefined;
}

/** Keeps for the agent what the terminal's own record shows; the last word counts. */
export const withRecord = (incident: Incident, record: RecordShown, talk: Talk): Incident =>
  withNote(incident, 'record', talk.text(RECORD_SAYS[record].card));
