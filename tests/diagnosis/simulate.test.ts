import fc from 'fast-check';
import { articleStep } from '../../src/diagnosis/article-policy';
import { nextStep } from '../../src/diagnosis/next-step';
import { DEFAULT_NOISE } from '../../src/diagnosis/noise';
import { runMerchant } from '../../src/diagnosis/run-merchant';
import { POLICIES, runPolicy } from '../../src/diagnosis/run-policy';
import { comparePolicies, simulate } from '../../src/diagnosis/simulate';
import { createMerchant } from '../../src/diagnosis/simulated-merchant';
import { NO_NOISE as calm } from './no-noise';
import { randomModel } from './random-model';
import type { Fix, Model } from '../../src/diagnosis/model';
import type { Noise } from '../../src/diagnosis/noise';
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

const fix = (id: string, minutes: number, success: readonly number[], after: readonly string[] = []): Fix => ({
  id,
  minutes,
  success,
  swipes: false,
  after,
});
/** One cause, one fix, nothing to ask: the article's reader tries it, then calls a person. */
const oneFix = (success: number): Model => ({
  causes: ['dust', 'other'],
  priors: [1, 0],
  evidence: [],
  checks: [],
  fixes: [fix('wipe', 10, [success, success])],
  handoffMinutes: 60,
});
/** Every fix in the model's order, then a person. */
const triesEverything =
  (model: Model): Choose =>
  ({ history: { tried } }) => {
    const next = model.fixes.find(
      ({ id, after }) => !tried.includes(id) && after.every(before => tried.includes(before)),
    );
    return next ? { kind: 'try', id: next.id } : { kind: 'handoff' };
  };

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

describe('a merchant’s patience', () => {
  it('ends in every minute alike', () => {
    const result = simulate({
      model: oneFix(0),
      merchants: 4000,
      seed: 1,
      policy: 'article',
      noise: { ...calm, leavesPerMinute: 0.05 },
    });
    expect(result.left / 4000).toBeCloseTo(1 - Math.exp(-0.05 * 10), 1);
    expect(result.left + result.handedOff).toBe(4000);
    const within = (minutes: number): number =>
      Array.from({ length: 4000 }, (_, number) =>
        createMerchant(small, 7, number, { ...calm, leavesPerMinute: 0.05 }),
      ).filter(merchant => merchant.patienceMinutes <= minutes).length / 4000;
    for (const minutes of [5, 15, 40])
      expect(Math.abs(within(minutes) - (1 - Math.exp(-0.05 * minutes)))).toBeLessThan(0.025);
  });

  it('costs those who leave with the fault a person as well, from the minute at which they left', () => {
    const runs = runPolicy({
      model: oneFix(1),
      merchants: 50,
      seed: 1,
      policy: 'article',
      noise: { ...calm, leavesPerMinute: 0.1 },
    });
    const left = runs.flatMap((run, number) => (run.ending === 'left' ? [{ run, number }] : []));
    expect(left.length).toBeGreaterThan(10);
    for (const { run, number } of left) {
      const { patienceMinutes } = createMerchant(oneFix(1), 1, number, { ...calm, leavesPerMinute: 0.1 });
      expect(patienceMinutes).toBeLessThan(10);
      expect(run).toMatchObject({ minutes: patienceMinutes + 60, steps: 1, wronglyFixed: false });
    }
  });

  it('costs nothing more where the fault was gone unseen', () => {
    const model = { ...oneFix(1), fixes: [fix('wipe', 10, [1, 1]), fix('blow', 1000, [1, 1])] };
    const noise = { ...calm, leavesPerMinute: 0.01, missedCure: 1 };
    const merchant = createMerchant(model, 1, 3, noise);
    expect(merchant.patienceMinutes).toBeGreaterThan(10);
    expect(runMerchant(model, merchant, triesEverything(model))).toMatchObject({
      ending: 'left',
      minutes: merchant.patienceMinutes,
      steps: 2,
    });
  });
});

describe('what merchants say of a fix', () => {
  const once = (success: number, noise: Partial<Noise>) =>
    simulate({ model: oneFix(success), merchants: 200, seed: 1, policy: 'article', noise: { ...calm, ...noise } });

  it('closes the case where it works', () => {
    expect(once(1, {})).toMatchObject({ resolved: 200, meanMinutes: 10, cameBack: 0, wronglyFixed: 0 });
  });

  it('leaves the case open where they did not see that it works', () => {
    expect(once(1, { missedCure: 1 })).toMatchObject({ resolved: 0, handedOff: 200, meanMinutes: 70, wronglyFixed: 0 });
    expect(once(1, { missedCure: 0.3 }).resolved / 200).toBeCloseTo(0.7, 1);
  });

  it('brings them back where it does not work after all, and is not the system’s error', () => {
    expect(once(0, { falseCure: 1 })).toMatchObject({
      resolved: 0,
      handedOff: 200,
      cameBack: 200,
      wronglyFixed: 0,
      meanMinutes: 10 + 1 + 60,
    });
    expect(once(0, { falseCure: 0.3 }).cameBack / 200).toBeCloseTo(0.3, 1);
  });

  it('ends what waits for a fix that they could not do', () => {
    const model = {
      ...oneFix(1),
      fixes: [fix('settle', 3, [0, 0]), fix('restart', 3, [1, 1], ['settle']), fix('reset', 3, [1, 1], ['restart'])],
    };
    const merchant = createMerchant(model, 1, 1, { ...calm, couldNot: 1 });
    expect(runMerchant(model, merchant, triesEverything(model))).toMatchObject({ ending: 'handed-off', steps: 1 });
  });

  it('follows a fix’s own share of merchants who cannot do it, where the model has one', () => {
    const often = { ...oneFix(1).fixes[0]!, couldNot: 0.8 };
    const refused = Array.from({ length: 2000 }, (_, number) =>
      createMerchant(oneFix(1), 1, number, calm).attempt(often),
    );
    expect(refused.filter(outcome => outcome === 'could-not').length / 2000).toBeCloseTo(0.8, 1);
  });
});

