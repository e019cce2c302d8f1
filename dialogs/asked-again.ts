import type { StepQuestion } from '../src/knowledge/language-schema';
import { askingOf } from './asking';
import type { Asking, ChosenQuestion } from './choose-questions';
import { chooseQuestions } from './choose-questions';
import type { Talk } from './talk';

/** Said this lately, an answer is no answer a second time. */
const LATELY = 4;

/** What was said lately is not asked; with money in doubt the next likeliest may say what is not so. */
export function withoutSaid(talk: Talk): Asking {
  const asking = askingOf(talk);
  return asking.inDoubt ? asking : { ...asking, isOut: entry => wasSaidLately(talk, entry) };
}

/** As like as this, a part of a message asks what was answered just before, and nothing else that resembles it. */
const SURELY_AGAIN = 1.2;

/** What a message surely asks, and was answered just before. */
const surelyAgain = (talk: Talk): readonly ChosenQuestion[] =>
  choose(talk).filter(({ entry, score }) => score >= SURELY_AGAIN && wasSaidLately(talk, entry));

/** The known questions that a message asks. */
export const choose = (talk: Talk, asking = askingOf(talk)): readonly ChosenQuestion[] =>
  chooseQuestions(talk.tools.reader, talk.knowledge.stepQuestions, talk.reading.text, asking);

/** What may be asked by who says that it was no answer: what surely asks for it again is not answered with something else. */
export function withoutRepeated(talk: Talk): Asking {
  const repeated = surelyAgain(talk);
  const asking = withoutSaid(talk);
  const isTaken = (part: string): boolean =>
    asking.isTaken?.(part) === true || repeated.some(({ clause }) => part.includes(clause) || clause.includes(part));
  return { ...asking, isTaken };
}

/** Whether an answer is among what was said last. */
export const wasSaidLately = (talk: Talk, { text }: StepQuestion): boolean => saidJustNow(talk, text);

/** The same for any text. */
export const saidJustNow = ({ input }: Talk, said: string): boolean =>
  input.transcript.slice(-LATELY).some(line => line.from === 'bot' && line.text.includes(said));
