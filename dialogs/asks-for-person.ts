import { namesPerson } from '../src/language/words/read-polarity';
import type { Talk } from './talk';

const REQUEST_MIN = 0.5;

/** A part of the message asks for a person by name, and none refuses one. */
export const asksForPerson = ({ reading: { clauses, understanding } }: Talk): boolean =>
  !understanding.refusesHuman &&
  clauses.some(
    ({ understanding: { intent, confidence, isQuestion, normalized } }) =>
      intent === 'request.human' && confidence >= REQUEST_MIN && !isQuestion && namesPerson(normalized),
  );
