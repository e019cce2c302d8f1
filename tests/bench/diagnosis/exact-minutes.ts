import { toBelief } from '../../../src/diagnosis/belief';
import type { PlanStep } from '../../../src/diagnosis/exact-plan';
import { massOf } from '../../../src/diagnosis/fix-chains';
import type { Belief, History, Model } from '../../../src/diagnosis/model';
import type { PositionStep } from './position-steps';
import { countPositions, FAILED, positionStepsOf } from './position-steps';

export interface ExactMinutes {
  /** Expected merchant minutes from the belief that was given. */
  readonly minutes: number;
  /** Positions that had to be worked out for it. */
  readonly positions: number;
}

/** What the table of all positions may hold: 3.2 GB of addresses, of which only the pages that are visited take memory. */
const MOST_POSITIONS = 400e6;

/**
 * The minutes of the best policy, as `createExactPlan` finds it, for models some thousand times larger. Positions are numbered (see `positionStepsOf`);
 * the weights by cause that one stands for are carried along and never normalised, since a position costs as many times more as they are larger.
 * A step is passed over once even a policy that is told the cause for nothing after it could not make it the best: what is left is exact all the same.
 * Throws RangeError where the table would not have room.
 */
export function leastMinutes(model: Model, belief: Belief): ExactMinutes {
  const size = countPositions(model);
  if (size > MOST_POSITIONS) throw new RangeError(`${size} positions are too many to solve`);
  const solved = new Float64Array(size);
  const walk = createWalk(model, belief);
  const { steps, rooms } = walk;
  let positions = 0;
  const valueAt: ValueAt = (number, open, depth) => {
    const known = solved[number] ?? 0;
    if (known > 0) return known;
    const mass = massOf(rooms[depth] as Float64Array);
    if (mass <= 0) return 0;
    let least = mass * model.handoffMinutes;
    for (const step of steps) {
      if ((open & step.bit) === 0 || (open & step.before) !== 0) continue;
      least = Math.min(least, walk.costOf(step, { number, open, depth, mass, most: least }, valueAt));
    }
    positions++;
    solved[number] = least;
    return least;
  };
  return { minutes: valueAt(0, walk.allOpen, 0), positions };
}

/** The minutes of a policy that looks at the belief and what was asked and tried. */
export function minutesOf(
  model: Model,
  belief: Belief,
  choose: (belief: Belief, history: History) => PlanStep,
): ExactMinutes {
  const known = new Map<number, number>();
  const walk = createWalk(model, belief);
  const valueAt: ValueAt = (number, open, depth) => {
    const before = known.get(number);
    if (before !== undefined) return before;
    const weights = walk.rooms[depth] as Float64Array;
    const mass = massOf(weights);
    if (mass <= 0) return 0;
    const done = (kind: PositionStep['kind']): readonly string[] =>
      walk.steps.filter(step => step.kind === kind && (open & step.bit) === 0).map(({ id }) => id);
    const chosen = choose(toBelief([...weights]), { asked: done('ask'), tried: done('try') });
    const step =
      chosen.kind === 'handoff'
        ? undefined
        : walk.steps.find(({ kind, id }) => kind === chosen.kind && id === chosen.id);
    const minutes = step
      ? walk.costOf(step, { number, open, depth, mass, most: Infinity }, valueAt)
      : mass * model.handoffMinutes;
    known.set(number, minutes);
    return minutes;
  };
  return { minutes: valueAt(0, walk.allOpen, 0), positions: known.size };
}

/** Minutes times mass at the position of this number, whose weights stand in the room of this depth. */
type ValueAt = (number: number, open: number, depth: number) => number;

interface Place {
  readonly number: number;
  /** The steps that may still be taken, a bit each. */
  readonly open: number;
  /** How many steps were taken, which is where the weights stand. */
  readonly depth: number;
  readonly mass: number;
  /** A cost that is not worth knowing exactly: what reaches it may be given up. */
  readonly most: number;
}

/** Minutes times mass where the cause is told for nothing. */
type Told = (weights: Float64Array, open: number) => number;

interface Walk {
  readonly steps: readonly PositionStep[];
  readonly allOpen: number;
  /** Weights by depth: one position at a time is looked at in each. */
  readonly rooms: readonly Float64Array[];
  /** The step's minutes and those of what it leaves, times the mass; no less than `most` where it was given up. */
  costOf(step: PositionStep, place: Place, valueAt: ValueAt): number;
}

function createWalk(model: Model, belief: Belief): Walk {
  const steps = positionStepsOf(model);
  const rooms = Array.from({ length: steps.length + 1 }, () => Float64Array.from(belief));
  const told = createTold(model);
  const costOf: Walk['costOf'] = (step, { number, open, depth, mass, most }, valueAt) => {
    const { outcomes, silent } = step;
    const weights = rooms[depth] as Float64Array;
    const left = rooms[depth + 1] as Float64Array;
    const rest = open & ~step.bit;
    const closed = silent > 0 ? step.closes(open) : undefined;
    // Starts with the bound on everything and puts what is exact in its place.
    let cost = mass * step.minutes;
    if (closed) cost += silent * told(weights, open & ~closed.bits);
    for (const likelihood of outcomes) {
      weigh(weights, likelihood, left);
      cost += (1 - silent) * told(left, rest);
    }
    for (const [outcome, likelihood] of outcomes.entries()) {
      if (cost >= most) return cost;
      weigh(weights, likelihood, left);
      const low = told(left, rest);
      cost += (1 - silent) * (valueAt(number + (FAILED + outcome) * step.place, rest, depth + 1) - low);
    }
    if (!closed || cost >= most) return cost;
    left.set(weights);
    const low = told(left, open & ~closed.bits);
    return cost + silent * (valueAt(number + closed.digits, open & ~closed.bits, depth + 1) - low);
  };
  return { steps, rooms, costOf, allOpen: 2 ** steps.length - 1 };
}

function weigh(weights: Float64Array, likelihood: Float64Array, left: Float64Array): void {
  for (let cause = 0; cause < left.length; cause++) left[cause] = (weights[cause] ?? 0) * (likelihood[cause] ?? 0);
}

/**
 * Minutes times mass if the cause were told for nothing: the best order of the open fixes is then by probability per minute, each taken where it is
 * worth more than a handoff (Heckerman et al. 1995). That fixes wait for others is left out, so it is never more than the truth.
 */
function createTold({ causes, checks, fixes, handoffMinutes, refusedMinutes = 0 }: Model): Told {
  const table = new Float64Array(causes.length << fixes.length);
  for (const cause of causes.keys()) {
    // Least promising first: the cost is worked out from the handoff backwards.
    const order = fixes
      .map(({ minutes, success, couldNot = 0 }, index) => ({
        bit: 1 << index,
        minutes: (1 - couldNot) * minutes + couldNot * refusedMinutes,
        cured: (1 - couldNot) * (success[cause] ?? 0),
      }))
      .sort((a, b) => a.cured / a.minutes - b.cured / b.minutes);
    for (let open = 0; open < 1 << fixes.length; open++) {
      let cost = handoffMinutes;
      for (const { bit, minutes, cured } of order) {
        if ((open & bit) !== 0) cost = Math.min(cost, minutes + (1 - cured) * cost);
      }
      table[open * causes.length + cause] = cost;
    }
  }
  return (weights, open) => {
    const offset = (open >>> checks.length) * weights.length;
    let sum = 0;
    for (let cause = 0; cause < weights.length; cause++) sum += (weights[cause] ?? 0) * (table[offset + cause] ?? 0);
    return sum;
  };
}
