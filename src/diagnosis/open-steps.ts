import { afterFailedFix, weigh } from './belief';
import type { Belief, Check, Fix, History, Model, Restrictions } from './model';

/** Where the diagnosis stands: what is believed, what can still be asked and what can still be tried. */
export interface Position {
  readonly belief: Belief;
  readonly checks: readonly Check[];
  /** Each may be tried, at once or after others of this list (see `prerequisitesOf`). */
  readonly fixes: readonly Fix[];
}

/**
 * The position at which the planner decides; leaves out what was asked, tried or is forbidden by the restrictions, and every fix that
 * needs one which was refused, is forbidden, or is not there.
 */
export function positionOf(model: Model, belief: Belief, history: History, restrictions: Restrictions): Position {
  const allowed = (step: { readonly swipes?: boolean }): boolean => !(restrictions.moneyUncertain && step.swipes);
  const refused = new Set(history.refused);
  return {
    belief,
    checks: model.checks.filter(check => !history.asked.includes(check.id) && allowed(check)),
    fixes: reachable(
      model.fixes.filter(fix => !history.tried.includes(fix.id) && allowed(fix)),
      new Set(history.tried.filter(id => !refused.has(id))),
    ),
  };
}

/** Fixes whose prerequisites were done or can be: one that waits for a refused, forbidden, absent or circular one is dropped. */
function reachable(fixes: readonly Fix[], done: ReadonlySet<string>): readonly Fix[] {
  const reached = new Set(done);
  for (let grown = true; grown;) {
    const ready = fixes.filter(fix => !reached.has(fix.id) && fix.after.every(id => reached.has(id)));
    for (const fix of ready) reached.add(fix.id);
    grown = ready.length > 0;
  }
  return fixes.filter(fix => reached.has(fix.id));
}

/** The untried fixes that must come before this one, in an order that respects theirs; empty where it can be tried at once. */
export function prerequisitesOf(fix: Fix, fixes: readonly Fix[]): readonly Fix[] {
  if (fix.after.length === 0) return [];
  const before = new Set<Fix>();
  for (const candidate of fixes) {
    if (!fix.after.includes(candidate.id)) continue;
    for (const earlier of prerequisitesOf(candidate, fixes)) before.add(earlier);
    before.add(candidate);
  }
  return [...before];
}

/** After the merchant picked this option of the check. */
export const withAnswer = (position: Position, check: Check, likelihood: readonly number[]): Position => ({
  ...withoutCheck(position, check),
  belief: weigh(position.belief, likelihood),
});

/** After the merchant could not say. */
export const withoutCheck = (position: Position, check: Check): Position => ({
  ...position,
  checks: position.checks.filter(other => other !== check),
});

/** After the fix was done in vain. */
export const withFailedFix = (model: Model, position: Position, fix: Fix): Position => ({
  ...withoutFix(position, fix),
  belief: afterFailedFix(model, position.belief, fix.id),
});

/** After the merchant could not do the fix: it is gone, and so is every fix that needs it. */
export const withRefusedFix = (position: Position, fix: Fix): Position => ({
  ...position,
  fixes: withoutDependants(position.fixes, fix),
});

/** These fixes less the one and all that have to come after it. */
export const withoutDependants = (fixes: readonly Fix[], fix: Fix): readonly Fix[] =>
  fixes.filter(other => other !== fix && (other.after.length === 0 || !prerequisitesOf(other, fixes).includes(fix)));

const withoutFix = (position: Position, fix: Fix): Position => ({
  ...position,
  fixes: position.fixes.filter(other => other !== fix),
});

/** Expected value of `weights` under the belief: P(option), or P(the fix helps). */
export function expect(belief: Belief, weights: readonly number[]): number {
  let sum = 0;
  for (let cause = 0; cause < belief.length; cause++) sum += (belief[cause] ?? 0) * (weights[cause] ?? 0);
  return sum;
}
