import { afterEvidence, priorBelief } from '../../../src/diagnosis/belief';
import { createExactPlan } from '../../../src/diagnosis/exact-plan';
import type { Belief, Model } from '../../../src/diagnosis/model';
import { positionOf } from '../../../src/diagnosis/open-steps';
import { createRandom } from '../../../src/diagnosis/random';
import { ratioToExact } from '../../../src/diagnosis/ratio-to-exact';
import { followPlanner } from './follow-planner';
import { freeAnswersBound } from './free-answers-bound';
import { loadKnowledgeModel, partOf } from './knowledge-model';

/**
 * The planner's expected minutes on the product's full model, which is too large to solve, beside a lower bound on those of every policy
 * (`freeAnswersBound`); and the same bound on parts of that model whose optimum is known, which shows how much of the gap is the bound's own.
 * Run: node --require ./tests/support/register-typescript.cjs tests/bench/diagnosis/lower-bound.ts [DRAWS] [PARTS] [PAID]
 */
const DRAWS = Number(process.argv[2] ?? 60);
const PARTS = Number(process.argv[3] ?? 12);
const PAID = Number(process.argv[4] ?? 1);
const REPEATS = 2;
const LEAST_REACH = 1e-3;

interface Estimate {
  readonly mean: number;
  /** Half the width of the 95 % confidence interval. */
  readonly within: number;
}

function estimateOf(values: readonly number[]): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(values.length - 1, 1);
  return { mean, within: 1.96 * Math.sqrt(variance / values.length) };
}

const text = ({ mean, within }: Estimate): string => `${mean.toFixed(2)} ± ${within.toFixed(2)}`;

/** The planner's expected minutes over all starts, and how much of the talks was not followed to the end. */
function planned(model: Model): { readonly minutes: number; readonly cut: number } {
  const starts = startsOf(model);
  const total = starts.reduce((sum, { probability }) => sum + probability, 0);
  return starts.reduce(
    (sum, { probability, belief }) => {
      const { minutes, cut } = followPlanner(model, belief, LEAST_REACH);
      return { minutes: sum.minutes + (probability / total) * minutes, cut: sum.cut + (probability / total) * cut };
    },
    { minutes: 0, cut: 0 },
  );
}

interface Start {
  readonly words: string;
  readonly probability: number;
  readonly belief: Belief;
}

/** Beliefs after the first words, as likely as the model has them; what is left of the probability wrote nothing that says anything. */
function startsOf(model: Model): readonly Start[] {
  const prior = priorBelief(model);
  const worded = model.evidence.map(({ intent, likelihood }) => ({
    words: intent,
    probability: likelihood.reduce((sum, given, cause) => sum + given * (prior[cause] ?? 0), 0),
    belief: afterEvidence(model, prior, intent),
  }));
  const left = 1 - worded.reduce((sum, { probability }) => sum + probability, 0);
  return [...worded, { words: 'nothing', probability: Math.max(left, 0), belief: prior }].filter(
    ({ probability }) => probability > 1e-6,
  );
}

function bound(model: Model, draws: number, repeats: number): Estimate {
  const starts = startsOf(model);
  const total = starts.reduce((sum, { probability }) => sum + probability, 0);
  return estimateOf(
    Array.from({ length: repeats }, (_, repeat) =>
      starts.reduce((sum, { words, probability, belief }) => {
        const random = createRandom(`bound ${repeat} ${words}`);
        return sum + (probability / total) * freeAnswersBound(model, belief, { draws, paid: PAID }, random);
      }, 0),
    ),
  );
}

function optimum(model: Model): number {
  const plan = createExactPlan(model);
  return startsOf(model).reduce((sum, { probability, belief }) => {
    const start = positionOf(model, belief, { asked: [], tried: [] }, { moneyUncertain: false });
    return sum + probability * plan.at(start).minutes;
  }, 0);
}

const model = loadKnowledgeModel();
const size = `${model.causes.length} causes, ${model.checks.length} checks, ${model.fixes.length} fixes`;
const lower = bound(model, DRAWS, REPEATS);
console.log(`lower bound on every policy (${size}), ${PAID} steps paid: ${text(lower)} min`);
const upper = planned(model);
console.log(
  `planner: ${upper.minutes.toFixed(2)} min (${(100 * upper.cut).toFixed(1)} % of talks not followed to the end), ${(upper.minutes / lower.mean).toFixed(3)} times the bound; CPU ${(process.cpuUsage().user / 1e6).toFixed(0)} s`,
);

const ratios = Array.from({ length: PARTS }, (_, seed) => {
  const part = partOf(model, seed, { checks: 3, fixes: 4 });
  const best = optimum(part);
  return { bound: bound(part, DRAWS, 2).mean / best, planner: ratioToExact(part, createExactPlan(part)) };
});
const mean = (values: readonly number[]): string =>
  (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(4);
console.log(
  `${PARTS} parts of it with 3 checks and 4 fixes: bound to optimum ${mean(ratios.map(({ bound: low }) => low))}, planner to optimum ${mean(ratios.map(({ planner }) => planner))}`,
);
