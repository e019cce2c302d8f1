import type { LabelMatch } from './match-label';
import type { ScoredIntent } from './understanding';

export const NO_INTENT = 'none';

/** Fitted by leaving authors out: margins / .155 give probabilities whose mean meets the share that is right in every tenth. */
export const TEMPERATURE = 0.155;

/** A text of which less than this is known says nothing the phrases teach; the least of 14,000 held-out merchant messages with a right answer is .2. */
const MIN_COVERAGE = 0.12;
/** A safety intent wins where it has at least this share of the best one's probability: a missed one costs more than a needless question. */
const SAFETY_SHARE = 0.6;
const MAX_ALTERNATIVES = 5;
const MIN_ALTERNATIVE = 0.005;

export interface IntentChoice extends ScoredIntent {
  readonly alternatives: readonly ScoredIntent[];
}

/** Ranks the intents of a match; `none` where too little of the text is known, and safety first where it is close. */
export function chooseIntent(labels: readonly string[], { probabilities, coverage }: LabelMatch): IntentChoice {
  const ranked = labels
    .map((intent, i) => ({ intent, confidence: probabilities[i] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence);
  const best = pickBest(ranked, coverage);
  if (best === undefined) return { intent: NO_INTENT, confidence: 1, alternatives: [] };
  const alternatives = ranked
    .filter(({ intent, confidence }) => intent !== best.intent && confidence >= MIN_ALTERNATIVE)
    .slice(0, MAX_ALTERNATIVES);
  return { ...best, alternatives };
}

function pickBest(ranked: readonly ScoredIntent[], coverage: number): ScoredIntent | undefined {
  const first = ranked[0];
  if (first === undefined) return undefined;
  if (coverage < MIN_COVERAGE) return { intent: NO_INTENT, confidence: 1 - first.confidence * coverage };
  const safety = ranked.find(({ intent }) => intent.startsWith('safety.'));
  return safety !== undefined && safety.confidence >= SAFETY_SHARE * first.confidence ? safety : first;
}
