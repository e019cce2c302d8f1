import { positionOf } from './open-steps';
import type { Fix, Model } from './model';
import type { SimulatedMerchant } from './simulated-merchant';

/**
 * Whether some fix that may be proposed to this merchant would cure the fault and is one they can do, prerequisites included: what a policy that
 * tries everything, and that nobody runs away from, would resolve without a person.
 */
export function canBeCured(model: Model, merchant: SimulatedMerchant): boolean {
  const { fixes } = positionOf(
    model,
    model.priors,
    { asked: [], tried: [] },
    { moneyUncertain: merchant.moneyUncertain },
  );
  const isDoable = (fix: Fix): boolean =>
    merchant.attempt(fix) !== 'could-not' &&
    fix.after.every(id => fixes.some(earlier => earlier.id === id && isDoable(earlier)));
  return fixes.some(fix => merchant.attempt(fix) === 'cured' && isDoable(fix));
}

/** Whether any of the model's fixes, which are all a merchant's, can cure this cause at all. */
export const hasMerchantFix = (model: Model, cause: number): boolean =>
  model.fixes.some(fix => (fix.success[cause] ?? 0) > 0);
