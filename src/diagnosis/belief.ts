import type { Belief, Model } from './model';

/**
 * No cause is ever ruled out for good: merchants err, and so do priors. Small enough to move no decision
 * (a 40-minute handoff times 1e-5 is less than a millisecond of the merchant's time), large enough for later answers to recover it.
 */
const FLOOR = 1e-5;

/** P(cause) before anything is known. */
export const priorBelief = (model: Model): Belief => toBelief(model.priors);

/**
 * Belief after the merchant's words were read as `intent`; `confidence` (0 to 1) is how sure the reader is.
 * Jeffrey's rule: the share that may be a misreading moves nothing. An intent the model does not list moves nothing either.
 */
export function afterEvidence(model: Model, belief: Belief, intent: string, confidence = 1): Belief {
  const evidence = model.evidence.find(entry => entry.intent === intent);
  if (!evidence) return belief;
  const read = weigh(belief, evidence.likelihood);
  return toBelief(read.map((probability, cause) => confidence * probability + (1 - confidence) * (belief[cause] ?? 0)));
}

/** Belief after a check was answered; an unknown check or option (`unsure`, `skipped`, an id of older knowledge) moves nothing. */
export function afterAnswer(model: Model, belief: Belief, checkId: string, optionId: string): Belief {
  const check = model.checks.find(entry => entry.id === checkId);
  const likelihood = check?.likelihood[check.options.indexOf(optionId)];
  return likelihood ? weigh(belief, likelihood) : belief;
}

/** Belief after a fix was done and the fault stayed; an unknown fix moves nothing. */
export function afterFailedFix(model: Model, belief: Belief, fixId: string): Belief {
  const fix = model.fixes.find(entry => entry.id === fixId);
  return fix
    ? weigh(
        belief,
        fix.success.map(success => 1 - success),
      )
    : belief;
}

/** Bayes' rule; where the likelihood contradicts every cause the belief stays as it was. */
export function weigh(belief: Belief, likelihood: readonly number[]): Belief {
  const weights: number[] = [];
  let total = 0;
  for (let cause = 0; cause < belief.length; cause++) {
    const weight = (belief[cause] ?? 0) * (likelihood[cause] ?? 0);
    weights.push(weight);
    total += weight;
  }
  return total > 0 ? toBelief(weights) : belief;
}

/** Weights of any sum -> probabilities that sum to 1, each at least about FLOOR; nothing positive -> uniform. */
export function toBelief(weights: readonly number[]): Belief {
  const total = sumOfPositive(weights);
  const floored: number[] = [];
  let flooredTotal = 0;
  for (const weight of weights) {
    const share = total > 0 ? Math.max(weight / total || 0, FLOOR) : 1;
    floored.push(share);
    flooredTotal += share;
  }
  for (let cause = 0; cause < floored.length; cause++) floored[cause] = (floored[cause] ?? 0) / flooredTotal;
  return floored;
}

function sumOfPositive(weights: readonly number[]): number {
  let total = 0;
  for (const weight of weights) if (weight > 0) total += weight;
  return total;
}
