import type { StepQuestion } from '../src/knowledge/language-schema';
import { contentPairs } from '../src/language/words/content-pairs';

/** What stands in more of the known questions than this tells none of them from the rest, where it is all there is, and where it is one sign of more. */
const MOST_QUESTIONS = { alone: 12, asWell: 30 } as const;

const pairs = new WeakMap<StepQuestion, readonly string[]>();
const counts = new WeakMap<readonly StepQuestion[], ReadonlyMap<string, number>>();

/** Whether a known question, in its title or one of its phrases, speaks of something that the text does, and few other questions do. */
export function sharesContent(
  question: StepQuestion,
  questions: readonly StepQuestion[],
  text: string,
  sign: keyof typeof MOST_QUESTIONS = 'alone',
): boolean {
  const named = contentPairs(text);
  const count = countsOf(questions);
  return pairsOf(question).some(pair => (count.get(pair) ?? 0) <= MOST_QUESTIONS[sign] && named.includes(pair));
}

/** Found once for each question. */
function pairsOf(question: StepQuestion): readonly string[] {
  const before = pairs.get(question);
  if (before) return before;
  const found = contentPairs([question.title, ...question.phrases].join(' '));
  pairs.set(question, found);
  return found;
}

/** In how many questions each pair stands; counted once. */
function countsOf(questions: readonly StepQuestion[]): ReadonlyMap<string, number> {
  const before = counts.get(questions);
  if (before) return before;
  const count = new Map<string, number>();
  for (const question of questions) for (const pair of pairsOf(question)) count.set(pair, (count.get(pair) ?? 0) + 1);
  counts.set(questions, count);
  return count;
}
