import fc from 'fast-check';
import { afterAnswer, afterEvidence, afterFailedFix, priorBelief } from '../../src/diagnosis/belief';
import { nextStep } from '../../src/diagnosis/next-step';
import { positionOf } from '../../src/diagnosis/open-steps';
import { createRandom } from '../../src/diagnosis/random';
import { repairCost } from '../../src/diagnosis/repair-cost';
import { randomModel } from './random-model';
import type { Check, Fix, History, Model, NextStep } from '../../src/diagnosis/model';

const fix = (id: string, minutes: number, success: readonly number[], more: Partial<Fix> = {}): Fix => ({
  id,
  minutes,
  success,
  swipes: false,
  after: [],
  ...more,
});

const check = (id: string, minutes: number, likelihood: Check['likelihood'], more: Partial<Check> = {}): Check => ({
  id,
  minutes,
  options: likelihood.map((_, index) => `option-${index}`),
  likelihood,
  unsure: 0,
  ...more,
});

const model: Model = {
  causes: ['network', 'card-reader', 'other'],
  priors: [0.45, 0.45, 0.1],
  evidence: [
    { intent: 'fault.network', likelihood: [0.9, 0.02, 0.05] },
    { intent: 'fault.code-other', likelihood: [0.001, 0.001, 0.5] },
  ],
  checks: [
    check('qr-works', 0.5, [
      [0.05, 0.95, 0.5],
      [0.95, 0.05, 0.5],
    ]),
    check('weather', 0.5, [
      [0.5, 0.5, 0.5],
      [0.5, 0.5, 0.5],
    ]),
  ],
  fixes: [fix('switch-network', 8, [0.9, 0, 0]), fix('wipe-slot', 8, [0, 0.9, 0], { swipes: true })],
  handoffMinutes: 45,
};

const fresh: History = { asked: [], tried: [] };
const free = { moneyUncertain: false };
const uncertain = { moneyUncertain: true };
const prior = priorBelief(model);

