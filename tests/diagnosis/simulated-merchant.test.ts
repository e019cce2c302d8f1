import { DEFAULT_NOISE } from '../../src/diagnosis/noise';
import { createMerchant } from '../../src/diagnosis/simulated-merchant';
import { NO_NOISE as calm } from './no-noise';
import { randomModel } from './random-model';
import type { Model } from '../../src/diagnosis/model';

const small = randomModel(3, { causes: 4, checks: 2, fixes: 4 });
const large = randomModel(4, { causes: 12, checks: 20, fixes: 20 });

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
