import type { AnalysedText, Analyze } from './analyze';
import type { AnswerMatch, MatchAnswer } from './answer-model';
import { OTHER_OPTION } from './answer-model';
import { isWithin, readQuantity } from './read-quantity';
import type { Quantity } from './read-quantity';
import { splitClauses } from './split-clauses';
import type { FoundAnswer, LearnedQuestion } from './understanding';

/** From these on an unasked answer is believed: of replies of an author left out, few then say anything that they do not mean. */
const LEAST = { probability: 0.9, margin: 0.2, characters: 4 } as const;
/** The same for what can be said at any time, where one of few things is told from everything else. */
const LIKELY = { probability: 0.85, margin: -0.1 } as const;
/** Yes and no, however often said, answer what was asked and nothing else. */
const BARE = /^(?:没有?|沒有?|冇|不|有|是的?|对|好|都|还|啊|呀|的|了|嗯|哦|吧|呢|[\s，,。.！!~～…])+$/;
/** A quantity in the unit of a question's options is an answer to it, whatever the words around it. */
const QUANTITY_CONFIDENCE = 0.95;

export type FindAnswers = (text: string, questionIds: readonly string[], likely?: boolean) => readonly FoundAnswer[];

/** Builds the search of a message for answers to questions that were not asked. */
export function createFindAnswers(
  analyze: Analyze,
  matchAnswer: MatchAnswer,
  questions: readonly LearnedQuestion[],
): FindAnswers {
  const quantities = new Map(questions.map(question => [question.id, quantitiesOf(question)]));
  return (text, questionIds, likely = false) => {
    const clauses = [...new Set([text, ...splitClauses(text)])]
      .filter(clause => clause.length >= LEAST.characters && !BARE.test(clause))
      .map(clause => analyze(clause));
    const found = new Map<string, FoundAnswer>();
    for (const clause of clauses) {
      for (const questionId of questionIds) {
        const [optionId] = findQuantity(clause.canonical, quantities.get(questionId) ?? []);
        if (optionId !== undefined) found.set(questionId, { questionId, optionId, confidence: QUANTITY_CONFIDENCE });
      }
      const best = bestOf(clause, questionIds, likely);
      if (best && !found.has(best.questionId)) found.set(best.questionId, best);
    }
    return [...found.values()];
  };

  /** What a clause says most surely; one thing, since what it says to other questions is mostly their likeness. */
  function bestOf(clause: AnalysedText, questionIds: readonly string[], likely: boolean): FoundAnswer | undefined {
    const matches = questionIds.flatMap(questionId => {
      const match = matchAnswer(questionId, clause, likely)?.[0];
      return match && match.optionId !== OTHER_OPTION ? [{ questionId, match }] : [];
    });
    const [best] = matches.sort((a, b) => b.match.margin - a.match.margin);
    if (!best || !(likely ? isLikely(best.match) : isNearlyCertain(best.match))) return undefined;
    return { questionId: best.questionId, optionId: best.match.optionId, confidence: best.match.probability };
  }
}

const isNearlyCertain = ({ probability, margin }: AnswerMatch): boolean =>
  probability >= LEAST.probability && margin >= LEAST.margin;
const isLikely = ({ probability, margin }: AnswerMatch): boolean =>
  probability >= LIKELY.probability && margin >= LIKELY.margin;

interface OfferedQuantity {
  readonly optionId: string;
  readonly quantity: Quantity;
}

/** The amounts that the options themselves name, where at least two do: `三格以上`, `一两格`. */
function quantitiesOf({ options }: LearnedQuestion): readonly OfferedQuantity[] {
  const offered = options.flatMap(({ id, phrases }) => {
    const quantity = readQuantity(phrases[0] ?? '');
    return quantity ? [{ optionId: id, quantity }] : [];
  });
  return offered.length >= 2 ? offered : [];
}

function findQuantity(text: string, offered: readonly OfferedQuantity[]): readonly string[] {
  if (offered.length === 0) return [];
  const said = readQuantity(text);
  const meant = said ? offered.filter(({ quantity }) => isWithin(said, quantity)) : [];
  return meant.length === 1 && meant[0] ? [meant[0].optionId] : [];
}
