import { prerequisitesOf } from './open-steps';
import type { Fix } from './model';
import type { Position } from './open-steps';

interface Candidate {
  readonly fix: Fix;
  /** What has to be tried for it, itself last. */
  readonly chain: readonly Fix[];
}

/** A fix sequence ends once no fix promises this share of what its minutes are worth against a handoff. */
const STOP_SHARE = 0.5;

/**
 * Expected merchant minutes until the fault is gone when only fixes and a handoff are used: the greedy sequence by
 * probability per minute (optimal for independent single-cause fixes, Heckerman et al. 1995, section 3), re-sorted after
 * each failure, stopped where handing off is cheaper. Never more than `handoffMinutes`.
 */
export function repairCost(position: Position, handoffMinutes: number): number {
  const weights = [...position.belief];
  const open = position.fixes.map(fix => ({ fix, chain: [...prerequisitesOf(fix, position.fixes), fix] }));
  const steps: { readonly minutes: number; readonly stays: number }[] = [];
  let alive = weights.reduce((sum, weight) => sum + weight, 0);
  while (open.length > 0 && alive > 0) {
    const best = mostPerMinute(weights, open);
    if (!best || best.perMinute * handoffMinutes < STOP_SHARE * alive) break;
    const [head] = best.candidate.chain;
    if (!head) break;
    for (let cause = 0; cause < weights.length; cause++) {
      weights[cause] = (weights[cause] ?? 0) * (1 - (head.success[cause] ?? 0));
    }
    const left = weights.reduce((sum, weight) => sum + weight, 0);
    steps.push({ minutes: head.minutes, stays: left / alive });
    alive = left;
    take(open, head);
  }
  return steps.reduceRight(
    (after, step) => Math.min(handoffMinutes, step.minutes + step.stays * after),
    handoffMinutes,
  );
}

/** Ready fixes first by the chance of an end per minute, at most `count`; a fix that waits for others counts for its first prerequisite. */
export function likeliestFixes(position: Position, count: number): readonly Fix[] {
  const open = position.fixes.map(fix => ({ fix, chain: [...prerequisitesOf(fix, position.fixes), fix] }));
  const heads = open
    .map(candidate => ({ head: candidate.chain[0], perMinute: chainPerMinute(position.belief, candidate.chain) }))
    .sort((a, b) => b.perMinute - a.perMinute)
    .flatMap(({ head }) => (head ? [head] : []));
  return [...new Set(heads)].slice(0, count);
}

function mostPerMinute(
  weights: readonly number[],
  open: readonly Candidate[],
): { candidate: Candidate; perMinute: number } | undefined {
  let best: { candidate: Candidate; perMinute: number } | undefined;
  for (const candidate of open) {
    const perMinute = chainPerMinute(weights, candidate.chain);
    if (!best || perMinute > best.perMinute) best = { candidate, perMinute };
  }
  return best;
}

/** Probability mass that the chain repairs per expected minute of doing it until one helps. */
function chainPerMinute(weights: readonly number[], chain: readonly Fix[]): number {
  const [only] = chain;
  if (chain.length === 1 && only) return repaired(weights, only) / only.minutes;
  let left = weights;
  let alive = weights.reduce((sum, weight) => sum + weight, 0);
  const start = alive;
  let minutes = 0;
  for (const fix of chain) {
    minutes += (alive / start) * fix.minutes;
    left = left.map((weight, cause) => weight * (1 - (fix.success[cause] ?? 0)));
    alive = left.reduce((sum, weight) => sum + weight, 0);
  }
  return (start - alive) / minutes;
}

function repaired(weights: readonly number[], fix: Fix): number {
  let mass = 0;
  for (let cause = 0; cause < weights.length; cause++) mass += (weights[cause] ?? 0) * (fix.success[cause] ?? 0);
  return mass;
}

/** Removes a tried fix from the candidates and from the chains of those that waited for it. */
function take(open: Candidate[], tried: Fix): void {
  for (let index = open.length - 1; index >= 0; index--) {
    const candidate = open[index];
    if (!candidate || candidate.fix === tried) open.splice(index, 1);
    else if (candidate.chain.length > 1) {
      open[index] = { ...candidate, chain: candidate.chain.filter(fix => fix !== tried) };
    }
  }
}
