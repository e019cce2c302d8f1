import { refusesQuestions } from '../src/language/words/refuses-questions';
import { actOf } from './act-of';
import type { Talk } from './talk';

/** Whether a message says this to who waits in a queue, also while a form field stands open. */
export const saysInQueue = ({ reading, tools }: Talk, option: 'hurry' | 'act.skip-all'): boolean =>
  tools.reader.findAnswers(reading.text, ['queue'], 'likely').some(({ optionId }) => optionId === option);

/** Who is asked for form fields while waiting and has had enough ends the questions; only who says so ends the waiting too. */
export function endsQuestions(talk: Talk): boolean {
  const { pending, owner, reading } = talk;
  if (pending?.kind !== 'field' || owner !== 'queue' || reading.understanding.refusesHuman) return false;
  const act = actOf(talk);
  if (reading.optionId !== undefined) return act === 'act.skip-all';
  // Who asks has not had enough.
  if (reading.understanding.isQuestion) return false;
  return act === 'act.skip-all' || act === 'act.cancel' || saysInQueue(talk, 'act.skip-all');
}

/** Has had enough of the form while none of its questions stands open. */
export function wantsNoMoreQuestions(talk: Talk): boolean {
  const { content } = talk.input.message;
  const isTapped = content.kind === 'choice' && content.choiceId === 'act.skip-all';
  return isTapped || refusesQuestions(talk.reading.understanding.normalized) || saysInQueue(talk, 'act.skip-all');
}
