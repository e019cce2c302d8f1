import { hasGoneThrough, missesSlip } from '../src/incident/is-money-at-risk';
import { hasNoSlip } from '../src/language/words/has-no-slip';
import type { RecordShown } from '../src/language/words/read-record';
import { readRecord } from '../src/language/words/read-record';
import { openCase } from './case';
import type { Talk } from './talk';

const RECORD_OPTIONS: Readonly<Partial<Record<string, RecordShown>>> = {
  'money.found-success': 'success',
  'money.found-failed': 'failed',
  'money.not-listed': 'not-listed',
};

/** What the record shows: as tapped, else by the words alone, since "where do I see whether it went through" resembles an answer. */
export function foundRecord({ reading }: Talk): RecordShown | undefined {
  const { optionId, text, isExact, isTapped } = reading;
  const chosen = isExact && optionId !== undefined ? RECORD_OPTIONS[optionId] : undefined;
  return isTapped || chosen === 'failed' ? (chosen ?? readRecord(text)) : readRecord(text);
}

/** Nothing but the slip is wanting, by what was answered before or the words of this message; a likeness is not enough where money is. */
export function missesOnlySlip(talk: Talk): boolean {
  const incident = openCase(talk);
  return missesSlip(incident) || (hasGoneThrough(incident) && [talk.reading.text, incident.firstWords].some(hasNoSlip));
}
