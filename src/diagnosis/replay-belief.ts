import { afterAnswer, afterEvidence, afterFailedFix, priorBelief } from './belief';
import type { Belief, History, Model } from './model';

/** What an incident records that bears on the cause; an `Incident` fits as it is. */
export interface DiagnosisFacts {
  readonly symptoms: readonly { readonly intent: string; readonly confidence: number }[];
  readonly observations: readonly { readonly check: string; readonly answer: string }[];
  readonly attempts: readonly { readonly fix: string; readonly result: 'fixed' | 'not-fixed' | 'could-not' }[];
}

/**
 * The belief that follows from everything recorded, from the priors on. Order does not matter to Bayes' rule, so taking an
 * answer back, learning the terminal's kind late or newer knowledge all mean: replay.
 */
export function replayBelief(model: Model, facts: DiagnosisFacts): Belief {
  let belief = priorBelief(model);
  for (const { intent, confidence } of facts.symptoms) belief = afterEvidence(model, belief, intent, confidence);
  for (const { check, answer } of facts.observations) belief = afterAnswer(model, belief, check, answer);
  for (const { fix, result } of facts.attempts) {
    if (result === 'not-fixed') belief = afterFailedFix(model, belief, fix);
  }
  return belief;
}

/** What is not to be proposed again: checks answered or left open, fixes tried or refused. */
export const historyOf = (facts: DiagnosisFacts): Required<History> => ({
  asked: facts.observations.map(({ check }) => check),
  tried: facts.attempts.map(({ fix }) => fix),
  refused: facts.attempts.filter(({ result }) => result === 'could-not').map(({ fix }) => fix),
});

/** Belief by cause id, as an incident stores it; rounded to 6 decimals, so that stored JSON stays short. */
export const beliefByCause = (model: Model, belief: Belief): Readonly<Record<string, number>> =>
  Object.fromEntries(model.causes.map((cause, index) => [cause, Math.round((belief[index] ?? 0) * 1e6) / 1e6]));
