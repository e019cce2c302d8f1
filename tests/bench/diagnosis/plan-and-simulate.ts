import { join } from 'node:path';
import { toModel } from '../../../dialogs/diagnosis-model';
import { afterEvidence, priorBelief } from '../../../src/diagnosis/belief';
import { createExactPlan } from '../../../src/diagnosis/exact-plan';
import { nextStep } from '../../../src/diagnosis/next-step';
import { ratioToExact } from '../../../src/diagnosis/ratio-to-exact';
import { comparePolicies } from '../../../src/diagnosis/simulate';
import { loadKnowledge } from '../../../src/knowledge/load-knowledge';
import { NO_NOISE } from '../../diagnosis/no-noise';
import { randomModel } from '../../diagnosis/random-model';
import type { Model } from '../../../src/diagnosis/model';

/**
 * How long a decision takes, how close the planner comes to the optimum, and what it saves a merchant against the article's order.
 * Run: node --require ./tests/support/register-typescript.cjs tests/bench/diagnosis/plan-and-simulate.ts [MERCHANTS]
 */
const root = join(__dirname, '../../..');
const MERCHANTS = Number(process.argv[2] ?? 1000);
const NOISY = { wrongAnswer: 0.15, unsure: 0.15, skip: 0.1, couldNot: 0.1, leavesPerMinute: 0.02, missedCure: 0.1 };

function realModel(): Model {
  const knowledge = loadKnowledge({
    dir: join(root, 'knowledge'),
    wordingFile: join(root, 'dialogs/wording/zh-CN.yaml'),
  });
  const [codeFile] = knowledge.codes;
  if (!codeFile) throw new Error('knowledge/codes is empty');
  return toModel(codeFile, knowledge.checks, knowledge.terminals);
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

function printDecisionTimes(name: string, model: Model): void {
  const beliefs = model.evidence.map(({ intent }) => afterEvidence(model, priorBelief(model), intent));
  const timesMs: number[] = [];
  for (let round = 0; round < 25; round++) {
    for (const belief of beliefs) {
      const startMs = performance.now();
      nextStep(model, belief, { asked: [], tried: [] }, { moneyUncertain: false });
      if (round >= 5) timesMs.push(performance.now() - startMs);
    }
  }
  timesMs.sort((a, b) => a - b);
  const size = `${model.causes.length} causes, ${model.checks.length} checks, ${model.fixes.length} fixes`;
  console.log(
    `decision, ${name} (${size}): p50 ${at(timesMs, 0.5).toFixed(2)} ms, p99 ${at(timesMs, 0.99).toFixed(2)} ms`,
  );
}

function printRatios(models: number): void {
  const ratios = Array.from({ length: models }, (_, seed) => {
    const model = randomModel(seed, { causes: 5, checks: 4, fixes: 5 });
    return ratioToExact(model, createExactPlan(model));
  });
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  console.log(
    `planner to optimum on ${models} random models: mean ${mean.toFixed(4)}, worst ${Math.max(...ratios).toFixed(4)}`,
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

const model = realModel();
printDecisionTimes('knowledge', model);
printDecisionTimes('random', randomModel(1, { causes: 12, checks: 20, fixes: 20 }));
printRatios(20);
printPolicies(model);
