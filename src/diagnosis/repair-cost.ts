import { cure, fixTableOf, massOf, perMinute } from './fix-chains';
import type { FixTable } from './fix-chains';
import type { Fix, Model } from './model';

/** A sequence goes on until no fix promises this share of what its minutes are worth against a handoff. */
const STOP_SHARE = 0.5;

/**
 * Expected merchant minutes until the fault is gone when only fixes and a handoff are used, times the mass of the weights: the greedy
 * sequence by probability per minute (optimal for independent single-cause fixes, Heckerman et al. 1995, section 3), re-sorted after
 * each failure, stopped where handing off is cheaper. Never more than a handoff. Weights need not sum to 1.
 */
export function repairCost(model: Model, fixes: readonly Fix[], belief: Float64Array): number {
  const table = fixTableOf(model, fixes);
  const { weights, spent, alive } = table.room;
  weights.set(belief);
  const open = openFixes(table, weights);
  let steps = 0;
  let mass = massOf(weights);
  while (mass > 0) {
    const fix = takeMostPerMinute(table, open, weights, (STOP_SHARE * mass) / model.handoffMinutes);
    if (fix === undefined) break;
    const reached = open.reached[fix] ?? 1;
    alive[steps] = mass;
    spent[steps++] = reached * mass * (table.minutes[fix] ?? 0);
    mass -= cure(table, fix, weights, reached);
  }
  let cost = mass * model.handoffMinutes;
  for (let step = steps - 1; step >= 0; step--) {
    cost = Math.min((alive[step] ?? 0) * model.handoffMinutes, (spent[step] ?? 0) + cost);
  }
  return cost;
}

/** At most `count` fixes that can be tried now, by the chance of an end per minute; one that waits for others counts for its first prerequisite. */
export function likeliestFixes(
  model: Model,
  fixes: readonly Fix[],
  belief: Float64Array,
  count: number,
): readonly Fix[] {
  const table = fixTableOf(model, fixes);
  const heads = table.chains
    .map(chain => ({ head: fixes[chain[0] ?? 0], rate: perMinute(table, chain, belief) }))
    .sort((a, b) => b.rate - a.rate)
    .flatMap(({ head }) => (head ? [head] : []));
  return [...new Set(heads)].slice(0, count);
}

/** What is open in one sequence; parallel arrays, because this is the inner loop of all planning. */
interface OpenFixes {
  /** The chain of each fix, shorter with every prerequisite that was tried. */
  chains: readonly (readonly number[])[];
  /** What each chain repaired per minute when last computed: no less than now, because weights only fall (for chains nearly so). */
  readonly rates: Float64Array;
  /** 1 where the rate is of the present weights. */
  readonly fresh: Uint8Array;
  /** P(every fix that had to come before was done): where one was refused, this one is not proposed. */
  readonly reached: Float64Array;
}

/** Stands in `rates` for a fix that was tried. */
const TAKEN = -1;

function openFixes(table: FixTable, weights: Float64Array): OpenFixes {
  const {
    chains,
    room: { rates, fresh, reached },
  } = table;
  for (let index = 0; index < chains.length; index++) rates[index] = perMinute(table, chains[index] ?? [], weights);
  fresh.fill(1);
  reached.fill(1);
  return { chains, rates, fresh, reached };
}

/**
 * Takes the head of the best chain; nothing where none repairs `least` per minute.
 * Computes anew only what looks best by its old value (lazy greedy, Minoux 1978), which saves most of the work.
 */
function takeMostPerMinute(table: FixTable, open: OpenFixes, weights: Float64Array, least: number): number | undefined {
  const { rates, fresh } = open;
  for (;;) {
    let best = -1;
    let most = least;
    for (let index = 0; index < rates.length; index++) {
      const rate = rates[index] ?? TAKEN;
      if (rate > most) {
        most = rate;
        best = index;
      }
    }
    const chain = open.chains[best];
    if (!chain) return undefined;
    if (fresh[best]) {
      const head = chain[0] ?? 0;
      take(table, open, head);
      return head;
    }
    rates[best] = perMinute(table, chain, weights);
    fresh[best] = 1;
  }
}

/** Marks a fix as tried and takes it out of the chains that waited for it; what is left is to be computed anew. */
function take({ done, isChained }: FixTable, open: OpenFixes, tried: number): void {
  const { rates, fresh, reached } = open;
  fresh.fill(0);
  rates[tried] = TAKEN;
  if (!isChained || !open.chains.some(chain => chain.length > 1 && chain.includes(tried))) return;
  open.chains = open.chains.map((chain, index) => {
    if (chain.length === 1 || !chain.includes(tried)) return chain;
    reached[index] = (reached[index] ?? 1) * (done[tried] ?? 1);
    rates[index] = Infinity;
    return chain.filter(fix => fix !== tried);
  });
}
