import type { Model } from '../../../src/diagnosis/model';

/** The cost of the best sequence of fixes for a merchant whom nothing more is asked; every fix given is one that can be done. */
export interface LeastRepair {
  /**
   * No more than the least expected minutes, times the mass of the weights, of any order of the open fixes (a bit each) with a handoff
   * whenever it is cheaper; equal to it unless the search was cut short.
   */
  costOf(weights: Float64Array, open: number): number;
  /** Never more than `costOf`, and quick: what it would cost if the cause were told for nothing. */
  atLeast(weights: Float64Array, open: number): number;
}

/** A search that took more steps than this is cut short; what it has proven by then is returned. */
const MOST_STEPS = 300;

interface Node {
  readonly weights: Float64Array;
  readonly open: number;
  readonly spent: number;
  readonly atLeast: number;
}

/**
 * A* over the orders of the fixes. The heuristic is what it would cost if the cause were told for nothing: for one known cause the best
 * order is by probability per minute, as long as that is worth more than a handoff (Heckerman et al. 1995), and waiting for other fixes is
 * left out. It never exceeds the true cost, so the smallest `spent + heuristic` in the queue is a lower bound at every moment.
 */
export function createLeastRepair({ causes, fixes, handoffMinutes }: Model): LeastRepair {
  if (fixes.length > 31) throw new RangeError(`${fixes.length} fixes do not fit into the bits of a number`);
  const before = fixes.map(({ after }) => maskOf(after.map(id => fixes.findIndex(fix => fix.id === id))));
  // Least promising first: the recursion goes from the handoff backwards.
  const byPromise = causes.map((_, cause) =>
    fixes
      .map(({ minutes, success }, bit) => ({ bit, minutes, cured: success[cause] ?? 0 }))
      .filter(({ minutes, cured }) => cured * handoffMinutes > minutes)
      .sort((a, b) => a.cured / a.minutes - b.cured / b.minutes),
  );
  const knownCause = (cause: number, open: number): number => {
    let cost = handoffMinutes;
    for (const { bit, minutes, cured } of byPromise[cause] ?? []) {
      if (open & (1 << bit)) cost = Math.min(cost, minutes + (1 - cured) * cost);
    }
    return cost;
  };
  const heuristic = (weights: Float64Array, open: number): number => {
    let cost = 0;
    for (let cause = 0; cause < weights.length; cause++) cost += (weights[cause] ?? 0) * knownCause(cause, open);
    return cost;
  };
  const costOf = (weights: Float64Array, open: number): number => {
    const queue: Node[] = [{ weights, open, spent: 0, atLeast: heuristic(weights, open) }];
    let handedOff = Infinity;
    for (let steps = 0; ; steps++) {
      const best = queue.reduce((least, node) => (node.atLeast < least.atLeast ? node : least), queue[0] as Node);
      if (queue.length === 0 || best.atLeast >= handedOff) return handedOff;
      if (steps === MOST_STEPS) return best.atLeast;
      queue.splice(queue.indexOf(best), 1);
      const mass = best.weights.reduce((sum, weight) => sum + weight, 0);
      handedOff = Math.min(handedOff, best.spent + mass * handoffMinutes);
      for (const [bit, { minutes, success }] of fixes.entries()) {
        if (!(best.open & (1 << bit)) || (best.open & (before[bit] ?? 0)) !== 0) continue;
        const left = best.weights.map((weight, cause) => weight * (1 - (success[cause] ?? 0)));
        const rest = best.open & ~(1 << bit);
        const spent = best.spent + mass * minutes;
        const atLeast = spent + heuristic(left, rest);
        if (atLeast < handedOff) queue.push({ weights: left, open: rest, spent, atLeast });
      }
    }
  };
  return { costOf, atLeast: heuristic };
}

export const maskOf = (bits: readonly number[]): number => bits.reduce((mask, bit) => mask | (1 << bit), 0);
