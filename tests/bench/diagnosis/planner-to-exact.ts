import { createExactPlan, isSmallEnough } from '../../../src/diagnosis/exact-plan';
import type { Model } from '../../../src/diagnosis/model';
import { createRandom } from '../../../src/diagnosis/random';
import { ratioToExact } from '../../../src/diagnosis/ratio-to-exact';
import { randomModel } from '../../diagnosis/random-model';
import { loadKnowledgeModel, partOf } from './knowledge-model';

/**
 * How close the planner comes to the exact optimum: on random models of mixed sizes with answers of "cannot say", refusals, fixes that wait for
 * others and steps that swipe, and on parts of the knowledge's own model.
 * Run: node --require ./tests/support/register-typescript.cjs tests/bench/diagnosis/planner-to-exact.ts [MODELS] [PARTS]
 */
const MODELS = Number(process.argv[2] ?? 300);
const PARTS = Number(process.argv[3] ?? 40);

/** Ratios closer to 1 than this are equal: beliefs are merged at 7 decimals. */
const EQUAL = 1e-6;

function mixedModel(seed: number): Model {
  const random = createRandom(`size ${seed}`);
  const upTo = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  for (;;) {
    const model = randomModel(seed, {
      causes: upTo(3, 7),
      checks: upTo(1, 4),
      fixes: upTo(2, 6),
      refusals: random() < 0.5,
    });
    if (isSmallEnough(model)) return model;
  }
}

function printRatios(name: string, models: readonly Model[]): void {
  const ratios = models.map(model => ratioToExact(model, createExactPlan(model)));
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  const equal = ratios.filter(ratio => ratio < 1 + EQUAL).length / ratios.length;
  console.log(
    `${models.length} ${name}: planner to optimum mean ${mean.toFixed(4)}, worst ${Math.max(...ratios).toFixed(4)}, equal ${(100 * equal).toFixed(0)} %`,
  );
}

printRatios(
  'random models',
  Array.from({ length: MODELS }, (_, seed) => mixedModel(seed)),
);
const knowledge = loadKnowledgeModel();
printRatios(
  'parts of the knowledge (3 checks, 4 fixes)',
  Array.from({ length: PARTS }, (_, seed) => partOf(knowledge, seed, { checks: 3, fixes: 4 })),
);
