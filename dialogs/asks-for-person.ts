import { supposes } from '../src/language/words/is-hypothetical';
import { readPlainAct } from '../src/language/words/read-plain-act';
import { postponesPerson } from '../src/language/words/postpones-person';
import { namesPerson } from '../src/language/words/read-polarity';
import type { Talk } from './talk';

const REQUEST_MIN = 0.5;

/** A part of the message asks for a person by name, or says nothing but that (`行 你转吧`), and none refuses one: `机子坏了 人工`. */
export const asksForPerson = ({ reading: { clauses, understanding } }: Talk): boolean =>
  !understanding.refusesHuman &&
  !postponesPerson(understanding.normalized) &&
  clauses.some(
    ({ understanding: { intent, confidence, isQuestion, normalized } }) =>
      readPlainAct(normalized) === 'request.human' ||
      (intent === 'request.human' &&
        confidence >= REQUEST_MIN &&
        !isQuestion &&
        !supposes(normalized) &&
        namesPerson(normalized)),
  );
