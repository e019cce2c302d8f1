import { expect, prerequisitesOf } from './open-steps';
import type { Fix } from './model';
import type { Position } from './open-steps';

/** A fix with the untried ones that must come before it; itself last. */
type Chain = readonly Fix[];

/** A sequence goes on until no fix promises this share of what its minutes are worth against a handoff. */
const STOP_SHARE = 0.5;

/**
 * Expected merchant minutes until the fault is gone when only fixes and a handoff are used: the greedy sequence by
 * probability per minute (optimal for independent single-cause fixes, Heckerman et al. 1995, section 3), re-sorted after
 * each failure, stopped where handing off is cheaper. Never more than `handoffMinutes`.
 */
export function repairCost({ belief, fixes }: Position, handoffMinutes: number): number {
  const weights = [...belief];
  const open = openChains(weights, fixes);
  const minutes: number[] = [];
  const stays: number[] = [];
  for (let alive = 1; alive > 0;) {
    const head = takeMostPerMinute(weights, open, (STOP_SHARE * alive) / handoffMinutes);
    if (!head) break;
    let left = 0;
    for (let cause = 0; cause < weights.length; cause++) {
      const weight = (weights[cause] ?? 0) * (1 - (head.success[cause] ?? 0));
      weights[cause] = weight;
      left += weight;
    }
    minutes.push(head.minutes);
    stays.push(left / alive);
    alive = left;
  }
  let cost = handoffMinutes;
  for (let step = minutes.length - 1; step >= 0; step--) {
    cost = Math.min(handoffMinutes, (minutes[step] ?? 0) + (stays[step] ?? 1) * cost);
  }
  return cost;
}

/** At most `count` fixes that can be tried now, by the chance of an end per minute; one that waits for others counts for its first prerequisite. */
export function likeliestFixes({ belief, fixes }: Position, count: number): readonly Fix[] {
  const heads = openChains(belief, fixes)
    .sort((a, b) => b.atMost - a.atMost)
    .flatMap(({ chain }) => chain.slice(0, 1));
  return [...new Set(heads)].slice(0, count);
}

interface Candidate {
  chain: Chain;
  /** At least what the chain repairs per minute now: what it did when last computed, and weights only fall. */
  atMost: number;
  /** `atMost` is of the present weights. */
  fresh: boolean;
}

const openChains = (weights: readonly number[], fixes: readonly Fix[]): Candidate[] =>
  chainsOf(fixes).map(chain => ({ chain, atMost: perMinute(weights, chain), fresh: true }));

/** The planner asks for the same list of fixes under hundreds of beliefs; the list is never changed in place. */
const chainsByList = new WeakMap<readonly Fix[], readonly Chain[]>();

function chainsOf(fixes: readonly Fix[]): readonly Chain[] {
  const known = chainsByList.get(fixes);
  if (known) return known;
  const chains = fixes.map(fix => [...prerequisitesOf(fix, fixes), fix]);
  chainsByList.set(fixes, chains);
  return chains;
}

/**
 * Takes the head of the best chain out of `open`; nothing where none repairs `least` per minute.
 * Computes anew only what looks best by its old value (lazy greedy, Minoux 1978), which saves most of the work.
 */
function takeMostPerMinute(weights: readonly number[], open: Candidate[], least: number): Fix | undefined {
  for (;;) {
    let best: Candidate | undefined;
    for (const candidate of open) if (!best || candidate.atMost > best.atMost) best = candidate;
    if (!best || best.atMost < least) return undefined;
    if (best.fresh) {
      const [head] = best.chain;
      if (head) drop(open, head);
      return head;
    }
    best.atMost = perMinute(weights, best.chain);
    best.fresh = true;
  }
}

/** Probability mass that the chain repairs per expected minute of doing it until one helps. */
function perMinute(weights: readonly number[], chain: Chain): number {
  const [only] = chain;
  if (chain.length === 1 && only) return expect(weights, only.success) / only.minutes;
  const start = sum(weights);
  let left = weights;
  let minutes = 0;
  for (const fix of chain) {
    minutes += (sum(left) / start) * fix.minutes;
    left = left.map((weight, cause) => weight * (1 - (fix.success[cause] ?? 0)));
  }
  return (start - sum(left)) / minutes;
}

/** Removes a tried fix as a candidate and from the chains of those that waited for it; what they repair is to be computed anew. */
function drop(open: Candidate[], tried: Fix): void {
  for (let index = open.length - 1; index >= 0; index--) {
    const candidate = open[index];
    if (!candidate) continue;
    candidate.fresh = false;
    if (candidate.chain.at(-1) === tried) open.splice(index, 1);
    else if (candidate.chain.length > 1 && candidate.chain.includes(tried)) {
      candidate.chain = candidate.chain.filter(fix => fix !== tried);
      candidate.atMost = Infinity;
    }
  }
}

const sum = (weights: readonly number[]): number => weights.reduce((total, weight) => total + weight, 0);
