import { massOf } from './fix-chains';
import type { Check, Fix, Model } from './model';
import { withoutDependants } from './open-steps';
import { repairCost } from './repair-cost';

/** A position in the planner's inner loop: weights of any sum, which are never normalised, since all costs here are minutes times mass. */
export interface Outlook {
  readonly weights: Float64Array;
  readonly checks: readonly Check[];
  readonly fixes: readonly Fix[];
}

export type ValueOf = (outlook: Outlook) => number;

/** Least of repairing now and asking one check before. */
export function oneLookAhead(model: Model, outlook: Outlook): number {
  const now = repairCost(model, outlook.fixes, outlook.weights);
  let least = now;
  for (const check of outlook.checks) least = Math.min(least, costOfAskingOnly(model, outlook, check, now));
  return least;
}

/** The check's minutes plus what repairing costs after each answer; `now`: what it costs where the merchant cannot say. */
export function costOfAskingOnly(model: Model, { weights, fixes }: Outlook, check: Check, now: number): number {
  const left = new Float64Array(weights.length);
  let answered = 0;
  for (const likelihood of check.likelihood) {
    for (let cause = 0; cause < left.length; cause++) left[cause] = (weights[cause] ?? 0) * (likelihood[cause] ?? 0);
    answered += repairCost(model, fixes, left);
  }
  return massOf(weights) * check.minutes + check.unsure * now + (1 - check.unsure) * answered;
}

/** The check's minutes plus what its answers leave, weighted by how likely each is. */
export function costOfAsking({ weights, checks, fixes }: Outlook, check: Check, valueAfter: ValueOf): number {
  const left = checks.filter(other => other !== check);
  let answered = 0;
  for (const likelihood of check.likelihood) {
    answered += valueAfter({ weights: weighed(weights, likelihood), checks: left, fixes });
  }
  const open = check.unsure > 0 ? check.unsure * valueAfter({ weights, checks: left, fixes }) : 0;
  return massOf(weights) * check.minutes + open + (1 - check.unsure) * answered;
}

/** Doing the fix and what its failure leaves, or reading it and going on without it and all that needs it. */
export function costOfTrying(model: Model, { weights, checks, fixes }: Outlook, fix: Fix, valueAfter: ValueOf): number {
  const { couldNot = 0, minutes, success } = fix;
  const failed = new Float64Array(weights.length);
  for (let cause = 0; cause < failed.length; cause++) {
    failed[cause] = (weights[cause] ?? 0) * (1 - (success[cause] ?? 0));
  }
  const mass = massOf(weights);
  const others = fixes.filter(other => other !== fix);
  const done = mass * minutes + valueAfter({ weights: failed, checks, fixes: others });
  if (couldNot === 0) return done;
  const refused =
    mass * (model.refusedMinutes ?? 0) + valueAfter({ weights, checks, fixes: withoutDependants(fixes, fix) });
  return couldNot * refused + (1 - couldNot) * done;
}

function weighed(weights: Float64Array, likelihood: readonly number[]): Float64Array {
  const left = new Float64Array(weights.length);
  for (let cause = 0; cause < left.length; cause++) left[cause] = (weights[cause] ?? 0) * (likelihood[cause] ?? 0);
  return left;
}
