import type { Analyze } from './analyze';
import type { MatchAnswer } from './answer-model';
import { OTHER_OPTION } from './answer-model';
import type { CompareOptions, Comparison } from './compare-options';
import { namesThing } from './words/names-thing';
import { readOrdinal } from './words/read-ordinal';
import { readPlainAct } from './words/read-plain-act';
import type { Polarity } from './words/read-polarity';
import { isUnsureLabel, readPolarity } from './words/read-polarity';
import { splitClauses } from './split-clauses';
import type { AnswerAct, AnswerQuestion, AnswerReading, Understanding } from './understanding';

export interface InterpretParts {
  readonly analyze: Analyze;
  readonly compareOptions: CompareOptions;
  readonly matchAnswer: MatchAnswer;
  readonly understand: (text: string, now: Date) => Understanding;
}

export type Interpret = (question: AnswerQuestion, text: string, now: Date) => AnswerReading;

/** What an answer can be besides an option. */
const ACTS: ReadonlySet<string> = new Set<AnswerAct>([
  'act.unsure',
  'act.skip',
  'act.wait',
  'act.back',
  'act.repeat',
  'request.human',
]);

/** Confidences at which what the message means by itself counts against an option. */
const ACT_CONFIDENCE = 0.4;
const ASK_CONFIDENCE = 0.6;
const SAFETY_CONFIDENCE = 0.6;
const FAULT_CONFIDENCE = 0.6;
const MIN_OPTION = 0.35;
/** A fault is how many answers sound: it is a digression only where an option is less probable than this. */
const MIN_OPTION_OVER_FAULT = 0.3;

/** Readings at least this sure are not looked for in parts of the message. */
const SURE = 0.8;
/** A part of a message decides from here on; what surrounds it may be about something else. */
const CLAUSE_MIN = 0.7;

/** Builds the reading of an answer against options that the knowledge may never have seen; a part of a longer message may be the answer. */
export function createInterpret(parts: InterpretParts): Interpret {
  return (question, text, now) => {
    const whole = interpretOne(parts, question, text, now);
    if (isFinal(whole)) return whole;
    const clauses = splitClauses(text);
    if (clauses.length < 2) return whole;
    const readings = clauses.map(clause => interpretOne(parts, question, clause, now));
    return surest(readings, 'option') ?? surest(readings, 'act') ?? whole;
  };
}

/** Sure as a whole; what sounds like a question or a fault may still have the answer in a part of it, a danger may not wait. */
const isFinal = (reading: AnswerReading): boolean =>
  reading.confidence >= SURE &&
  (reading.kind === 'option' ||
    reading.kind === 'act' ||
    (reading.kind === 'digression' && /^safety\./.test(reading.intent)));

const surest = (readings: readonly AnswerReading[], kind: AnswerReading['kind']): AnswerReading | undefined =>
  readings
    .filter(reading => reading.kind === kind && reading.confidence >= CLAUSE_MIN)
    .sort((a, b) => b.confidence - a.confidence)[0];

function interpretOne(
  { analyze, compareOptions, matchAnswer, understand }: InterpretParts,
  question: AnswerQuestion,
  text: string,
  now: Date,
): AnswerReading {
  const analysed = analyze(text);
  const { canonical } = analysed;
  if (canonical === '') return { kind: 'other', confidence: 1 };
  const understood = understand(text, now);
  const compared = compareOptions(question, text, polarityOf(canonical, understood));
  const best = compared.options[0];
  if (best && compared.certain)
    return { kind: 'option', optionId: best.optionId, confidence: Math.min(0.98, best.share), exact: true };
  const ordinal = readOrdinal(canonical, question.options.length);
  if (ordinal !== undefined)
    return { kind: 'option', optionId: question.options[ordinal]!.id, confidence: 0.97, exact: true };
  const comparison = learn(compared, question.id === undefined ? undefined : matchAnswer(question.id, analysed, true));
  const act = readAct(canonical, understood, comparison);
  if (act) return asUnsureOption(question, act) ?? act;
  return chooseBetween(understood, comparison);
}

