import { articleStep } from './article-policy';
import { canBeCured } from './can-be-cured';
import { createExactPlan, isSmallEnough } from './exact-plan';
import { nextStep } from './next-step';
import { DEFAULT_NOISE } from './noise';
import { positionOf } from './open-steps';
import { runMerchant } from './run-merchant';
import { createMerchant } from './simulated-merchant';
import type { ExactPlan } from './exact-plan';
import type { Model } from './model';
import type { Noise } from './noise';
import type { Choose, Standing, Talk } from './run-merchant';

export const POLICIES = ['planner', 'article', 'exact'] as const;
export type Policy = (typeof POLICIES)[number];

export interface SimulationOptions {
  readonly model: Model;
  readonly merchants: number;
  readonly seed: number;
  readonly policy: Policy;
  readonly noise?: Partial<Noise>;
}

/** One merchant's talk, with what no policy knows of them. */
export interface MerchantRun extends Talk {
  /** Index into the model's causes. */
  readonly cause: number;
  /** See `canBeCured`; the same under every policy. */
  readonly curable: boolean;
}

/**
 * Runs merchants with hidden causes against a policy. Deterministic in the seed, and every policy meets the same merchants in the same order.
 * Throws RangeError where `exact` is asked of a model too large to solve (see `isSmallEnough`).
 */
export function runPolicy({ model, merchants, seed, policy, noise }: SimulationOptions): readonly MerchantRun[] {
  const choose = policyOf(policy, model);
  return Array.from({ length: merchants }, (_, number) => {
    const merchant = createMerchant(model, seed, number, { ...DEFAULT_NOISE, ...noise });
    const curable = canBeCured(model, merchant);
    return { cause: merchant.cause, curable, ...runMerchant(model, merchant, choose) };
  });
}

/** How each policy decides; a merchant's true cause reaches the article's reader only (see `articleStep`). */
function policyOf(policy: Policy, model: Model): Choose {
  switch (policy) {
    case 'article':
      return ({ history, restrictions }, { firstIntent, cause }) =>
        articleStep(
          model,
          { ...(firstIntent !== undefined && { firstIntent }), cause: model.causes[cause] ?? '' },
          history,
          restrictions,
        );
    case 'exact': {
      const plan = planOf(model);
      return ({ belief, history, restrictions }) => plan.at(positionOf(model, belief, history, restrictions)).step;
    }
    case 'planner':
      return remembered(({ belief, history, restrictions }) => nextStep(model, belief, history, restrictions));
  }
}

function planOf(model: Model): ExactPlan {
  if (isSmallEnough(model)) return createExactPlan(model);
  const size = `${model.checks.length} checks and ${model.fixes.length} fixes`;
  throw new RangeError(`The exact policy cannot be computed for ${size}; use a smaller model`);
}

/** Merchants who have said and done the same so far get the same decision, which costs milliseconds: it is made once. */
function remembered(choose: (standing: Standing) => ReturnType<Choose>): Choose {
  const made = new Map<string, ReturnType<Choose>>();
  return standing => {
    const { belief, history, restrictions } = standing;
    const key = [belief, history.asked, history.tried, history.refused, restrictions.moneyUncertain].join('|');
    const known = made.get(key);
    if (known) return known;
    const step = choose(standing);
    made.set(key, step);
    return step;
  };
}
