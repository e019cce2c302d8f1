import { asksCause } from '../src/language/words/asks-cause';
import { asksWhatToDo } from '../src/language/words/asks-what-to-do';
import { isHypothetical, speaksOfNextTime, supposesReturn } from '../src/language/words/is-hypothetical';
import { missesAnswer } from '../src/language/words/misses-answer';
import { criticises } from '../src/language/words/short-readings';
import { readWorks } from '../src/language/words/read-works';
import { speaksToUs } from '../src/language/words/speaks-to-us';
import type { Clause } from './read-told';
import type { Talk } from './talk';

/** Shorter parts ask nothing that could be answered. */
const LEAST_ASKED = 4;

/** Asks what to do should the fault come back: `下次再这样 是不是重启就行`; what else may come is another matter. */
export const asksOfReturn = ({ reading: { understanding } }: Talk): boolean =>
  speaksOfNextTime(understanding.normalized) && supposesReturn(understanding.normalized);

/** The same in the breath in which the cure is told. */
export const asksOfReturnToo = (talk: Talk): boolean =>
  !talk.isAnswered &&
  isHypothetical(talk.reading.understanding.normalized) &&
  supposesReturn(talk.reading.understanding.normalized) &&
  talk.reading.clauses.some(
    ({ text, understanding: { isQuestion, normalized } }) =>
      isQuestion || (isHypothetical(normalized) && /[?？]/.test(text)),
  );

/**
 * What a message with the news of the cure asks, and nothing has answered yet: until that is settled nobody is asked how it was. `told`: what is
 * answered by what is said of the cure itself.
 */
export function asksStill(talk: Talk, told: { readonly cause: boolean; readonly return: boolean }): boolean {
  const { reading, isAnswered, left } = talk;
  if (reading.kind !== 'text' || reading.isExact) return false;
  return left !== undefined || (!isAnswered && reading.clauses.some(clause => asks(clause, told)));
}

function asks(
  { text, understanding: { isQuestion, normalized } }: Clause,
  told: { readonly cause: boolean; readonly return: boolean },
): boolean {
  if (!isQuestion || text.length < LEAST_ASKED || readWorks(normalized) !== undefined) return false;
  if (speaksToUs(normalized) || missesAnswer(normalized) || criticises(normalized)) return false;
  if (told.cause && asksCause(normalized)) return false;
  return !(told.return && (supposesReturn(normalized) || asksWhatToDo(normalized)));
}
