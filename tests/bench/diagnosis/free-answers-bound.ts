import { positionOf } from '../../../src/diagnosis/open-steps';
import { draw } from '../../../src/diagnosis/random';
import type { Belief, Fix, Model } from '../../../src/diagnosis/model';
import type { Random } from '../../../src/diagnosis/random';
import type { LeastRepair } from './least-repair';
import { createLeastRepair } from './least-repair';

/** One draw of everything that a policy cannot see at the start except the cause and what fixes bring about. */
interface Scenario {
  /** By check: the option that would be answered, or the number of options where the merchant cannot say. */
  readonly answers: readonly number[];
  /** Minutes if all answers and refusals are known and no answer is paid for. */
  readonly free: number;
  /** The same where this fix, by index, has to be proposed first. */
  readonly after: readonly number[];
}

export interface BoundOptions {
  /** Scenarios: more of them make the bound higher and surer. */
  readonly draws: number;
  /** How many checks are paid for before all others are answered for nothing, at least 1. More is tighter, but wants more draws. */
  readonly paid: number;
}

/**
 * A lower bound, in expectation, on the merchant minutes of every policy from this belief: `draws` scenarios, each the value of a relaxed problem.
 *
 * Why it is a bound. Answers are independent of one another given the cause, so the problem is the same if all answers, and which fixes the merchant
 * could do, are drawn at the start and only shown when asked for. A policy in which `paid` checks were asked, or a fix was proposed, is then told all of
 * them for nothing: it may go on as before, so no policy becomes dearer (information relaxation; Brown, Smith and Sun, Operations Research 58(4), 2010,
 * with no penalty). What is left after that is a sequence of fixes that can be done, whose cost `LeastRepair` never exceeds. Until then each
 * step is chosen on what is really known, and the last check that is paid for costs what the cheapest does. The means over the drawn scenarios
 * stand in for the expectations; the least of several means is in expectation no more than the least of the expectations, so few draws only
 * make the bound lower.
 *
 * Where it is loose: whoever has many checks left is told much for nothing, and a quick fix buys that as well as a check does. On parts of the
 * knowledge with 3 checks it is 0.99 of the optimum; on the whole, with 30 checks, the planner is 1.19 times the bound (see lower-bound.ts).
 */
export function freeAnswersBound(model: Model, belief: Belief, { draws, paid }: BoundOptions, random: Random): number {
  const { fixes } = positionOf(model, belief, { asked: [], tried: [] }, { moneyUncertain: false });
  const open: Model = { ...model, fixes };
  const repair = createLeastRepair(open);
  const scenarios = Array.from({ length: draws }, () => drawScenario(open, belief, repair, random));
  return leastFrom(open, scenarios, new Set(), paid) / draws;
}

/** Sum over the scenarios of the least that any policy costs which knows what they have in common: the answers to what was asked. */
function leastFrom(model: Model, scenarios: readonly Scenario[], asked: ReadonlySet<number>, paid: number): number {
  const { checks, fixes, handoffMinutes } = model;
  const sum = (valueOf: (scenario: Scenario) => number): number =>
    scenarios.reduce((total, scenario) => total + valueOf(scenario), 0);
  let least = scenarios.length * handoffMinutes;
  for (const index of fixes.keys())
    least = Math.min(
      least,
      sum(({ after }) => after[index] ?? Infinity),
    );
  const open = [...checks.entries()].filter(([index]) => !asked.has(index));
  if (paid <= 1) {
    const cheapest = Math.min(...open.map(([, { minutes }]) => minutes));
    return Math.min(least, scenarios.length * cheapest + sum(({ free }) => free));
  }
  for (const [index, { minutes }] of open) {
    let cost = scenarios.length * minutes;
    for (const group of byAnswer(scenarios, index)) {
      cost += leastFrom(model, group, new Set([...asked, index]), paid - 1);
      if (cost >= least) break;
    }
    least = Math.min(least, cost);
  }
  return least;
}

function byAnswer(scenarios: readonly Scenario[], check: number): readonly (readonly Scenario[])[] {
  const groups = new Map<number, Scenario[]>();
  for (const scenario of scenarios) {
    const answer = scenario.answers[check] ?? 0;
    groups.set(answer, [...(groups.get(answer) ?? []), scenario]);
  }
  return [...groups.values()];
}

function drawScenario(model: Model, belief: Belief, repair: LeastRepair, random: Random): Scenario {
  const { checks, fixes } = model;
  const cause = draw(random, belief) ?? belief.length - 1;
  const answers = checks.map(({ likelihood, unsure }) =>
    random() < unsure
      ? likelihood.length
      : (draw(
          random,
          likelihood.map(option => option[cause] ?? 0),
        ) ?? 0),
  );
  const weights = Float64Array.from(belief);
  for (const [index, answer] of answers.entries()) {
    const likelihood = checks[index]?.likelihood[answer];
    if (likelihood) for (const at of weights.keys()) weights[at] = (weights[at] ?? 0) * (likelihood[at] ?? 0);
  }
  const mass = weights.reduce((sum, weight) => sum + weight, 0);
  for (const at of weights.keys()) weights[at] = (weights[at] ?? 0) / mass;
  const doable = doableOf(fixes, fix => random() >= (fix.couldNot ?? 0));
  const free = repair.costOf(weights, doable);
  return {
    answers,
    free,
    after: fixes.map((fix, index) => costAfter({ model, repair, weights, doable, free }, fix, index)),
  };
}

/** A fix whose simple bound is this many minutes above the free course is not worked out: it will hardly be the least. */
const FAR_MINUTES = 2;

/**
 * No more than what the fix costs and what is left after it, where it is proposed first; Infinity where it has to wait for another.
 * A repair costs at most a handoff for every bit of mass, so what the fix removes saves at most that; only fixes near the free course are worked out.
 */
function costAfter(
  { model, repair, weights, doable, free }: Relaxed & { readonly model: Model; readonly repair: LeastRepair },
  fix: Fix,
  index: number,
): number {
  if (fix.after.length > 0) return Infinity;
  if ((doable & (1 << index)) === 0) return (model.refusedMinutes ?? 0) + free;
  const left = weights.map((weight, cause) => weight * (1 - (fix.success[cause] ?? 0)));
  const removed = 1 - left.reduce((sum, weight) => sum + weight, 0);
  const simple = fix.minutes + free - removed * model.handoffMinutes;
  return simple > free + FAR_MINUTES ? simple : fix.minutes + repair.costOf(left, doable & ~(1 << index));
}

/** The belief of one that knows all answers, and what it may do. */
interface Relaxed {
  readonly weights: Float64Array;
  readonly doable: number;
  readonly free: number;
}

/** The fixes that the merchant could do, a bit each; one that needs another that cannot be done is no good either. */
function doableOf(fixes: readonly Fix[], can: (fix: Fix) => boolean): number {
  const able = new Set(fixes.filter(can));
  for (let before = -1; before !== able.size;) {
    before = able.size;
    for (const fix of able) {
      if (fix.after.some(id => fixes.some(other => other.id === id && !able.has(other)))) able.delete(fix);
    }
  }
  return fixes.reduce((mask, fix, index) => (able.has(fix) ? mask | (1 << index) : mask), 0);
}
