import type { Belief, Fix, Model } from '../../../src/diagnosis/model';
import { draw } from '../../../src/diagnosis/random';
import type { Random } from '../../../src/diagnosis/random';
import type { LeastRepair } from './least-repair';

/** One draw of everything that a policy cannot see at the start except the cause and what fixes bring about. */
export interface Scenario {
  /** By check: the option that would be answered, or the number of options where the merchant cannot say. */
  readonly answers: readonly number[];
  /** The fixes that the merchant could do, a bit each. */
  readonly doable: number;
  /** What is left, and of what it costs if all answers and refusals are told, once these fixes were done in vain. */
  after(done: number): Left;
}

export interface Left {
  /** P(the fault is still there). */
  readonly alive: number;
  /** No more than `told`, and quickly known. */
  readonly atLeast: number;
  /** Minutes times `alive`. */
  readonly told: () => number;
}

export function drawScenario(model: Model, belief: Belief, repair: LeastRepair, random: Random): Scenario {
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
  const mass = sumOf(weights);
  for (const at of weights.keys()) weights[at] = (weights[at] ?? 0) / mass;
  const doable = doableOf(fixes, fix => random() >= (fix.couldNot ?? 0));
  const known = new Map<number, Left>();
  const after: Scenario['after'] = done => {
    const before = known.get(done);
    if (before) return before;
    const left = weights.map((weight, at) =>
      fixes.reduce(
        (rest, { success }, bit) => ((done & (1 << bit)) === 0 ? rest : rest * (1 - (success[at] ?? 0))),
        weight,
      ),
    );
    let told: number | undefined;
    const open = doable & ~done;
    const made: Left = {
      alive: sumOf(left),
      atLeast: repair.atLeast(left, open),
      told: () => (told ??= repair.costOf(left, open)),
    };
    known.set(done, made);
    return made;
  };
  return { answers, doable, after };
}

const sumOf = (weights: Float64Array): number => weights.reduce((sum, weight) => sum + weight, 0);

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