/** What replies to this very question taught, in place of what its options' wording suggests. */
function learn(compared: Comparison, learnt: ReturnType<MatchAnswer>): Comparison {
  if (!learnt) return compared;
  const options = learnt.filter(({ optionId }) => optionId !== OTHER_OPTION);
  return {
    ...compared,
    options: options.map(({ optionId, probability }) => ({ optionId, share: probability })),
    probability: options[0]?.probability ?? 0,
  };
}

/** Yes or no by the words, or else by what the model takes a short message for that names nothing: `是插卡的` is no yes to whatever was asked. */
function polarityOf(canonical: string, { intent, confidence }: Understanding): Polarity | undefined {
  const plain = readPolarity(canonical);
  if (plain !== undefined || confidence < 0.8 || canonical.length > 8 || namesThing(canonical)) return plain;
  return intent === 'act.yes' ? 'yes' : intent === 'act.no' ? 'no' : undefined;
}

function readAct(
  canonical: string,
  understood: Understanding,
  comparison: Comparison,
): Extract<AnswerReading, { kind: 'act' }> | undefined {
  const plain = readPlainAct(canonical);
  if (plain !== undefined) return { kind: 'act', act: plain, confidence: 0.98 };
  const { act, raw, confidence } = likeliestAct(understood);
  if (act === undefined || comparison.ownIntents.has(act)) return undefined;
  const outdoes = raw >= MIN_RAW_ACT && confidence >= ACT_CONFIDENCE && comparison.probability < confidence;
  return outdoes ? { kind: 'act', act, confidence } : undefined;
}

/**
 * The act a message most likely is, given that it answers a question: what sounds like a fault, a yes or a no would be an option,
 * so these intents are left out of the sum.
 */
function likeliestAct({ intent, confidence, alternatives }: Understanding): {
  readonly act?: AnswerAct;
  readonly raw: number;
  readonly confidence: number;
} {
  const scored = [{ intent, confidence }, ...alternatives].filter(
    one => ACTS.has(one.intent) || !OPTION_LIKE.test(one.intent),
  );
  const sum = scored.reduce((total, one) => total + one.confidence, 0);
  const best = scored.filter(one => ACTS.has(one.intent)).sort((x, y) => y.confidence - x.confidence)[0];
  if (best === undefined) return { raw: 0, confidence: 0 };
  return { act: best.intent as AnswerAct, raw: best.confidence, confidence: best.confidence / sum };
}

/** Intents that an answer has only because it describes what is asked about. */
const OPTION_LIKE = /^(?:fault\.|act\.(?:yes|no|not-fixed|fixed|greet|thanks))/;
const MIN_RAW_ACT = 0.1;

/** Where "I do not know" is itself an option, it is that option. */
function asUnsureOption(
  { options }: AnswerQuestion,
  { act, confidence }: { readonly act: AnswerAct; readonly confidence: number },
): AnswerReading | undefined {
  const unsure = act === 'act.unsure' ? options.find(({ label }) => isUnsureLabel(label)) : undefined;
  return unsure && { kind: 'option', optionId: unsure.id, confidence };
}

/** An option, something else that the merchant wants, or neither. */
function chooseBetween({ intent, confidence }: Understanding, comparison: Comparison): AnswerReading {
  const [best] = comparison.options;
  const { probability } = comparison;
  const foreign = !comparison.ownIntents.has(intent);
  const digression: AnswerReading = { kind: 'digression', intent, confidence };
  if (foreign && intent.startsWith('safety.') && confidence >= SAFETY_CONFIDENCE && probability < 0.9)
    return digression;
  if (foreign && intent.startsWith('ask.') && confidence >= ASK_CONFIDENCE && probability < 0.7) return digression;
  const isFault = intent.startsWith('fault.') && foreign && confidence >= FAULT_CONFIDENCE;
  if (best && probability >= (isFault ? MIN_OPTION_OVER_FAULT : MIN_OPTION)) {
    return { kind: 'option', optionId: best.optionId, confidence: probability };
  }
  if (isFault || (/^(?:ask|safety)\./.test(intent) && confidence >= ASK_CONFIDENCE)) return digression;
  return { kind: 'other', confidence: 1 - probability };
}
