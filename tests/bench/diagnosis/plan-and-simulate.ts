import { afterEvidence, priorBelief } from '../../../src/diagnosis/belief';
import type { Model } from '../../../src/diagnosis/model';
import { nextStep } from '../../../src/diagnosis/next-step';
import { comparePolicies } from '../../../src/diagnosis/simulate';
import { NO_NOISE } from '../../diagnosis/no-noise';
import { randomModel } from '../../diagnosis/random-model';
import { loadKnowledgeModel } from './knowledge-model';

/**
 * How long a decision takes, and what the planner saves a merchant against the article's order. How close it comes to the optimum: planner-to-exact.ts
 * on small models, lower-bound.ts on the full one. Times are of the processor, so that what else runs on the machine counts for little.
 * Run: node --require ./tests/support/register-typescript.cjs tests/bench/diagnosis/plan-and-simulate.ts [MERCHANTS]
 */
const MERCHANTS = Number(process.argv[2] ?? 1000);
const NOISY = { wrongAnswer: 0.15, unsure: 0.15, skip: 0.1, couldNot: 0.1, leavesPerMinute: 0.02, missedCure: 0.1 };

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

/** Rounds that let the compiler settle before times are taken. */
const WARM_UP = 5;

function printDecisionTimes(name: string, model: Model, rounds: number): void {
  const beliefs = model.evidence.slice(0, 15).map(({ intent }) => afterEvidence(model, priorBelief(model), intent));
  const timesMs: number[] = [];
  for (let round = 0; round < WARM_UP + rounds; round++) {
    for (const belief of beliefs) {
      const before = process.cpuUsage();
      nextStep(model, belief, { asked: [], tried: [] }, { moneyUncertain: false });
      const { user, system } = process.cpuUsage(before);
      if (round >= WARM_UP) timesMs.push((user + system) / 1000);
    }
  }
  timesMs.sort((a, b) => a - b);
  const size = `${model.causes.length} causes, ${model.checks.length} checks, ${model.fixes.length} fixes`;
  console.log(
    `decision, ${name} (${size}): p50 ${at(timesMs, 0.5).toFixed(2)} ms, p99 ${at(timesMs, 0.99).toFixed(2)} ms`,
  );
}

function printPolicies(model: Model): void {
  for (const [name, noise] of Object.entries({ calm: NO_NOISE, usual: {}, noisy: NOISY })) {
    const simulations = comparePolicies({ model, merchants: MERCHANTS, seed: 1, noise }, ['planner', 'article']);
    for (const { result } of simulations) {
      const { policy, meanMinutes, meanSteps, resolvedShare, ratioToArticle } = result;
      const times = ratioToArticle ? `, ${ratioToArticle.ratio.toFixed(2)} of the article's` : '';
      const share = `${(100 * resolvedShare.ofAll).toFixed(0)} % without a person`;
      console.log(
        `${name} merchants, ${policy}: ${meanMinutes.toFixed(1)} min${times}, ${meanSteps.toFixed(1)} steps, ${share}`,
      );
    }
  }
}

const model = loadKnowledgeModel();
printDecisionTimes('knowledge', model, 20);
printDecisionTimes('random', randomModel(1, { causes: 12, checks: 20, fixes: 20, refusals: true }), 20);
printDecisionTimes('random', randomModel(1, { causes: 60, checks: 80, fixes: 80, refusals: true }), 2);
printPolicies(model);
