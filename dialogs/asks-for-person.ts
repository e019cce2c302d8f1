import { supposes } from '../src/language/words/is-hypothetical';
import { readPlainAct } from '../src/language/words/read-plain-act';
import { postponesPerson } from '../src/language/words/postpones-person';
import { namesPerson } from '../src/language/words/read-polarity';
import type { Talk } from './talk';

const REQUEST_MIN = 0.5;

/** A part of the message asks for a person by name, and none refuses one: `机子坏了 人工`. */
export const asksForPerson = ({ reading: { clauses, understanding } }: Talk): boolean =>
  !understanding.refusesHuman &&
  !postponesPerson(understanding.normalized) &&
  clauses.some(
    ({ understanding: { intent, confidence, isQuestion, normalized } }) =>
      // `行 你转吧`: by its own words, whatever stands beside them.
      ((intent === 'request.human' && confidence >= REQUEST_MIN) || readPlainAct(normalized) === 'request.human') &&
      !isQuestion &&
      !supposes(normalized) &&
      namesPerson(normalized),
  );