describe('nextStep', () => {
  it('asks the check that tells two equally likely causes apart, and says which', () => {
    expect(nextStep(model, prior, fresh, free)).toMatchObject({
      kind: 'ask',
      id: 'qr-works',
      why: 'splits:network,card-reader',
    });
  });

  it('names the causes that the check tells apart, not merely the likeliest ones', () => {
    const paper = check('paper', 0.1, [
      [0.95, 0.95, 0.05, 0.5],
      [0.05, 0.05, 0.95, 0.5],
    ]);
    const third: Model = {
      ...model,
      causes: ['network', 'card-reader', 'printer', 'other'],
      priors: [0.32, 0.33, 0.3, 0.05],
      checks: [paper],
      fixes: [fix('restart', 9, [0.9, 0.9, 0, 0]), fix('load-paper', 9, [0, 0, 0.9, 0])],
    };
    expect(nextStep(third, third.priors, fresh, free).why).toBe('splits:card-reader,printer');
  });

  it('tries the fix at once where the words leave little doubt', () => {
    const belief = afterEvidence(model, prior, 'fault.network');
    expect(nextStep(model, belief, fresh, free)).toMatchObject({
      kind: 'try',
      id: 'switch-network',
      why: 'likely:network',
    });
  });

  it('hands off where a person is the cheapest step', () => {
    const belief = afterEvidence(model, prior, 'fault.code-other');
    expect(nextStep(model, belief, fresh, free)).toEqual({
      kind: 'handoff',
      expectedMinutes: 45,
      why: 'person-cheaper',
    });
  });

  it('hands off where nothing is left to try, and asks nothing for its own sake', () => {
    expect(nextStep(model, prior, { asked: [], tried: ['switch-network', 'wipe-slot'] }, free)).toEqual({
      kind: 'handoff',
      expectedMinutes: 45,
      why: 'no-fix-left',
    });
  });

  it('expects for a single fix what the arithmetic says', () => {
    const single = { ...model, checks: [], fixes: [fix('switch-network', 8, [0.9, 0, 0])] };
    const step = nextStep(single, prior, fresh, free);
    expect(step.expectedMinutes).toBeCloseTo(8 + (1 - 0.45 * 0.9) * 45, 2);
  });

  it('proposes nothing that swipes while money is uncertain', () => {
    const reader = afterAnswer(model, prior, 'qr-works', 'option-0');
    expect(nextStep(model, reader, { asked: ['qr-works'], tried: [] }, free)).toMatchObject({ id: 'wipe-slot' });
    expect(nextStep(model, reader, { asked: ['qr-works'], tried: [] }, uncertain).kind).toBe('handoff');
    const swiping = { ...model, checks: model.checks.map(entry => ({ ...entry, swipes: true })) };
    expect(nextStep(swiping, prior, fresh, free).kind).toBe('ask');
    expect(nextStep(swiping, prior, fresh, uncertain).kind).not.toBe('ask');
  });

  describe('with a fix that must come after another', () => {
    const settle = fix('settle', 3, [0, 0.1, 0]);
    const restart = fix('restart', 2, [0, 0.9, 0], { after: ['settle'] });
    const belief = [0.01, 0.98, 0.01];
    const at = (fixes: readonly Fix[], tried: readonly string[], restrictions = free): NextStep =>
      nextStep({ ...model, checks: [], fixes }, belief, { asked: [], tried }, restrictions);

    it('proposes the first for the sake of the second, then the second', () => {
      expect(at([restart, settle], [])).toMatchObject({ kind: 'try', id: 'settle' });
      expect(at([restart, settle], ['settle'])).toMatchObject({ kind: 'try', id: 'restart' });
    });

    it('counts what both bring', () => {
      const minutes = at([restart, settle], []).expectedMinutes;
      expect(minutes).toBeCloseTo(3 + (1 - 0.098) * 2 + 0.9 * 0.98 * 0.1 * 45 + 0.02 * 45, 1);
    });

    it('never proposes it where the first is forbidden, missing or waits for it in turn', () => {
      expect(at([restart, { ...settle, swipes: true }], [], uncertain).kind).toBe('handoff');
      expect(at([restart], []).kind).toBe('handoff');
      expect(at([restart, { ...settle, after: ['restart'] }], []).kind).toBe('handoff');
    });
  });

  describe('with fixes that a merchant may not be able to do', () => {
    const unsure = fix('unsure', 5, [0.6, 0, 0], { couldNot: 0.5 });
    const handy = fix('handy', 5, [0.6, 0, 0]);
    const belief = [0.98, 0.01, 0.01];
    const at = (fixes: readonly Fix[], history: History = fresh): NextStep =>
      nextStep({ ...model, checks: [], fixes, refusedMinutes: 1 }, belief, history, free);

    it('expects what the arithmetic says', () => {
      const done = 5 + (1 - 0.98 * 0.6) * 45;
      const refused = 1 + 45;
      expect(at([unsure]).expectedMinutes).toBeCloseTo(0.5 * done + 0.5 * refused, 6);
    });

    it('takes what is surely done before what is not, all else alike and reading for nothing dear', () => {
      expect(at([unsure, handy])).toMatchObject({ kind: 'try', id: 'handy' });
    });

    it('does not propose what needs a refused fix, at any remove', () => {
      const settle = fix('settle', 1, [0.05, 0, 0], { couldNot: 0.3 });
      const restart = fix('restart', 1, [0.5, 0, 0], { after: ['settle'] });
      const update = fix('update', 1, [0.9, 0, 0], { after: ['restart'] });
      const fixes = [update, restart, settle];
      expect(at(fixes)).toMatchObject({ kind: 'try', id: 'settle' });
      expect(at(fixes, { asked: [], tried: ['settle'] })).toMatchObject({ kind: 'try', id: 'restart' });
      expect(at(fixes, { asked: [], tried: ['settle'], refused: ['settle'] })).toMatchObject({
        kind: 'handoff',
        why: 'no-fix-left',
      });
    });
  });

  it('gives the same step for the same question, the earlier of equals', () => {
    const twins = { ...model, checks: [], fixes: [fix('first', 5, [0.5, 0.5, 0]), fix('second', 5, [0.5, 0.5, 0])] };
    const step = nextStep(twins, prior, fresh, free);
    expect(step).toMatchObject({ kind: 'try', id: 'first' });
    expect(nextStep(structuredClone(twins), [...prior], fresh, free)).toEqual(step);
  });

  it('ends every talk without a repeat, a forbidden step or a step before its prerequisites', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.boolean(), (seed, moneyUncertain) => {
        const random = createRandom(`talk ${seed}`);
        const made = randomModel(seed, { causes: 7, checks: 8, fixes: 8, refusals: true });
        const asked: string[] = [];
        const tried: string[] = [];
        const refused: string[] = [];
        let belief = priorBelief(made);
        for (let turn = 0; turn <= made.checks.length + made.fixes.length; turn++) {
          const step = nextStep(made, belief, { asked, tried, refused }, { moneyUncertain });
          expect(nextStep(made, [...belief], { asked, tried, refused }, { moneyUncertain })).toEqual(step);
          expect(step.expectedMinutes).toBeLessThanOrEqual(made.handoffMinutes);
          if (step.kind === 'handoff') return;
          if (step.kind === 'ask') {
            const chosen = made.checks.find(entry => entry.id === step.id);
            expect(asked).not.toContain(step.id);
            expect(moneyUncertain && chosen?.swipes).toBeFalsy();
            asked.push(step.id);
            const options = chosen?.options ?? [];
            belief = afterAnswer(
              made,
              belief,
              step.id,
              options[Math.floor(random() * (options.length + 1))] ?? 'unsure',
            );
          } else {
            const chosen = made.fixes.find(entry => entry.id === step.id);
            expect(tried).not.toContain(step.id);
            expect(moneyUncertain && chosen?.swipes).toBeFalsy();
            expect(tried).toEqual(expect.arrayContaining([...(chosen?.after ?? [])]));
            for (const id of chosen?.after ?? []) expect(refused).not.toContain(id);
            tried.push(step.id);
            if (random() < 0.8) belief = afterFailedFix(made, belief, step.id);
            else refused.push(step.id);
            expect(belief.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 9);
          }
        }
        throw new Error('the talk did not end');
      }),
      { numRuns: 60 },
    );
  });
});

