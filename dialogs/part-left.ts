import type { StepQuestion } from '../src/knowledge/language-schema';
import { contentPairs } from '../src/language/words/content-pairs';
import { speaksToUs } from '../src/language/words/speaks-to-us';
import { withoutDenied } from '../src/language/words/without-denied';
import { complainsPlainly } from './complains';
import type { Clause } from './read-told';

/** Shorter or longer ones name nothing, or are a talk of their own. */
const LENGTH = { least: 4, most: 24 } as const;

/**
 * The part of a message that surely asks something which no answer given speaks of, in the merchant's words; undefined where there is none. Who
 * reads that "something" is left over asks all of it once more. `isTaken`: parts that were answered otherwise.
 */
export function partLeft(
  clauses: readonly Clause[],
  answers: readonly StepQuestion[],
  isTaken: (clause: string) => boolean,
): string | undefined {
  const said = new Set(contentPairs(answers.flatMap(({ text, phrases }) => [text, ...phrases]).join(' ')));
  return clauses.find(({ text, understanding: { isQuestion, normalized } }) => {
    if (!isQuestion || isTaken(text) || text.length < LENGTH.least || text.length > LENGTH.most) return false;
    if (speaksToUs(normalized) || complainsPlainly(normalized) || withoutDenied(text) !== text.trim()) return false;
    const pairs = contentPairs(text);
    return pairs.length > 0 && !pairs.some(pair => said.has(pair));
  })?.text;
}
