import type { StepQuestion } from '../src/knowledge/language-schema';
import { STEP_PLACES } from '../src/knowledge/language-schema';
import { asksMeaning, insistsOnAsking, isQuestion, seemsToAsk } from '../src/language/words/is-question';
import { thingsIn } from '../src/language/words/things-in';
import { splitClauses } from '../src/language/split-clauses';
import type { FoundQuestion, LanguageReader } from '../src/language/understanding';

/**
 * How like a known question a message has to be, by how surely it asks something at all. Of messages by authors who saw no phrase,
 * .88 of those that ask get one that fits, .04 one that does not, and .02 of the replies that ask nothing get one
 * (tests/bench/language/step-questions.ts; .82 and .08 on the half that nothing was chosen on).
 */
const LEAST = { asks: 0.2, seems: 0.4, tells: 0.8 } as const;
/** Who has a sale in doubt asks about it in all forms. */
const LEAST_TOLD_OF_MONEY = 0.6;
/** What may be asked at any time has to be a little likelier, and what belongs to the place comes before it. */
const GENERAL = { asks: 0.3, seems: 0.6, tells: 0.9, behind: 0.15 } as const;
/** Beside an answer of its own only a surer one counts; leave for a step is less of one than a word or a worry. */
const LEAST_BESIDE = { other: 0.8, leave: 0.5 } as const;
/** A question about another step than the one proposed: by itself, and beside what was found for this one. */
const ELSEWHERE = { least: 0.5, lead: 0.2 } as const;
/** A second answer beside the first. */
const LEAST_SECOND = 0.45;

/** What is asked about one thing is seldom answered by what never speaks of it: `路由器可不可以直接拔插头`. */
const OF_ANOTHER_THING = 0.5;

/** Where a question is asked, and what else the message is. */
export interface Asking {
  /** Ids of the open step and of what else goes on, as in `StepQuestion.at`. */
  readonly places: readonly string[];
  /** What has no place of its own may be asked as well. */
  readonly anyTime: boolean;
  /** So may what belongs to a step that is not open. */
  readonly elsewhere: boolean;
  /** The message answers or tells of a cure: only what is surely asked is answered beside it. */
  readonly answersToo: boolean;
  /** What is asked has an answer of its own: leave for another step, or an explained word, a worry. */
  readonly ownAnswer?: keyof typeof LEAST_BESIDE | undefined;
  /** The sale is in doubt. */
  readonly inDoubt: boolean;
  /** Parts that were answered otherwise. */
  readonly isTaken?: (clause: string) => boolean;
}

export interface ChosenQuestion extends FoundQuestion {
  readonly entry: StepQuestion;
}

interface Candidate extends ChosenQuestion {
  readonly rank: number;
}

type Manner = keyof typeof LEAST;

/** The questions that a message asks, at most two of different parts of it, the likeliest first. */
export function chooseQuestions(
  reader: LanguageReader,
  questions: readonly StepQuestion[],
  text: string,
  asking: Asking,
): readonly ChosenQuestion[] {
  const here = questions.filter(({ at }) =>
    at.length === 0 ? asking.anyTime : at.some(place => asking.places.includes(place)),
  );
  const found = findAmong(reader, here, text, asking);
  const other = asking.elsewhere ? findElsewhere(reader, questions, text, asking) : undefined;
  if (other && other.score > (found[0]?.score ?? 0) + ELSEWHERE.lead) return [other];
  const [best] = found;
  if (!best) return [];
  const second = secondOf(found, best, text);
  return second ? [best, second] : [best];
}

function findAmong(
  reader: LanguageReader,
  questions: readonly StepQuestion[],
  text: string,
  asking: Asking,
): readonly Candidate[] {
  const ids = questions.map(({ id }) => id);
  return reader
    .findQuestions(text, ids)
    .flatMap(found => {
      const entry = questions.find(({ id }) => id === found.id);
      if (!entry || asking.isTaken?.(found.clause)) return [];
      const score = found.score * (speaksOf(entry, found.clause, text) ? 1 : OF_ANOTHER_THING);
      if (score < leastFor(entry, mannerOf(found.clause, text), asking)) return [];
      return [{ ...found, score, entry, rank: score - (entry.at.length === 0 ? GENERAL.behind : 0) }];
    })
    .sort((a, b) => b.rank - a.rank);
}

function findElsewhere(
  reader: LanguageReader,
  questions: readonly StepQuestion[],
  text: string,
  asking: Asking,
): Candidate | undefined {
  const ofSteps = questions.filter(({ at }) => !at.some(place => STEP_PLACES.includes(place)));
  return findAmong(reader, ofSteps, text, asking).find(
    ({ score, clause }) => score >= ELSEWHERE.least && (mannerOf(clause, text) === 'asks' || asksMeaning(clause)),
  );
}

/** Another question in another part of the message; that of the best is the shortest part that is like it. */
function secondOf(found: readonly Candidate[], best: Candidate, text: string): Candidate | undefined {
  const last = splitClauses(text).length - 1;
  const length = ({ from, to }: Candidate): number => to - from;
  const core = found.filter(({ id }) => id === best.id).sort((a, b) => length(a) - length(b) || b.score - a.score)[0];
  return found.find(
    other =>
      core !== undefined &&
      other.id !== best.id &&
      (other.to < core.from || other.from > core.to) &&
      length(other) < last &&
      other.score >= LEAST_SECOND &&
      mannerOf(other.clause, text) === 'asks',
  );
}

function leastFor({ at }: StepQuestion, manner: Manner, { answersToo, ownAnswer, inDoubt }: Asking): number {
  if (answersToo && manner !== 'asks') return Infinity;
  const onlyMoney = inDoubt && at.length > 0 && at.every(place => place === 'money');
  const least = manner === 'tells' && onlyMoney ? LEAST_TOLD_OF_MONEY : LEAST[manner];
  return Math.max(least, ownAnswer ? LEAST_BESIDE[ownAnswer] : 0, at.length === 0 ? GENERAL[manner] : 0);
}

/** Whether a known question speaks of a thing that the part of the message names, or else the message, where it names one. */
function speaksOf(question: StepQuestion, clause: string, message: string): boolean {
  const inPart = thingsIn(clause);
  const named = inPart.length > 0 ? inPart : thingsIn(message);
  return named.length === 0 || thingsOf(question).some(thing => named.includes(thing));
}

const known = new WeakMap<StepQuestion, readonly string[]>();

/** Found once for each question. */
function thingsOf(question: StepQuestion): readonly string[] {
  const before = known.get(question);
  if (before) return before;
  const things = [...new Set(thingsIn([question.text, ...question.phrases].join(' ')))];
  known.set(question, things);
  return things;
}

/** How a part of a message asks; the mark that ends it was cut off with it. */
function mannerOf(clause: string, message: string): Manner {
  const end = message[message.indexOf(clause) + clause.length] ?? '';
  if (/[?？]/.test(end) || isQuestion(clause) || insistsOnAsking(clause)) return 'asks';
  return seemsToAsk(clause) ? 'seems' : 'tells';
}
