import { expect, positionOf } from './open-steps';
import type { Belief, Check, History, Model, Restrictions } from './model';

/** Bits below which a check tells nothing: what rounding leaves of one whose answers do not depend on the cause. */
const LEAST_BITS = 1e-9;

/**
 * Of the checks that may be asked now, the one whose answer is expected to take most of the doubt about the cause, whatever it costs to answer;
 * the first of equals, and undefined where none tells anything.
 */
export function mostTellingCheck(
  model: Model,
  belief: Belief,
  history: History,
  restrictions: Restrictions,
): Check | undefined {
  let best: { readonly check: Check; readonly bits: number } | undefined;
  for (const check of positionOf(model, belief, history, restrictions).checks) {
    const bits = expectedBits(belief, check);
    if (bits > (best?.bits ?? LEAST_BITS)) best = { check, bits };
  }
  return best?.check;
}

/**
 * The entropy of the belief less what is expected to be left of it after the answer, in bits: the mutual information of cause and answer, which is the
 * entropy of the answer less that of the answer where the cause is known (Shannon 1948). Who cannot say leaves all of it.
 */
export function expectedBits(belief: Belief, { likelihood, unsure }: Pick<Check, 'likelihood' | 'unsure'>): number {
  const ofAnswer = entropy(likelihood.map(option => expect(belief, option)));
  const ofAnswerByCause = belief.map((_, cause) => entropy(likelihood.map(option => option[cause] ?? 0)));
  return (1 - unsure) * (ofAnswer - expect(belief, ofAnswerByCause));
}

/** Bits; 0 log 0 is 0. */
const entropy = (probabilities: readonly number[]): number =>
  probabilities.reduce((sum, probability) => (probability > 0 ? sum - probability * Math.log2(probability) : sum), 0);
