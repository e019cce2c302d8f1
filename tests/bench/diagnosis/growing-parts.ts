import { afterEvidence, priorBelief } from '../../../src/diagnosis/belief';
import type { Belief, Model } from '../../../src/diagnosis/model';
import { nextStep } from '../../../src/diagnosis/next-step';
import { createRandom } from '../../../src/diagnosis/random';
import { leastMinutes, minutesOf } from './exact-minutes';
import { followPlanner } from './follow-planner';
import { freeAnswersBound } from './free-answers-bound';
import { loadKnowledgeModel } from './knowledge-model';
import { countPositions } from './position-steps';

/**
 * Where the planner's distance from the lower bound comes from: parts of the product's own model of growing size, each with the checks and fixes that
 * the planner most often comes to from this start, solved exactly; beside the optimum the planner and the bound. The last row of a start is the
 * whole model, whose optimum is not known: the bound is set against the planner there.
 * Run: node --require ./tests/support/register-typescript.cjs tests/bench/diagnosis/growing-parts.ts [MILLIONS_OF_POSITIONS]
 */
const MOST_POSITIONS = Number(process.argv[2] ?? 36) * 1e6;

/** The first two are the likeliest first words that name no cause, 38 % of all; after the third the planner asks more than one check as a rule. */
const STARTS = ['fault.code-3000', 'fault.unspecified', 'safety.money-debited'];
const SIZES = [
  { checks: 2, fixes: 4 },
  { checks: 2, fixes: 6 },
  { checks: 3, fixes: 6 },
  { checks: 4, fixes: 6 },
  { checks: 5, fixes: 6 },
  { checks: 6, fixes: 6 },
  { checks: 7, fixes: 4 },
  { checks: 4, fixes: 9 },
];
/** Enough for a standard error of about 0.2 minutes. */
const DRAWS = 400;
const WHOLE_DRAWS = 40;
const REPEATS = 3;
const WHOLE_REPEATS = 1;
const LEAST_REACH = 1e-3;

/** The bound as lower-bound.ts takes it, with two steps paid, over several lots of scenarios. */
function boundOf(model: Model, belief: Belief, draws: number, repeats: number): number {
  const paid = 2;
  const bounds = Array.from({ length: repeats }, (_, repeat) =>
    freeAnswersBound(model, belief, { draws, paid }, createRandom(`growing ${repeat}`)),
  );
  return bounds.reduce((sum, bound) => sum + bound, 0) / repeats;
}

/** The first of the steps that were reached which may be tried at once or asked. */
function partReached(model: Model, reached: Iterable<string>, size: (typeof SIZES)[number]): Model {
  const ids = [...reached];
  const first = <T extends { readonly id: string }>(entries: readonly T[], count: number): readonly T[] =>
    ids.flatMap(id => entries.filter(entry => entry.id === id)).slice(0, count);
  const ready = model.fixes.filter(({ after }) => after.length === 0);
  return { ...model, checks: first(model.checks, size.checks), fixes: first(ready, size.fixes) };
}

const row = (...cells: readonly string[]): void =>
  console.log(`| ${cells.map((cell, at) => cell.padEnd(at === 0 ? 20 : 9)).join(' | ')} |`);

const model = loadKnowledgeModel();
row('start', 'checks', 'fixes', 'optimum', 'planner/o', 'bound/o', 'solved', 'CPU s');
for (const start of STARTS) {
  const belief = afterEvidence(model, priorBelief(model), start);
  const whole = followPlanner(model, belief, LEAST_REACH);
  for (const size of SIZES) {
    const part = partReached(model, whole.reached.keys(), size);
    const sizes = [`${part.checks.length}`, `${part.fixes.length}`];
    if (countPositions(part) > MOST_POSITIONS) {
      row(start, ...sizes, 'too large', '', '', '', '');
      continue;
    }
    const before = process.cpuUsage().user;
    const best = leastMinutes(part, belief);
    const cpuSec = (process.cpuUsage().user - before) / 1e6;
    const planned = minutesOf(part, belief, (at, history) => nextStep(part, at, history, { moneyUncertain: false }));
    const bound = boundOf(part, belief, DRAWS, REPEATS);
    row(
      ...[start, ...sizes, best.minutes.toFixed(2), (planned.minutes / best.minutes).toFixed(4)],
      ...[(bound / best.minutes).toFixed(3), `${best.positions}`, cpuSec.toFixed(1)],
    );
  }
  const bound = boundOf(model, belief, WHOLE_DRAWS, WHOLE_REPEATS);
  const sizes = [`${model.checks.length}`, `${model.fixes.length}`];
  const minutes = `planner ${whole.minutes.toFixed(2)} (of which ${(100 * whole.cut).toFixed(0)} % cut)`;
  row(start, ...sizes, minutes, '', `${(bound / whole.minutes).toFixed(3)} of the planner`, '', '');
}
