import { createRandom } from '../../src/diagnosis/random';
import type { Model } from '../../src/diagnosis/model';
import type { Random } from '../../src/diagnosis/random';

export interface ModelSize {
  readonly causes: number;
  readonly checks: number;
  readonly fixes: number;
  /** Fixes that merchants cannot always do, and a price for reading those; else each is always done. */
  readonly refusals?: boolean;
}

/** A made-up but lifelike model: skewed priors, checks that favour a few causes, fixes that cure one to three. `other` is the last cause. */
export function randomModel(seed: number, size: ModelSize): Model {
  const random = createRandom(`model ${seed}`);
  // A stream of its own, so that the rest of a model is the same with and without.
  const refusing = createRandom(`refusals ${seed}`);
  const causes = [...Array.from({ length: size.causes - 1 }, (_, index) => `cause-${index}`), 'other'];
  return {
    causes,
    priors: normalised(causes.map(() => random() ** 2 + 0.02)),
    evidence: causes.slice(0, -1).map(cause => ({
      intent: `fault.${cause}`,
      likelihood: causes.map(other => (other === cause ? 0.5 : 0.3 / causes.length)),
    })),
    checks: Array.from({ length: size.checks }, (_, index) => randomCheck(random, `check-${index}`, causes.length)),
    fixes: Array.from({ length: size.fixes }, (_, index) => ({
      id: `fix-${index}`,
      minutes: between(random, 2, 14),
      success: causes.map((_, cause) => {
        if (cause === causes.length - 1) return random() < 0.2 ? 0.1 : 0;
        return cause === index % (causes.length - 1)
          ? between(random, 0.3, 0.95)
          : random() < 0.15
            ? between(random, 0.05, 0.4)
            : 0;
      }),
      ...(size.refusals && { couldNot: refusing() < 0.3 ? 0 : between(refusing, 0.02, 0.4) }),
      swipes: random() < 0.25,
      after: index > 0 && random() < 0.15 ? [`fix-${Math.floor(random() * index)}`] : [],
    })),
    handoffMinutes: between(random, 20, 60),
    ...(size.refusals && { refusedMinutes: 0.5 }),
  };
}

function randomCheck(random: Random, id: string, causes: number): Model['checks'][number] {
  const options = random() < 0.5 ? ['a', 'b'] : ['a', 'b', 'c'];
  const columns = Array.from({ length: causes }, () => normalised(options.map(() => random() ** 3 + 0.01)));
  return {
    id,
    minutes: between(random, 0.3, 3),
    options,
    likelihood: options.map((_, option) => columns.map(column => column[option] ?? 0)),
    unsure: between(random, 0, 0.25),
    swipes: random() < 0.1,
  };
}

const between = (random: Random, least: number, most: number): number => least + random() * (most - least);

function normalised(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map(weight => weight / total);
}
