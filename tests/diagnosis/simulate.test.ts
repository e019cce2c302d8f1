import fc from 'fast-check';
import { nextStep } from '../../src/diagnosis/next-step';
import { DEFAULT_NOISE } from '../../src/diagnosis/noise';
import { runMerchant } from '../../src/diagnosis/run-merchant';
import { POLICIES, runPolicy } from '../../src/diagnosis/run-policy';
import { comparePolicies, simulate } from '../../src/diagnosis/simulate';
import { createMerchant } from '../../src/diagnosis/simulated-merchant';
import { NO_NOISE as calm } from './no-noise';
import { fix, oneFix, triesEverything } from './one-fix';
import { randomModel } from './random-model';
import type { Model } from '../../src/diagnosis/model';
import type { Choose } from '../../src/diagnosis/run-merchant';

const small = randomModel(3, { causes: 4, checks: 2, fixes: 4 });
const middling = randomModel(6, { causes: 8, checks: 8, fixes: 8 });
const large = randomModel(4, { causes: 12, checks: 20, fixes: 20 });
const anyNoise = fc.record({
  wrongAnswer: fc.double({ min: 0, max: 1, noNaN: true }),
  unsure: fc.double({ min: 0, max: 1, noNaN: true }),
  skip: fc.double({ min: 0, max: 1, noNaN: true }),
  couldNot: fc.double({ min: 0, max: 1, noNaN: true }),
  moneyUncertain: fc.double({ min: 0, max: 1, noNaN: true }),
  leavesPerMinute: fc.double({ min: 0, max: 0.2, noNaN: true }),
  missedCure: fc.double({ min: 0, max: 1, noNaN: true }),
  falseCure: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('simulate', () => {
  it('gives the same result for the same seed and another for another', () => {
    const run = (seed: number) => simulate({ model: middling, merchants: 15, seed, policy: 'planner' });
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });

  it('decides for each merchant as the planner does for this one alone', () => {
    const alone: Choose = ({ belief, history, restrictions }) => nextStep(middling, belief, history, restrictions);
    const runs = runPolicy({ model: middling, merchants: 40, seed: 4, policy: 'planner' });
    for (const [number, { cause, curable: _, ...talk }] of runs.entries()) {
      const merchant = createMerchant(middling, 4, number, DEFAULT_NOISE);
      expect(merchant.cause).toBe(cause);
      expect(runMerchant(middling, merchant, alone)).toEqual(talk);
    }
  });

  it('accounts for every merchant, and closes nothing as fixed on its own, whatever merchants do', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(5), fc.constantFrom(...POLICIES), anyNoise, (seed, size, policy, noise) => {
        const model = randomModel(seed, { causes: 2 + size, checks: 2, fixes: size });
        const result = simulate({ model, merchants: 12, seed, policy, noise });
        expect(result.resolved + result.handedOff + result.left).toBe(12);
        expect(result.wronglyFixed).toBe(0);
        for (const { merchants, curable, resolved, handedOff, left } of result.byCause) {
          expect(resolved + handedOff + left).toBe(merchants);
          expect(resolved).toBeLessThanOrEqual(curable);
        }
        for (const count of ['merchants', 'resolved', 'handedOff', 'left'] as const)
          expect(result.byCause.reduce((sum, of) => sum + of[count], 0)).toBe(result[count]);
      }),
      { numRuns: 60 },
    );
  });

  it('tells the shares resolved of all, of the causes that a fix can cure, and of whom one would have cured', () => {
    const model: Model = { ...oneFix(0), priors: [0.6, 0.4], fixes: [fix('wipe', 10, [0.5, 0])] };
    const { byCause, resolvedShare, resolved } = simulate({ model, merchants: 500, seed: 1, policy: 'article' });
    const [dust] = byCause;
    expect(resolved).toBe(dust!.resolved);
    expect(resolvedShare.ofAll).toBeCloseTo(resolved / 500, 12);
    expect(resolvedShare.ofFixableCauses).toBeCloseTo(resolved / dust!.merchants, 12);
    expect(resolvedShare.ofCurable).toBeCloseTo(resolved / dust!.curable, 12);
    expect(resolvedShare.ceilingOfFixableCauses).toBeCloseTo(dust!.curable / dust!.merchants, 12);
    expect(dust!.curable).toBeLessThan(dust!.merchants);
    expect(resolved).toBeLessThan(dust!.curable);
  });

  it('calls curable exactly those whom trying everything would have cured', () => {
    const couldNot = fc.double({ min: 0.1, max: 0.7, noNaN: true });
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 7 }), couldNot, (seed, fixes, couldNot) => {
        const made = randomModel(seed, { causes: 4, checks: 0, fixes });
        // Every other fix waits for the one before it.
        const chained = made.fixes.map((entry, index) =>
          index % 2 === 1 ? { ...entry, after: [`fix-${index - 1}`] } : entry,
        );
        const model = { ...made, fixes: chained };
        const noise = { ...calm, couldNot, moneyUncertain: 0.5 };
        for (const [number, { curable }] of runPolicy({
          model,
          merchants: 8,
          seed,
          policy: 'article',
          noise,
        }).entries()) {
          const merchant = createMerchant(model, seed, number, noise);
          const allowed = {
            ...model,
            fixes: model.fixes.filter(({ swipes }) => !(swipes && merchant.moneyUncertain)),
          };
          expect(runMerchant(model, merchant, triesEverything(allowed)).ending === 'resolved').toBe(curable);
        }
      }),
    );
  });

  it('sets every policy against the article’s order with the very same merchants', () => {
    const [planner, article, exact] = comparePolicies({ model: small, merchants: 300, seed: 2 }, POLICIES);
    for (const simulation of [planner!, exact!]) {
      const { meanMinutes, ratioToArticle } = simulation.result;
      expect(ratioToArticle!.ratio).toBeCloseTo(meanMinutes / article!.result.meanMinutes, 12);
      expect(ratioToArticle!.low).toBeLessThan(ratioToArticle!.ratio);
      expect(simulation.runs.map(({ cause, curable }) => [cause, curable])).toEqual(
        article!.runs.map(({ cause, curable }) => [cause, curable]),
      );
    }
    expect(article!.result).not.toHaveProperty('ratioToArticle');
    expect(planner!.result).toMatchObject(simulate({ model: small, merchants: 300, seed: 2, policy: 'planner' }));
  });

  it('finds the planner close to the optimum and cheaper than the fixed order', () => {
    const mean = (policy: 'planner' | 'article' | 'exact') =>
      simulate({ model: small, merchants: 150, seed: 9, policy, noise: calm });
    const planner = mean('planner');
    expect(planner.meanMinutes / mean('exact').meanMinutes).toBeLessThan(1.03);
    expect(planner.meanMinutes).toBeLessThan(mean('article').meanMinutes);
    expect(planner.ratioToExact).toBeGreaterThanOrEqual(1 - 1e-9);
    expect(mean('exact').ratioToExact).toBe(1);
  });

  it('leaves the ratio out, and refuses the exact policy, where the model is too large', () => {
    expect(simulate({ model: large, merchants: 2, seed: 1, policy: 'planner' })).not.toHaveProperty('ratioToExact');
    expect(() => simulate({ model: large, merchants: 2, seed: 1, policy: 'exact' })).toThrow(RangeError);
  });

  it('costs the handoff where nothing can be tried', () => {
    const hopeless = { ...small, fixes: [] };
    expect(simulate({ model: hopeless, merchants: 7, seed: 1, policy: 'planner' })).toMatchObject({
      meanMinutes: hopeless.handoffMinutes,
      meanSteps: 0,
      resolved: 0,
      handedOff: 7,
      left: 0,
    });
  });

  it('answers for no merchants at all', () => {
    for (const { result } of comparePolicies({ model: small, merchants: 0, seed: 1 }, POLICIES))
      expect(result).toMatchObject({ meanMinutes: 0, p90Minutes: 0, resolved: 0, resolvedShare: { ofAll: 0 } });
  });
});
