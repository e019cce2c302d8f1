import type { AnalysedText, Analyze } from './analyze';
import type { MatchAnswer } from './answer-model';
import { OTHER_OPTION } from './answer-model';
import { isWithin, readQuantity } from './read-quantity';
import type { Quantity } from './read-quantity';
import { splitClauses } from './split-clauses';
import type { FoundAnswer, LanguageReader, LearnedQuestion, Surety } from './understanding';

interface Threshold {
  readonly probability: number;
  readonly margin: number;
  /** Shorter parts answer anything. */
  readonly characters: number;
  /** Against `other` as in a reply that was asked for. */
  readonly asked: boolean;
}

/** How sure an answer has to be that nobody asked for: figures by authors who saw no phrase, tests/bench/language/told-facts.ts and tried-wanted.ts. */
const LEAST: Readonly<Record<Surety, Threshold>> = {
  /** Of replies of an author left out few then say anything that they do not mean. */
  surely: { probability: 0.9, margin: 0.2, characters: 4, asked: false },
  /** For what can be said at any time, where one of few things is told from everything else. */
  likely: { probability: 0.85, margin: -0.1, characters: 4, asked: true },
  /** For what the words around it already show to be of the kind, so that only which one it is has to be told. */
  roughly: { probability: 0.7, margin: -0.3, characters: 3, asked: false },
};
/** Yes and no, however often said, answer what was asked and nothing else. */
const BARE = /^(?:没有?|沒有?|冇|不|有|是的?|对|好|都|还|啊|呀|的|了|嗯|哦|吧|呢|[\s，,。.！!~～…])+$/;
/** A quantity in the unit of a question's options is an answer to it, whatever the words around it. */
const QUANTITY_CONFIDENCE = 0.95;

export type FindAnswers = LanguageReader['findAnswers'];

/** Builds the search of a message for answers to questions that were not asked. */
export function createFindAnswers(
  analyze: Analyze,
  matchAnswer: MatchAnswer,
  questions: readonly LearnedQuestion[],
): FindAnswers {
  const quantities = new Map(questions.map(question => [question.id, quantitiesOf(question)]));
  return (text, questionIds, surety = 'surely') => {
    const clauses = [...new Set([text, ...splitClauses(text)])]
      .filter(clause => clause.length >= LEAST[surety].characters && !BARE.test(clause))
      .map(clause => analyze(clause));
    const found = new Map<string, FoundAnswer>();
    for (const clause of clauses) {
      for (const questionId of questionIds) {
        const [optionId] = findQuantity(clause.canonical, quantities.get(questionId) ?? []);
        if (optionId !== undefined) found.set(questionId, { questionId, optionId, confidence: QUANTITY_CONFIDENCE });
      }
      const best = bestOf(clause, questionIds, LEAST[surety]);
      if (best && !found.has(best.questionId)) found.set(best.questionId, best);
    }
    return [...found.values()];
  };

  /** What a clause says most surely; one thing, since what it says to other questions is mostly their likeness. */
  function bestOf(clause: AnalysedText, questionIds: readonly string[], least: Threshold): FoundAnswer | undefined {
    const matches = questionIds.flatMap(questionId => {
      const match = matchAnswer(questionId, clause, least.asked)?.[0];
      return match && match.optionId !== OTHER_OPTION ? [{ questionId, match }] : [];
    });
    const [best] = matches.sort((a, b) => b.match.margin - a.match.margin);
    if (!best || best.match.probability < least.probability || best.match.margin < least.margin) return undefined;
    return { questionId: best.questionId, optionId: best.match.optionId, confidence: best.match.probability };
  }
}

interface OfferedQuantity {
  readonly optionId: string;
  readonly quantity: Quantity;
}

/** The amounts that the options themselves name, where at least two do: `三格以上`, `一两格`. */
function quantitiesOf({ options }: LearnedQuestion): readonly OfferedQuantity[] {
  const offered = options.flatMap(({ id, phrases }) => {
    const quantity = id === OTHER_OPTION ? undefined : readQuantity(phrases[0] ?? '');
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
