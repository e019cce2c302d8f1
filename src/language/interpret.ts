import type { Analyze } from './analyze';
import type { CompareOptions, Comparison } from './compare-options';
import { readOrdinal } from './read-ordinal';
import { readPlainAct } from './read-plain-act';
import type { Polarity } from './read-polarity';
import { isUnsureLabel, readPolarity } from './read-polarity';
import type { AnswerAct, AnswerQuestion, AnswerReading, Understanding } from './understanding';

export interface InterpretParts {
  readonly analyze: Analyze;
  readonly compareOptions: CompareOptions;
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
/** Overlap from which an option is surely what the words are about. */
const FULL_OVERLAP = 0.1;
const MIN_OPTION = 0.35;
/** A fault is how many answers sound: it is a digression only where an option is less probable than this. */
const MIN_OPTION_OVER_FAULT = 0.3;

/** Builds the reading of an answer against options that the knowledge may never have seen. */
export function createInterpret({ analyze, compareOptions, understand }: InterpretParts): Interpret {
  return (question, text, now) => {
    const { canonical } = analyze(text);
    if (canonical === '') return { kind: 'other', confidence: 1 };
    const understood = understand(text, now);
    const comparison = compareOptions(question, text, polarityOf(canonical, understood));
    const best = comparison.options[0];
    if (best && comparison.certain)
      return { kind: 'option', optionId: best.optionId, confidence: Math.min(0.98, best.share) };
    const ordinal = readOrdinal(canonical, question.options.length);
    if (ordinal !== undefined) return { kind: 'option', optionId: question.options[ordinal]!.id, confidence: 0.97 };
    const act = readAct(canonical, understood, comparison);
    if (act) return asUnsureOption(question, act) ?? act;
    return chooseBetween(understood, comparison);
  };
}

/** Yes or no by the words, or else by what the model takes a short message for. */
function polarityOf(canonical: string, { intent, confidence }: Understanding): Polarity | undefined {
  const plain = readPolarity(canonical);
  if (plain !== undefined || confidence < 0.8 || canonical.length > 8) return plain;
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
  const outdoes = raw >= MIN_RAW_ACT && confidence >= ACT_CONFIDENCE && optionConfidence(comparison) < confidence;
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
  const probability = optionConfidence(comparison);
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

/** P(the best option is meant): how far it leads the others, and how much of the answer is in its words. */
function optionConfidence({ options, overlap }: Comparison): number {
  return (options[0]?.share ?? 0) * Math.min(1, 0.2 + (0.8 * overlap) / FULL_OVERLAP);
}
