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
  const heads = chainsOf(fixes)
    .map(chain => ({ head: chain[0], rate: perMinute(belief, chain) }))
    .sort((a, b) => b.rate - a.rate)
    .flatMap(({ head }) => (head ? [head] : []));
  return [...new Set(heads)].slice(0, count);
}

/** The open fixes of one sequence; parallel arrays, because this is the inner loop of all planning. */
interface OpenChains {
  readonly chains: Chain[];
  /** What each chain repaired per minute when last computed: no less than now, because weights only fall (for chains nearly so). */
  readonly atMost: Float64Array;
  /** 1 where `atMost` is of the present weights. */
  readonly fresh: Uint8Array;
}

/** Stands in `atMost` for a fix that was tried. */
const TAKEN = -1;

function openChains(weights: readonly number[], fixes: readonly Fix[]): OpenChains {
  const chains = [...chainsOf(fixes)];
  const atMost = new Float64Array(chains.length);
  for (let index = 0; index < chains.length; index++) atMost[index] = perMinute(weights, chains[index] ?? []);
  return { chains, atMost, fresh: new Uint8Array(chains.length).fill(1) };
}

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
 * Takes the head of the best chain; nothing where none repairs `least` per minute.
 * Computes anew only what looks best by its old value (lazy greedy, Minoux 1978), which saves most of the work.
 */
function takeMostPerMinute(weights: readonly number[], open: OpenChains, least: number): Fix | undefined {
  const { chains, atMost, fresh } = open;
  for (;;) {
    let best = -1;
    let most = least;
    for (let index = 0; index < atMost.length; index++) {
      const rate = atMost[index] ?? TAKEN;
      if (rate > most) {
        most = rate;
        best = index;
      }
    }
    const chain = chains[best];
    if (!chain) return undefined;
    if (fresh[best]) return take(open, chain[0]);
    atMost[best] = perMinute(weights, chain);
    fresh[best] = 1;
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

/** Marks a fix as tried and takes it out of the chains that waited for it; what is left is to be computed anew. */
function take({ chains, atMost, fresh }: OpenChains, tried: Fix | undefined): Fix | undefined {
  if (!tried) return undefined;
  fresh.fill(0);
  for (let index = 0; index < chains.length; index++) {
    const chain = chains[index] ?? [];
    if (chain.length === 1) {
      if (chain[0] === tried) atMost[index] = TAKEN;
    } else if (chain.includes(tried)) {
      chains[index] = chain.filter(fix => fix !== tried);
      atMost[index] = Infinity;
    }
  }
  return tried;
}

const sum = (weights: readonly number[]): number => weights.reduce((total, weight) => total + weight, 0);
