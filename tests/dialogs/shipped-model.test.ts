import { join } from 'node:path';
import fc from 'fast-check';
import { toModel } from '../../dialogs/diagnosis-model';
import { priorBelief } from '../../src/diagnosis/belief';
import { nextStep } from '../../src/diagnosis/next-step';
import { createRandom } from '../../src/diagnosis/random';
import { loadKnowledge } from '../../src/knowledge/load-knowledge';
import { createDecide, playPath } from '../support/random-path';

const root = join(__dirname, '../..');
const knowledge = loadKnowledge({
  dir: join(root, 'knowledge'),
  wordingFile: join(root, 'dialogs/wording/zh-CN.yaml'),
  cacheDir: join(root, 'node_modules/.cache/poscare'),
});
const file = knowledge.codes.find(({ code }) => code === '3000')!;

/** Paths of the property; tests/bench/diagnosis/random-paths.ts takes as many as it is told. */
const PATHS = 40;

describe('the model of the shipped knowledge', () => {
  it('has twelve causes, and a first step for every kind of terminal', () => {
    for (const kind of [undefined, ...knowledge.terminals.kinds.map(({ id }) => id)]) {
      const model = toModel(file, knowledge.checks, knowledge.terminals, kind === undefined ? {} : { kind });
      expect(model.causes).toHaveLength(13);
      expect(model.priors.reduce((sum, prior) => sum + prior, 0)).toBeCloseTo(1, 9);
      const step = nextStep(model, priorBelief(model), { asked: [], tried: [] }, { moneyUncertain: false });
      expect(step.kind).not.toBe('handoff');
    }
  });

  it('thinks of the hour more at the day switch than in the afternoon', () => {
    const timing = (faultBeganAt: string): number => {
      const model = toModel(file, knowledge.checks, knowledge.terminals, { faultBeganAt });
      return model.priors[model.causes.indexOf('timing')] ?? NaN;
    };
    expect(timing('2026-11-22T23:15:00+08:00') / timing('2026-11-22T15:00:00+08:00')).toBeGreaterThan(2.5);
  });

  it('meets no step on random paths that must not be proposed, and every path ends', () => {
    const decide = createDecide(knowledge);
    fc.assert(
      fc.property(fc.nat(), seed => {
        expect(playPath(knowledge, decide, createRandom(`path ${seed}`)).violations).toEqual([]);
      }),
      { numRuns: PATHS },
    );
  });
});
