import fc from 'fast-check';
import { priorBelief } from '../../src/diagnosis/belief';
import { countStates, createExactPlan, expectedMinutes, isSmallEnough } from '../../src/diagnosis/exact-plan';
import { positionOf } from '../../src/diagnosis/open-steps';
import { ratioToExact } from '../../src/diagnosis/ratio-to-exact';
import { createRandom } from '../../src/diagnosis/random';
import { nextStep } from '../../src/diagnosis/next-step';
import { leastMinutes, minutesOf } from '../bench/diagnosis/exact-minutes';
import { followPlanner } from '../bench/diagnosis/follow-planner';
import { countPositions } from '../bench/diagnosis/position-steps';
import { freeAnswersBound } from '../bench/diagnosis/free-answers-bound';
import { createLeastRepair } from '../bench/diagnosis/least-repair';
import { randomModel } from './random-model';
import type { Model } from '../../src/diagnosis/model';
import type { Position } from '../../src/diagnosis/open-steps';

const start = (model: Model): Position =>
  positionOf(model, priorBelief(model), { asked: [], tried: [] }, { moneyUncertain: false });

describe('the exact plan', () => {
  const model: Model = {
    causes: ['a', 'b', 'other'],
    priors: [0.5, 0.4, 0.1],
    evidence: [],
    checks: [
      {
        id: 'which',
        minutes: 1,
        options: ['a', 'b'],
        likelihood: [
          [1, 0, 0.5],
          [0, 1, 0.5],
        ],
        unsure: 0,
      },
    ],
    fixes: [
      { id: 'fix-a', minutes: 10, success: [1, 0, 0], swipes: false, after: [] },
      { id: 'fix-b', minutes: 10, success: [0, 1, 0], swipes: false, after: [] },
    ],
    handoffMinutes: 60,
  };

  it('is the optimum worked out by hand', () => {
    // Ask (1), then the fix of the answer (10), then a person in the 10 % in which it was neither.
    const plan = createExactPlan(model).at(start(model));
    expect(plan.step).toEqual({ kind: 'ask', id: 'which' });
    expect(plan.minutes).toBeCloseTo(1 + 10 + 0.1 * 60, 1);
  });

  it('costs what its own policy costs, and no policy costs less', () => {
    const plan = createExactPlan(model);
    expect(expectedMinutes(model, start(model), position => plan.at(position).step)).toBeCloseTo(
      plan.at(start(model)).minutes,
      9,
    );
    const handOffAtOnce = expectedMinutes(model, start(model), () => ({ kind: 'handoff' }));
    expect(handOffAtOnce).toBe(60);
    expect(plan.at(start(model)).minutes).toBeLessThan(handOffAtOnce);
  });

  it('works out by hand what a refusal costs: reading it, and going on without', () => {
    const [first] = model.fixes;
    const refusing = { ...model, checks: [], fixes: [{ ...first!, couldNot: 0.4 }], refusedMinutes: 2 };
    expect(createExactPlan(refusing).at(start(refusing)).minutes).toBeCloseTo(
      0.6 * (10 + 0.5 * 60) + 0.4 * (2 + 60),
      1,
    );
  });

  it('is refused for models of the size of the real one', () => {
    expect(isSmallEnough(randomModel(1, { causes: 12, checks: 20, fixes: 20 }))).toBe(false);
    expect(isSmallEnough(model)).toBe(true);
    expect(countStates(model)).toBe(4 * 4);
  });
});

describe('the exact minutes of larger models', () => {
  it('are those of the exact plan, and those of a policy what they are worked out to be from position to position', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.boolean(), (seed, refusals) => {
        const model = randomModel(seed, { causes: 4, checks: 2, fixes: 4, refusals });
        const plan = createExactPlan(model);
        const best = leastMinutes(model, priorBelief(model));
        // No cause's belief ever falls below a floor in the exact plan, here it may.
        expect(best.minutes).toBeCloseTo(plan.at(start(model)).minutes, 2);
        expect(best.positions).toBeLessThanOrEqual(countPositions(model));
        const policy = minutesOf(
          model,
          priorBelief(model),
          (belief, history) => plan.at(positionOf(model, belief, history, { moneyUncertain: false })).step,
        );
        expect(policy.minutes).toBeCloseTo(best.minutes, 2);
      }),
      { numRuns: 25 },
    );
  });

  it('are refused where the table would not have room', () => {
    const large = randomModel(1, { causes: 4, checks: 10, fixes: 12 });
    expect(() => leastMinutes(large, priorBelief(large))).toThrow(RangeError);
  });

  it('of the planner are found by following it to all ends', () => {
    const model = randomModel(3, { causes: 4, checks: 2, fixes: 3, refusals: true });
    const followed = followPlanner(model, priorBelief(model), 0);
    const policy = minutesOf(model, priorBelief(model), (belief, history) =>
      nextStep(model, belief, history, { moneyUncertain: false }),
    );
    expect(followed.cut).toBe(0);
    expect(followed.minutes).toBeCloseTo(policy.minutes, 2);
    const [[, most] = []] = followed.reached;
    expect(most).toBe(1);
  });
});

describe('the planner against the exact plan', () => {
  it('costs hardly more than the optimum on random small models, and never less', () => {
    const ratios = Array.from({ length: 8 }, (_, seed) => {
      const model = randomModel(seed, { causes: 5, checks: 3, fixes: 4, refusals: seed % 2 === 0 });
      return ratioToExact(model, createExactPlan(model));
    });
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(1 - 1e-9);
    expect(mean).toBeLessThanOrEqual(1.01);
    expect(Math.max(...ratios)).toBeLessThanOrEqual(1.05);
  });
});

describe('the lower bound for models too large to solve', () => {
  it('orders fixes as well as every order tried out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), seed => {
        const model = randomModel(seed, { causes: 5, checks: 0, fixes: 5 });
        const best = createExactPlan(model).at(start(model)).minutes;
        const open = start(model).fixes.reduce((mask, fix) => mask | (1 << model.fixes.indexOf(fix)), 0);
        expect(createLeastRepair(model).costOf(Float64Array.from(priorBelief(model)), open)).toBeCloseTo(best, 3);
      }),
      { numRuns: 40 },
    );
  });

  it('is under the optimum of models that can be solved, and near it', () => {
    const ratios = Array.from({ length: 6 }, (_, seed) => {
      const model = randomModel(seed, { causes: 4, checks: 3, fixes: 3, refusals: true });
      const bound = freeAnswersBound(model, priorBelief(model), { draws: 400, paid: 2 }, createRandom(`bound ${seed}`));
      return bound / createExactPlan(model).at(start(model)).minutes;
    });
    // 400 draws leave a standard error of about two per cent a model.
    expect(Math.max(...ratios)).toBeLessThan(1.06);
    expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeLessThan(1.01);
    expect(Math.min(...ratios)).toBeGreaterThan(0.8);
  });
});
