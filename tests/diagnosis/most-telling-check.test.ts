import fc from 'fast-check';
import { priorBelief } from '../../src/diagnosis/belief';
import type { Belief, Check, Model } from '../../src/diagnosis/model';
import { expectedBits, mostTellingCheck } from '../../src/diagnosis/most-telling-check';
import { randomModel } from './random-model';

const fresh = { asked: [], tried: [] };
const free = { moneyUncertain: false };

const bits = (belief: Belief): number => belief.reduce((sum, p) => (p > 0 ? sum - p * Math.log2(p) : sum), 0);

/** Every answer played through: how likely it is, what would be believed then, and how much doubt that leaves. */
function bitsByBruteForce(belief: Belief, { likelihood, unsure }: Check): number {
  let left = unsure * bits(belief);
  for (const option of likelihood) {
    const joint = belief.map((p, cause) => p * (option[cause] ?? 0));
    const total = joint.reduce((sum, p) => sum + p, 0);
    if (total > 0) left += (1 - unsure) * total * bits(joint.map(p => p / total));
  }
  return bits(belief) - left;
}

const models = fc
  .record({ seed: fc.nat(), causes: fc.integer({ min: 2, max: 7 }), checks: fc.integer({ min: 0, max: 6 }) })
  .map(({ seed, ...size }) => randomModel(seed, { ...size, fixes: 3 }));

it('takes as much doubt as the best of all checks played through', () => {
  fc.assert(
    fc.property(models, fc.boolean(), fc.nat({ max: 6 }), (model, moneyUncertain, asked) => {
      const belief = priorBelief(model);
      const history = { asked: model.checks.slice(0, asked).map(({ id }) => id), tried: [] };
      const open = model.checks.slice(asked).filter(({ swipes }) => !(moneyUncertain && swipes));
      const found = mostTellingCheck(model, belief, history, { moneyUncertain });
      const most = Math.max(0, ...open.map(check => bitsByBruteForce(belief, check)));
      if (most < 1e-6) return expect(found === undefined || open.includes(found)).toBe(true);
      expect(open).toContain(found);
      expect(found && bitsByBruteForce(belief, found)).toBeCloseTo(most, 9);
    }),
    { numRuns: 300 },
  );
});

it('counts the bits of an answer as the brute force does', () => {
  fc.assert(
    fc.property(models, model => {
      const belief = priorBelief(model);
      for (const check of model.checks)
        expect(expectedBits(belief, check)).toBeCloseTo(bitsByBruteForce(belief, check), 9);
    }),
  );
});

const yesNo = (id: string, yes: readonly number[], unsure = 0): Check => ({
  id,
  minutes: 1,
  options: ['yes', 'no'],
  likelihood: [yes, yes.map(p => 1 - p)],
  unsure,
});
const modelOf = (...checks: Check[]): Model => ({
  causes: ['network', 'card-reader', 'other'],
  priors: [0.5, 0.3, 0.2],
  evidence: [],
  checks,
  fixes: [],
  handoffMinutes: 40,
});

it.each([
  [
    'the one that tells the likely causes apart',
    [yesNo('weak', [0.6, 0.4, 0.5]), yesNo('strong', [0.99, 0.01, 0.5])],
    'strong',
  ],
  ['not the one that nobody can answer', [yesNo('dark', [1, 0, 0], 0.95), yesNo('plain', [0.9, 0.3, 0.3])], 'plain'],
  ['the first of two equals', [yesNo('first', [0.9, 0.1, 0.1]), yesNo('second', [0.9, 0.1, 0.1])], 'first'],
  ['none where no answer depends on the cause', [yesNo('weather', [0.4, 0.4, 0.4])], undefined],
  ['none where there is none', [], undefined],
])('chooses %s', (_name, checks, expected) => {
  const model = modelOf(...checks);
  expect(mostTellingCheck(model, model.priors, fresh, free)?.id).toBe(expected);
});