describe('a simulated merchant', () => {
  it('gives the same answers in whatever order they are asked', () => {
    const answers = (checks: Model['checks']): Record<string, string> => {
      const merchant = createMerchant(large, 1, 17, DEFAULT_NOISE);
      return Object.fromEntries(checks.map(check => [check.id, merchant.answer(check)]));
    };
    expect(answers([...large.checks].reverse())).toEqual(answers(large.checks));
  });

  it('has causes and outcomes as often as the model says', () => {
    const merchants = Array.from({ length: 4000 }, (_, number) => createMerchant(small, 2, number, calm));
    for (const [cause, prior] of small.priors.entries()) {
      const share = merchants.filter(merchant => merchant.cause === cause).length / merchants.length;
      expect(Math.abs(share - prior)).toBeLessThan(0.03);
    }
    const [first] = small.fixes;
    const suffering = merchants.filter(merchant => merchant.cause === 0);
    const fixed = suffering.filter(merchant => merchant.attempt(first!) === 'cured').length / suffering.length;
    expect(Math.abs(fixed - first!.success[0]!)).toBeLessThan(0.06);
  });

  it('errs, skips and refuses as often as the noise says', () => {
    const check = {
      id: 'sure',
      minutes: 1,
      options: ['right', 'wrong'],
      likelihood: [
        [1, 1],
        [0, 0],
      ],
      unsure: 0.2,
    };
    const model = { ...small, causes: ['a', 'other'], priors: [0.5, 0.5], evidence: [], checks: [check], fixes: [] };
    const noise = { ...calm, wrongAnswer: 0.25, unsure: 0.5, skip: 0.1, moneyUncertain: 0.3 };
    const merchants = Array.from({ length: 4000 }, (_, number) => createMerchant(model, 3, number, noise));
    const share = (answer: string): number =>
      merchants.filter(merchant => merchant.answer(check) === answer).length / merchants.length;
    expect(share('skipped')).toBeCloseTo(0.1, 1);
    expect(share('unsure')).toBeCloseTo(0.9 * (0.2 + 0.8 * 0.5), 1);
    expect(share('wrong') / (share('wrong') + share('right'))).toBeCloseTo(0.25, 1);
    expect(merchants.filter(merchant => merchant.moneyUncertain).length / 4000).toBeCloseTo(0.3, 1);
  });
});

describe('the article’s fixed order', () => {
  const causes = ['network', 'printer', 'card-reader', 'other'];
  const cures = (id: string, cause: string, more: Partial<Fix> = {}): Fix => ({
    id,
    minutes: 5,
    success: causes.map(other => (other === cause ? 0.5 : 0.01)),
    swipes: false,
    after: [],
    ...more,
  });
  const model: Model = {
    causes,
    priors: [0.4, 0.3, 0.2, 0.1],
    evidence: [],
    checks: [],
    fixes: [
      cures('switch-network', 'network'),
      cures('paper', 'printer'),
      cures('wipe', 'card-reader', { swipes: true }),
    ],
    handoffMinutes: 45,
  };
  const walk = (reader: { firstIntent?: string; cause: string }, moneyUncertain = false): string[] => {
    const tried: string[] = [];
    for (;;) {
      const step = articleStep(model, reader, { asked: [], tried }, { moneyUncertain });
      if (step.kind !== 'try') return [...tried, step.kind];
      tried.push(step.id);
    }
  };

  it('goes through reader, printer and network, then calls', () => {
    expect(walk({ cause: 'other' })).toEqual(['wipe', 'paper', 'switch-network', 'handoff']);
  });

  it('starts at the cause that the first words name', () => {
    expect(walk({ cause: 'other', firstIntent: 'fault.network' })).toEqual([
      'switch-network',
      'wipe',
      'paper',
      'handoff',
    ]);
  });

  it('calls for service as soon as the broken reader or printer is reached', () => {
    expect(walk({ cause: 'printer' })).toEqual(['wipe', 'paper', 'handoff']);
  });

  it('swipes nothing while money is uncertain', () => {
    expect(walk({ cause: 'other' }, true)).toEqual(['paper', 'switch-network', 'handoff']);
  });
});
