import type { AnalysedText, Analyze } from './analyze';
import { extractFeatures } from './features';
import type { LinearModel } from './linear-model';
import { quantize, scoreLabels } from './linear-model';
import { softmax } from './match-label';
import { trainLinear } from './train-linear';
import type { TwoClassProblem } from './train-linear';
import type { LearnedQuestion } from './understanding';
import { buildVocabulary, createFindRow, vectorize } from './vocabulary';

/** The option under which replies stand that answer nothing. */
export const OTHER_OPTION = 'other';

export interface AnswerMatch {
  readonly optionId: string;
  /** P(this option | the reply stands at this question), `other` among the options. */
  readonly probability: number;
  /** Distance from the option's dividing plane; above 0 is inside. */
  readonly margin: number;
}

/** The options of a learnt question, likeliest first; undefined for a question that was never learnt. `asked`: the text is a reply to it. */
export type MatchAnswer = (
  questionId: string,
  text: Pick<AnalysedText, 'canonical' | 'tokens'>,
  asked: boolean,
) => readonly AnswerMatch[] | undefined;

/** Replies to other questions that each question learns as answering nothing: with 240 a third more of what is found unasked is wrong. */
const FOREIGN_REPLIES = 900;
/** Shorter ones answer many questions. */
const FOREIGN_MIN_CHARACTERS = 5;
/** Features of one reply alone are left out: three quarters of all; without them .82 instead of .79 of held-out replies are taken. */
const MIN_COUNT = 2;
const SEED = 20261129;

/**
 * Learns for every question which option a reply means. All questions share one vocabulary; each option's machine sees its own question's
 * replies, and some of other questions as replies that answer nothing. Labels are `question/option`.
 */
export function trainAnswerModel(questions: readonly LearnedQuestion[], analyze: Analyze): LinearModel {
  const labels = questions.flatMap(({ id, options }) => options.map(option => `${id}/${option.id}`));
  const replies = questions.flatMap(({ id, options }) =>
    options.flatMap(option => option.phrases.map(text => ({ questionId: id, optionId: option.id, text }))),
  );
  const bags = replies.map(({ text }) => {
    const { canonical, tokens } = analyze(text);
    return extractFeatures(canonical, tokens);
  });
  const vocabulary = buildVocabulary(bags, MIN_COUNT);
  const findRow = createFindRow(vocabulary.hashes);
  const problems = questions.flatMap(question => toProblems(question, replies));
  const vectors = bags.map(bag => vectorize(bag, vocabulary, findRow));
  return quantize(labels, vocabulary, trainLinear({ vectors, problems, features: vocabulary.hashes.length }));
}

interface Reply {
  readonly questionId: string;
  readonly optionId: string;
  readonly text: string;
}

function toProblems({ id, options }: LearnedQuestion, replies: readonly Reply[]): readonly TwoClassProblem[] {
  const own = replies.flatMap((reply, index) => (reply.questionId === id ? [index] : []));
  const known = new Set(own.map(index => replies[index]!.text));
  const foreign = replies.flatMap((reply, index) =>
    reply.questionId !== id && reply.text.length >= FOREIGN_MIN_CHARACTERS && !known.has(reply.text) ? [index] : [],
  );
  const examples = Int32Array.from([...own, ...pick(foreign, FOREIGN_REPLIES, replies)]);
  return options.map(option => ({
    examples,
    isOwn: Uint8Array.from(examples, index => {
      const reply = replies[index]!;
      return (reply.questionId === id ? reply.optionId : OTHER_OPTION) === option.id ? 1 : 0;
    }),
  }));
}

/** The same ones every time, and each by its own text: a phrase more leaves the others as they were. */
function pick(indices: readonly number[], count: number, replies: readonly Reply[]): readonly number[] {
  const share = count / Math.max(count, indices.length);
  return indices.filter(index => fractionOf(replies[index]!.text) < share);
}

const FNV_PRIME = 16_777_619;

/** A text's place in [0, 1) by its FNV-1a hash, mixed once more since short texts differ in their last bits. */
function fractionOf(text: string): number {
  let hash = SEED;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

/** Fitted on replies of an author left out (tests/bench/language/interpret.ts). */
const TEMPERATURE = 0.25;

/**
 * Who was just asked most often answers, so `other` has to lead by this. Of the replies of an author left out .80 are then taken, .96 of them
 * rightly, and .05 of replies that answer nothing; with .3 it is .76, .96 and .03.
 */
const ASKED_BIAS = 0.5;

export function createMatchAnswer(model: LinearModel): MatchAnswer {
  const findRow = createFindRow(model.vocabulary.hashes);
  const ranges = rangesOf(model.labels);
  // A clause is matched with every question there is, and one scoring has the labels of all.
  const known = new WeakMap<object, Float64Array>();
  const scoresOf = (text: Parameters<MatchAnswer>[1]): Float64Array => {
    const scores =
      known.get(text) ??
      scoreLabels(model, vectorize(extractFeatures(text.canonical, text.tokens), model.vocabulary, findRow));
    known.set(text, scores);
    return scores;
  };
  return (questionId, text, asked) => {
    const range = ranges.get(questionId);
    if (!range) return undefined;
    const scores = scoresOf(text);
    const margins = scores.slice(range.from, range.to);
    if (asked) lower(margins, range.optionIds.indexOf(OTHER_OPTION));
    const probabilities = softmax(margins, TEMPERATURE);
    return range.optionIds
      .map((optionId, i) => ({ optionId, probability: probabilities[i] ?? 0, margin: margins[i] ?? 0 }))
      .sort((a, b) => b.probability - a.probability);
  };
}

interface Range {
  readonly from: number;
  to: number;
  readonly optionIds: string[];
}

function rangesOf(labels: readonly string[]): ReadonlyMap<string, Range> {
  const ranges = new Map<string, Range>();
  labels.forEach((label, index) => {
    const [questionId = '', optionId = ''] = label.split('/');
    const range = ranges.get(questionId) ?? { from: index, to: index, optionIds: [] };
    range.to = index + 1;
    range.optionIds.push(optionId);
    ranges.set(questionId, range);
  });
  return ranges;
}

function lower(margins: Float64Array, index: number): void {
  if (index >= 0) margins[index] = (margins[index] ?? 0) - ASKED_BIAS;
}