describe('repairCost', () => {
  it('is the cost of the greedy sequence, re-sorted after each failure, where fixes overlap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), seed => {
        const made = randomModel(seed, { causes: 6, checks: 0, fixes: 8 });
        const fixes = made.fixes.map(entry => ({ ...entry, after: [] }));
        const belief = priorBelief(made);
        const position = positionOf({ ...made, fixes }, belief, fresh, free);
        expect(repairCost(made, position.fixes, Float64Array.from(belief))).toBeCloseTo(
          plainGreedy(belief, fixes, made.handoffMinutes),
          6,
        );
      }),
    );
  });

  it('is the cost of the best order where every fix cures one cause only', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), seed => {
        const random = createRandom(`repair ${seed}`);
        const fixes = [0, 1, 2, 3].map(cause =>
          fix(
            `fix-${cause}`,
            1 + 9 * random(),
            [0, 1, 2, 3, 4].map(other => (other === cause ? 0.2 + 0.8 * random() : 0)),
          ),
        );
        const made = { ...model, causes: ['a', 'b', 'c', 'd', 'other'], checks: [], fixes };
        const belief = priorBelief({ ...made, priors: [0, 1, 2, 3, 4].map(() => random() + 0.05) });
        const greedy = repairCost({ ...made, handoffMinutes: 40 }, fixes, Float64Array.from(belief));
        expect(greedy).toBeCloseTo(bestOrder(belief, fixes, 40), 6);
      }),
    );
  });
});

/** The greedy sequence without any shortcut: every fix computed anew at every step. */
function plainGreedy(weights: readonly number[], fixes: readonly Fix[], handoffMinutes: number): number {
  const alive = weights.reduce((sum, weight) => sum + weight, 0);
  const rate = (entry: Fix): number =>
    weights.reduce((sum, weight, cause) => sum + weight * (entry.success[cause] ?? 0), 0) / entry.minutes;
  const [best] = [...fixes].sort((a, b) => rate(b) - rate(a));
  if (!best || rate(best) * handoffMinutes < 0.5 * alive) return alive * handoffMinutes;
  const left = weights.map((weight, cause) => weight * (1 - (best.success[cause] ?? 0)));
  const rest = fixes.filter(other => other !== best);
  return Math.min(alive * handoffMinutes, alive * best.minutes + plainGreedy(left, rest, handoffMinutes));
}

/** Least cost over every order and every stopping point. */
function bestOrder(weights: readonly number[], fixes: readonly Fix[], handoffMinutes: number): number {
  const alive = weights.reduce((sum, weight) => sum + weight, 0);
  const options = fixes.map(entry => {
    const left = weights.map((weight, cause) => weight * (1 - (entry.success[cause] ?? 0)));
    return (
      alive * entry.minutes +
      bestOrder(
        left,
        fixes.filter(other => other !== entry),
        handoffMinutes,
      )
    );
  });
  return Math.min(alive * handoffMinutes, ...options);
}
