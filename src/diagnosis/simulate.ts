import { articleStep } from './article-policy';
import { createExactPlan, isSmallEnough } from './exact-plan';
import { nextStep } from './next-step';
import { positionOf } from './open-steps';
import { ratioToExact } from './ratio-to-exact';
import { runMerchant } from './run-merchant';
import { createMerchant, DEFAULT_NOISE } from './simulated-merchant';
import type { ExactPlan } from './exact-plan';
import type { Model } from './model';
import type { Choose } from './run-merchant';
import type { Noise } from './simulated-merchant';

export type Policy = 'planner' | 'article' | 'exact';

export interface SimulationOptions {
  readonly model: Model;
  readonly merchants: number;
  readonly seed: number;
  readonly policy: Policy;
  readonly noise?: Partial<Noise>;
}

export interface SimulationResult {
  readonly policy: Policy;
  readonly merchants: number;
  /** Merchant minutes from the first words to the end, a handoff's included. */
  readonly meanMinutes: number;
  /** Checks asked and fixes proposed. */
  readonly meanSteps: number;
  /** Merchants whose fault was gone without a person. */
  readonly resolved: number;
  readonly handedOff: number;
  /** Expected minutes under the model over the optimum; absent where the model is too large for the optimum, and for `article`. */
  readonly ratioToExact?: number;
}

/**
 * Runs merchants with hidden causes against a policy. Deterministic in the seed, and every policy meets the same merchants.
 * Throws RangeError where `exact` is asked of a model too large to solve (see `isSmallEnough`).
 */
export function simulate({ model, merchants, seed, policy, noise }: SimulationOptions): SimulationResult {
  const solvable = isSmallEnough(model);
  if (policy === 'exact' && !solvable) {
    throw new RangeError(
      `The exact policy cannot be computed for ${model.checks.length} checks and ${model.fixes.length} fixes; use a smaller model`,
    );
  }
  const plan = solvable ? createExactPlan(model) : undefined;
  const choose = policyOf(policy, model, plan);
  const total = { minutes: 0, steps: 0, resolved: 0 };
  for (let number = 0; number < merchants; number++) {
    const outcome = runMerchant(model, createMerchant(model, seed, number, { ...DEFAULT_NOISE, ...noise }), choose);
    total.minutes += outcome.minutes;
    total.steps += outcome.steps;
    total.resolved += outcome.resolved ? 1 : 0;
  }
  return {
    policy,
    merchants,
    meanMinutes: merchants > 0 ? total.minutes / merchants : 0,
    meanSteps: merchants > 0 ? total.steps / merchants : 0,
    resolved: total.resolved,
    handedOff: merchants - total.resolved,
    ...(plan && policy !== 'article' && { ratioToExact: policy === 'exact' ? 1 : ratioToExact(model, plan) }),
  };
}

/** How each policy decides; a merchant's true cause reaches the article's reader only (see `articleStep`). */
function policyOf(policy: Policy, model: Model, plan: ExactPlan | undefined): Choose {
  if (policy === 'article') {
    return ({ history, restrictions }, { firstIntent, cause }) =>
      articleStep(
        model,
        { ...(firstIntent !== undefined && { firstIntent }), cause: model.causes[cause] ?? '' },
        history,
        restrictions,
      );
  }
  if (policy === 'exact' && plan) {
    return ({ belief, history, restrictions }) => plan.at(positionOf(model, belief, history, restrictions)).step;
  }
  return ({ belief, history, restrictions }) => nextStep(model, belief, history, restrictions);
}
