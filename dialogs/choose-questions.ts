import type { StepQuestion } from '../src/knowledge/language-schema';
import { STEP_PLACES } from '../src/knowledge/language-schema';
import { normalize } from '../src/language/normalize';
import { hasNoWifi, tellsHowToJoinWifi } from '../src/language/words/has-no-wifi';
import { insistsOnAsking, isQuestion, lacksKnowing, seemsToAsk } from '../src/language/words/is-question';
import { thingsIn } from '../src/language/words/things-in';
import { withoutDenied } from '../src/language/words/without-denied';
import { splitClauses } from '../src/language/split-clauses';
import { sharesContent } from './shares-content';
import type { FoundQuestion, LanguageReader, QuestionCandidate } from '../src/language/understanding';

/**
 * How like a known question a message has to be, by how surely it asks something at all. Of messages by authors who saw neither phrases
 * nor answers, .62 of those that ask get one that fits, .10 one that does not, and .02 of the replies that ask nothing get one
 * (tests/bench/language/step-questions.ts; .60 and .10 on the sealed part, which nothing was chosen on).
 */
const LEAST = { asks: 0.58, lacks: 0.66, seems: 0.72, tells: 1.6 } as const;
/** Who has a sale in doubt asks about it in all forms. */
const LEAST_TOLD_OF_MONEY = 0.85;
/**
 * How much likelier a question is that belongs to where the talk stands, and one that may be asked at any time, than one about another step.
 * Half of what merchants ask is about something else than the step at hand.
 */
const NEARNESS = { here: 0.05, anyTime: 0.02, elsewhere: 0 } as const;
/** Beside an answer of its own only a surer one counts; leave for a step is less of one than a word or a worry. */
const LEAST_BESIDE = { other: 0.85, leave: 0.9 } as const;
/** A second answer beside the first. */
const LEAST_SECOND = 0.65;

/**
 * One that has nothing but the commonest words in common with the part that asks is likely about something else: of those less like it than
 * this, most are wrong (of 37 below .75 on the development part 23; what asks about a danger in plain words lies just above this).
 */
const LEAST_UNSHARED = 0.62;

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
  /** Known questions that are not asked, as what was answered just before. */
  readonly isOut?: (question: StepQuestion) => boolean;
}

export interface ChosenQuestion extends FoundQuestion {
  readonly entry: StepQuestion;
}

type Manner = keyof typeof LEAST;

/** The questions that a message asks, at most two of different parts of it, in the order they are asked. */
export function chooseQuestions(
  reader: LanguageReader,
  questions: readonly StepQuestion[],
  message: string,
  asking: Asking,
): readonly ChosenQuestion[] {
  const text = withoutDenied(message);
  const found = findAmong(reader, questions, text, asking);
  const [best] = found;
  if (!best) return [];
  const second = secondOf(found, best, text);
  return second ? [best, second].sort((a, b) => a.from - b.from) : [best];
}

/**
 * Less alike than this, a known question is no guess at what was asked; beside something else that is said, it has to be liker. Where not even
 * the likeliest is `surely` like it, one of them has to speak of what the message does: without that, .06 of those that ask get only buttons
 * of other things, and with it .04 and .03, while .78 instead of .81 get the right one (`step-questions.ts`, as above).
 */
const LEAST_GUESS = { alone: 0.14, beside: 0.18, surely: 0.24 } as const;
const MOST_GUESSES = 3;

/** Known questions that a message may ask, where it is not sure which. */
export interface Guesses {
  /** The likeliest first, at most three; none where it asks nothing. */
  readonly questions: readonly StepQuestion[];
  /** It surely asks something, and is like them: worth naming though something else is said. */
  readonly isSure: boolean;
}

export function guessQuestions(
  reader: LanguageReader,
  questions: readonly StepQuestion[],
  message: string,
  asking: Asking,
): Guesses {
  const text = withoutDenied(message);
  const parts = reader
    .findQuestions(text, candidatesFor(questions, asking))
    .filter(
      ({ clause, likeness }) =>
        likeness >= LEAST_GUESS.alone && asking.isTaken?.(clause) !== true && mannerOf(clause, text) !== 'tells',
    );
  const [best, ...others] = parts;
  if (!best) return { questions: [], isSure: false };
  const other = others.find(({ id }) => id !== best.id && !best.next.includes(id));
  const ids = [best.id, ...(other ? [other.id] : []), ...best.next];
  const isSurely = ({ id }: StepQuestion): boolean => id === best.id && best.likeness >= LEAST_GUESS.surely;
  const named = ids.flatMap(id => questions.filter(entry => entry.id === id)).slice(0, MOST_GUESSES);
  const found = named.some(entry => isSurely(entry) || sharesContent(entry, questions, text)) ? named : [];
  const isSure = best.likeness >= LEAST_GUESS.beside && mannerOf(best.clause, text) === 'asks';
  return { questions: found, isSure };
}

function findAmong(
  reader: LanguageReader,
  questions: readonly StepQuestion[],
  text: string,
  asking: Asking,
): readonly ChosenQuestion[] {
  return reader
    .findQuestions(text, candidatesFor(questions, asking))
    .flatMap(found => {
      const entry = questions.find(({ id }) => id === found.id);
      if (!entry || asking.isTaken?.(found.clause)) return [];
      const score = found.score * (speaksOf(entry, found.clause) ? 1 : OF_ANOTHER_THING);
      if (score < leastFor(entry, mannerOf(found.clause, text), asking)) return [];
      if (score < LEAST_UNSHARED && !sharesContent(entry, questions, found.clause, 'asWell')) return [];
      return [{ ...found, score, entry }];
    })
    .sort((a, b) => b.score - a.score);
}

/** The questions that may be asked, by how near they are to where the talk stands. */
function candidatesFor(
  questions: readonly StepQuestion[],
  { places, anyTime, elsewhere, isOut }: Asking,
): readonly QuestionCandidate[] {
  return questions.flatMap((question): readonly QuestionCandidate[] => {
    const { id, at } = question;
    if (isOut?.(question)) return [];
    if (at.some(place => places.includes(place))) return [{ id, nearness: NEARNESS.here }];
    if (at.length === 0) return anyTime ? [{ id, nearness: NEARNESS.anyTime }] : [];
    return elsewhere && !at.every(place => STEP_PLACES.includes(place)) ? [{ id, nearness: NEARNESS.elsewhere }] : [];
  });
}

/** Another question in another part of the message; that of the best is the shortest part that is like it. */
function secondOf(found: readonly ChosenQuestion[], best: ChosenQuestion, text: string): ChosenQuestion | undefined {
  const last = splitClauses(text).length - 1;
  const length = ({ from, to }: ChosenQuestion): number => to - from;
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
  return Math.max(least, ownAnswer ? LEAST_BESIDE[ownAnswer] : 0);
}

/** Whether a known question speaks of a thing that the part of the message names, where it names one. */
function speaksOf(question: StepQuestion, clause: string): boolean {
  // `我说没有wifi呀`: how to join it is no answer.
  if (hasNoWifi(clause) && tellsHowToJoinWifi(question.text)) return false;
  const named = thingsIn(clause);
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
  const normalized = normalize(clause);
  if (/[?？]/.test(end) || isQuestion(normalized) || insistsOnAsking(normalized)) return 'asks';
  if (lacksKnowing(normalized)) return 'lacks';
  return seemsToAsk(normalized) ? 'seems' : 'tells';
}
