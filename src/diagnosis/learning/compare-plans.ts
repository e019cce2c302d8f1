import { nextStep } from '../next-step';
import { DEFAULT_NOISE } from '../noise';
import { runMerchant } from '../run-merchant';
import { createMerchant } from '../simulated-merchant';
import type { Model } from '../model';
import type { SimulatedMerchant } from '../simulated-merchant';

export interface PlanComparison {
  readonly merchants: number;
  readonly seed: number;
  /** Mean minutes of merchants who are led by the one model and by the other. */
  readonly before: number;
  readonly after: number;
}

/**
 * Merchant minutes of planning by two models in one world: the same merchants, drawn from `world`, are led by each. What the better
 * model saves is then not blurred by who happens to come.
 */
export function comparePlans(
  world: Model,
  { before, after }: { readonly before: Model; readonly after: Model },
  { merchants, seed }: { readonly merchants: number; readonly seed: number },
): PlanComparison {
  const total = { before: 0, after: 0 };
  for (let number = 0; number < merchants; number++) {
    const merchant = inWorld(world, createMerchant(world, seed, number, DEFAULT_NOISE));
    total.before += minutesOf(before, merchant);
    total.after += minutesOf(after, merchant);
  }
  return { merchants, seed, before: total.before / merchants, after: total.after / merchants };
}

const minutesOf = (model: Model, merchant: SimulatedMerchant): number =>
  runMerchant(model, merchant, ({ belief, history, restrictions }) => nextStep(model, belief, history, restrictions))
    .minutes;

/** The merchant, who answers as this world has it whichever model asks. */
export const inWorld = (world: Model, merchant: SimulatedMerchant): SimulatedMerchant => ({
  ...merchant,
  answer: asked => merchant.answer(world.checks.find(({ id }) => id === asked.id) ?? asked),
  attempt: tried => merchant.attempt(world.fixes.find(({ id }) => id === tried.id) ?? tried),
});
