import type { Analyze } from './analyze';
import type { CompareOptions } from './compare-options';
import { readPlainAct } from './read-plain-act';
import { readOrdinal } from './read-ordinal';
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

/** An option this like the answer is taken before anything the model says. */
const SURE = 0.86;
/** The best option must be this like the answer, and this much more than the next. */
const LIKELY = 0.3;
const POSSIBLE = 0.2;
const CLEAR_LEAD = 0.06;
/** Confidence at which the model's reading counts. */
const ACT_CONFIDENCE = 0.5;
const DIGRESSION_CONFIDENCE = 0.5;
/** An act outdoes an option less like the answer than this; 不知道 is nearer to many options' words than it means. */
const ACT_OUTDOES = 0.6;

/** Builds the reading of an answer against options that the knowledge may never have seen. */
export function createInterpret({ analyze, compareOptions, understand }: InterpretParts): Interpret {
  return (question, text, now) => {
    const answer = analyze(text);
    if (answer.canonical === '') return { kind: 'other', confidence: 1 };
    const understood = understand(text, now);
    const [best, second] = compareOptions(question, answer, polarityOf(answer.canonical, understood));
    const likeness = best?.likeness ?? 0;
    const lead = likeness - (second?.likeness ?? 0);
    const option = (confidence: number, optionId = best?.option.id ?? ''): AnswerReading => ({
      kind: 'option',
      optionId,
      confidence,
    });
    if (likeness >= SURE && lead > 0) return option(likeness);
    const ordinal = readOrdinal(answer.canonical, question.options.length);
    if (ordinal !== undefined) return option(0.97, question.options[ordinal]!.id);
    const act = readAct(answer.canonical, understood, likeness);
    if (act) return unsureOption(question, act) ?? act;
    const { intent, confidence } = understood;
    const digression: AnswerReading | undefined =
      isDigression(intent) && confidence >= DIGRESSION_CONFIDENCE
        ? { kind: 'digression', intent, confidence }
        : undefined;
    if (likeness >= LIKELY && lead >= CLEAR_LEAD && !outweighs(understood, likeness))
      return option(toConfidence(likeness, lead));
    if (digression) return digression;
    if (likeness >= POSSIBLE && lead >= CLEAR_LEAD) return option(toConfidence(likeness, lead));
    return { kind: 'other', confidence: 1 - likeness };
  };
}

/** Yes or no by the words, or else by what the model takes the whole for. */
function polarityOf(canonical: string, { intent, confidence }: Understanding): Polarity | undefined {
  const plain = readPolarity(canonical);
  if (plain !== undefined || confidence < 0.8 || canonical.length > 8) return plain;
  return intent === 'act.yes' ? 'yes' : intent === 'act.no' ? 'no' : undefined;
}

function readAct(
  canonical: string,
  { intent, confidence }: Understanding,
  likeness: number,
): Extract<AnswerReading, { kind: 'act' }> | undefined {
  const plain = readPlainAct(canonical);
  if (plain !== undefined) return { kind: 'act', act: plain, confidence: 0.98 };
  const isAct = ACTS.has(intent) && confidence >= ACT_CONFIDENCE;
  return isAct && likeness < ACT_OUTDOES ? { kind: 'act', act: intent as AnswerAct, confidence } : undefined;
}

/** Where "I do not know" is itself an option, it is that option. */
function unsureOption(
  { options }: AnswerQuestion,
  { act, confidence }: { readonly act: AnswerAct; readonly confidence: number },
): AnswerReading | undefined {
  const unsure = act === 'act.unsure' ? options.find(({ label }) => isUnsureLabel(label)) : undefined;
  return unsure && { kind: 'option', optionId: unsure.id, confidence };
}

function isDigression(intent: string): boolean {
  return /^(?:safety|ask|fault)\./.test(intent);
}

/** Whether what the message means by itself is surer than that it is the option; an answer often sounds like a fault. */
function outweighs({ intent, confidence }: Understanding, likeness: number): boolean {
  if (intent.startsWith('safety.')) return confidence > 0.8 && likeness < 0.5;
  if (intent.startsWith('ask.')) return confidence > 0.7 && likeness < 0.5;
  return false;
}

function toConfidence(likeness: number, lead: number): number {
  return Math.min(0.97, 0.4 + 0.5 * likeness + 0.5 * lead);
}
