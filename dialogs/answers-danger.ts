import { readRecord } from '../src/language/words/read-record';
import { readScamAnswer } from './scam-answer';
import type { Talk } from './talk';

/** A question about a danger is answered by the same message. */
export function answersDanger(talk: Talk): boolean {
  const { pending, reading } = talk;
  const { text, optionId, understanding } = reading;
  if (pending?.kind !== 'menu') return false;
  if (pending.id === 'damage') return optionId !== undefined || understanding.deniesDamage;
  if (pending.id === 'scam') return readScamAnswer(talk) !== 'other';
  if (pending.id !== 'money-lookup') return false;
  return readRecord(text) !== undefined || understanding.entities.moneyDebited !== undefined;
}
