import { articleStep } from '../../src/diagnosis/article-policy';
import { simulate } from '../../src/diagnosis/simulate';
import { createMerchant, DEFAULT_NOISE } from '../../src/diagnosis/simulated-merchant';
import { randomModel } from './random-model';
import type { Fix, Model } from '../../src/diagnosis/model';

const small = randomModel(3, { causes: 4, checks: 2, fixes: 4 });
const middling = randomModel(6, { causes: 8, checks: 8, fixes: 8 });
const large = randomModel(4, { causes: 12, checks: 20, fixes: 20 });
const calm = { wrongAnswer: 0, skip: 0, couldNot: 0, moneyUncertain: 0 };

describe('simulate', () => {
  it('gives the same result for the same seed and another for another', () => {
    const run = (seed: number) => simulate({ model: middling, merchants: 15, seed, policy: 'planner' });
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });

  it('accounts for every merchant', () => {
    for (const policy of ['planner', 'article', 'exact'] as const) {
      const result = simulate({ model: small, merchants: 30, seed: 5, policy });
      expect(result.resolved + result.handedOff).toBe(30);
      expect(result.meanMinutes).toBeGreaterThan(0);
    }
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
    });
  });

  it('answers for no merchants at all', () => {
    expect(simulate({ model: small, merchants: 0, seed: 1, policy: 'planner' })).toMatchObject({
      meanMinutes: 0,
      resolved: 0,
    });
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
    const [fix] = small.fixes;
    const suffering = merchants.filter(merchant => merchant.cause === 0);
    const fixed = suffering.filter(merchant => merchant.attempt(fix!) === 'fixed').length / suffering.length;
    expect(Math.abs(fixed - fix!.success[0]!)).toBeLessThan(0.06);
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
    const noise = { wrongAnswer: 0.25, skip: 0.1, couldNot: 0, moneyUncertain: 0.3 };
    const merchants = Array.from({ length: 4000 }, (_, number) => createMerchant(model, 3, number, noise));
    const share = (answer: string): number =>
      merchants.filter(merchant => merchant.answer(check) === answer).length / merchants.length;
    expect(share('skipped')).toBeCloseTo(0.1, 1);
    expect(share('unsure')).toBeCloseTo(0.9 * 0.2, 1);
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
