import type { Analyze } from './analyze';
import type { Embed, Embedding } from './embed';
import { likeness } from './embed';
import { splitClauses } from './split-clauses';
import type { FoundQuestion, KnownQuestion } from './understanding';

/** What an answer's own words count among the phrases of its question: with them .64 of held-out phrases find their question, without .61. */
const ANSWER_WEIGHT = 2;
/** How far a question leads the next counts more than how like it is: of the half most sure by both, .80 are right; by likeness alone, .72. */
const LEAD_WEIGHT = 3;
/** Shorter parts ask about anything. */
const LEAST_CHARACTERS = 4;

export type FindQuestions = (text: string, ids: readonly string[]) => readonly FoundQuestion[];

/** Features of a mean that are kept, the heaviest: the rest are those of one phrase alone. */
const FEATURES_KEPT = 600;

/**
 * Builds the choice among questions that the knowledge answers, by the likeness of a message, or a part of it, to the mean of the phrases of
 * each (Rocchio): what was asked is told apart among the few that can be asked now, and needs no training.
 */
export function createFindQuestions(
  analyze: Analyze,
  embed: Embed,
  questions: readonly KnownQuestion[],
): FindQuestions {
  const means = new Map(
    questions.map(({ id, answer, phrases }) => [
      id,
      toMean([
        ...phrases.map(phrase => ({ vector: embed(analyze(phrase)), weight: 1 })),
        { vector: embed(analyze(answer)), weight: ANSWER_WEIGHT },
      ]),
    ]),
  );
  return (text, ids) => {
    const candidates = ids.flatMap(id => {
      const mean = means.get(id);
      return mean ? [{ id, mean }] : [];
    });
    return [...new Set([text, ...splitClauses(text)])]
      .filter(clause => clause.length >= LEAST_CHARACTERS)
      .flatMap(clause => {
        const asked = embed(analyze(clause));
        const [best, next] = candidates
          .map(({ id, mean }) => ({ id, likeness: likeness(asked, mean) }))
          .sort((a, b) => b.likeness - a.likeness);
        if (!best) return [];
        const lead = best.likeness - (next?.likeness ?? 0);
        return [{ id: best.id, clause, score: best.likeness + LEAD_WEIGHT * lead }];
      })
      .sort((a, b) => b.score - a.score);
  };
}

/** The weighted sum of vectors, at unit length before its lightest features are left out. */
function toMean(parts: readonly { readonly vector: Embedding; readonly weight: number }[]): Embedding {
  const sum = new Map<number, number>();
  for (const { vector, weight } of parts)
    for (const [hash, value] of vector) sum.set(hash, (sum.get(hash) ?? 0) + weight * value);
  const length = Math.sqrt([...sum.values()].reduce((total, value) => total + value * value, 0)) || 1;
  return new Map(
    [...sum]
      .sort(([, a], [, b]) => b - a)
      .slice(0, FEATURES_KEPT)
      .map(([hash, value]) => [hash, value / length]),
  );
}
