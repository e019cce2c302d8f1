import { positionOf, prerequisitesOf } from '../../../src/diagnosis/open-steps';
import type { Belief, Model } from '../../../src/diagnosis/model';
import type { Random } from '../../../src/diagnosis/random';
import { createLeastRepair, maskOf } from './least-repair';
import { drawScenario } from './scenario';
import type { Scenario } from './scenario';

export interface BoundOptions {
  /** Scenarios: more of them make the bound higher and surer. */
  readonly draws: number;
  /** How many steps, checks or fixes, are paid for before all answers are told for nothing, at least 1. More is tighter, but wants more draws. */
  readonly paid: number;
}

/**
 * A lower bound, in expectation, on the merchant minutes of every policy from this belief: `draws` scenarios, each the value of a relaxed problem.
 *
 * Why it is a bound. Answers are independent of one another given the cause, so the problem is the same if all answers, and which fixes the merchant
 * could do, are drawn at the start and only shown when asked for. A policy that has taken `paid` steps is then told all of them for nothing: it may
 * go on as before, so no policy becomes dearer (information relaxation; Brown, Smith and Sun, Operations Research 58(4), 2010, with no penalty).
 * What is left after that is a sequence of fixes that can be done, whose cost `LeastRepair` never exceeds. Until then each step is chosen on
 * what is really known: the answers to what was asked, and which of the proposed fixes were refused; a last step that is a check costs
 * what the cheapest does. The means over the drawn scenarios stand in for the expectations; the least of several means is in expectation no more
 * than the least of the expectations, so few draws only make the bound lower.
 *
 * Where it is loose: after `paid` steps whoever has many checks left is told much for nothing. growing-parts.ts shows how much that comes to.
 */
export function freeAnswersBound(model: Model, belief: Belief, { draws, paid }: BoundOptions, random: Random): number {
  const { fixes } = positionOf(model, belief, { asked: [], tried: [] }, { moneyUncertain: false });
  const open: Model = { ...model, fixes };
  const repair = createLeastRepair(open);
  const scenarios = Array.from({ length: draws }, () => drawScenario(open, belief, repair, random));
  const before = fixes.map(fix => maskOf(prerequisitesOf(fix, fixes).map(other => fixes.indexOf(other))));
  return leastFrom({ model: open, before }, { scenarios, asked: 0, done: 0, refused: 0 }, paid) / draws;
}

interface Problem {
  readonly model: Model;
  /** By fix, those that have to be done before, a bit each. */
  readonly before: readonly number[];
}

/** What a policy knows that has taken some steps: the scenarios that look alike to it. */
interface Known {
  readonly scenarios: readonly Scenario[];
  /** Bits of the checks that were asked and of the fixes that were done in vain, or refused. */
  readonly asked: number;
  readonly done: number;
  readonly refused: number;
}

/** Sum over the scenarios of the least that any policy costs which has still to pay for so many steps. */
function leastFrom(problem: Problem, known: Known, paid: number): number {
  const { scenarios, asked, done, refused } = known;
  if (paid <= 0) return sum(scenarios, scenario => scenario.after(done).told());
  const { checks, fixes, handoffMinutes } = problem.model;
  const alive = sum(scenarios, scenario => scenario.after(done).alive);
  let least = alive * handoffMinutes;
  const open = [...checks.entries()].filter(([index]) => (asked & (1 << index)) === 0);
  if (paid === 1 && open.length > 0) {
    const cheapest = Math.min(...open.map(([, { minutes }]) => minutes));
    least = Math.min(least, alive * cheapest + leastFrom(problem, known, 0));
  }
  for (const index of fixes.keys()) {
    const bit = 1 << index;
    if (((done | refused) & bit) !== 0 || ((problem.before[index] ?? 0) & ~done) !== 0) continue;
    least = Math.min(least, costOfTrying(problem, known, { index, paid, most: least }));
  }
  if (paid === 1) return least;
  for (const [index, { minutes }] of open) {
    let cost = alive * minutes;
    for (const group of byAnswer(scenarios, index)) {
      if (cost >= least) break;
      cost += leastFrom(problem, { ...known, scenarios: group, asked: asked | (1 << index) }, paid - 1);
    }
    least = Math.min(least, cost);
  }
  return least;
}

/** What proposing the fix costs and what is left after it; no less than `most` where that much is sure before all of it is worked out. */
function costOfTrying(
  problem: Problem,
  known: Known,
  { index, paid, most }: { readonly index: number; readonly paid: number; readonly most: number },
): number {
  const { scenarios, done, refused } = known;
  const { fixes, refusedMinutes = 0 } = problem.model;
  const bit = 1 << index;
  const minutes = fixes[index]?.minutes ?? 0;
  const can = scenarios.filter(({ doable }) => (doable & bit) !== 0);
  const cannot = scenarios.filter(({ doable }) => (doable & bit) === 0);
  const proposed =
    minutes * sum(can, scenario => scenario.after(done).alive) +
    refusedMinutes * sum(cannot, scenario => scenario.after(done).alive);
  const atLeast = (those: readonly Scenario[], then: number): number =>
    sum(those, scenario => scenario.after(then).atLeast);
  const surely = proposed + atLeast(can, done | bit) + atLeast(cannot, done);
  if (surely >= most) return surely;
  const rest = leastFrom(problem, { ...known, scenarios: cannot, refused: refused | bit }, paid - 1);
  if (proposed + rest + atLeast(can, done | bit) >= most) return most;
  return proposed + rest + leastFrom(problem, { ...known, scenarios: can, done: done | bit }, paid - 1);
}

const sum = (scenarios: readonly Scenario[], valueOf: (scenario: Scenario) => number): number =>
  scenarios.reduce((total, scenario) => total + valueOf(scenario), 0);

function byAnswer(scenarios: readonly Scenario[], check: number): readonly (readonly Scenario[])[] {
  const groups = new Map<number, Scenario[]>();
  for (const scenario of scenarios) {
    const answer = scenario.answers[check] ?? 0;
    groups.set(answer, [...(groups.get(answer) ?? []), scenario]);
  }
  return [...groups.values()];
}
