import type { Analyze } from './analyze';
import type { MatchAnswer } from './answer-model';
import { OTHER_OPTION } from './answer-model';
import { splitClauses } from './split-clauses';
import type { FoundAnswer } from './understanding';

/** From these on an unasked answer is believed; chosen so that of replies of an author left out few say anything they do not mean. */
const LEAST = { probability: 0.9, margin: 0.2, characters: 4 } as const;

export type FindAnswers = (text: string, questionIds: readonly string[]) => readonly FoundAnswer[];

/** Builds the search of a message for answers to questions that were not asked. */
export function createFindAnswers(analyze: Analyze, matchAnswer: MatchAnswer): FindAnswers {
  return (text, questionIds) => {
    const clauses = [...new Set([text, ...splitClauses(text)])]
      .filter(clause => clause.length >= LEAST.characters)
      .map(clause => analyze(clause));
    return questionIds.flatMap(questionId => {
      const best = clauses
        .flatMap(clause => matchAnswer(questionId, clause, false)?.[0] ?? [])
        .filter(
          ({ optionId, probability, margin }) =>
            optionId !== OTHER_OPTION && probability >= LEAST.probability && margin >= LEAST.margin,
        )
        .sort((a, b) => b.margin - a.margin)[0];
      return best ? [{ questionId, optionId: best.optionId, confidence: best.probability }] : [];
    });
  };
}
