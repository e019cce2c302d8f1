import { findCode, readCase } from '../../../src/diagnosis/learning/closed-case';
import type { ClosedIncident } from '../../../src/diagnosis/learning/closed-case';
import { randomFigures } from '../../support/random-figures';
import { modelOf } from '../../support/simulate-incidents';

const figures = randomFigures(6, { causes: 5, checks: 4, fixes: 5 });
const code = figures.codes[0]!;
const model = modelOf(figures);
const at = (minute: number): string => `2026-11-22T06:${String(minute).padStart(2, '0')}:00.000Z`;

const incident = (change: Partial<ClosedIncident> = {}): ClosedIncident => ({
  status: 'closed',
  codes: ['3000'],
  terminal: {},
  symptoms: [],
  observations: [],
  attempts: [],
  resolution: { by: 'merchant', fix: 'fix-0' },
  ...change,
});
const read = (change: Partial<ClosedIncident>, source = code) => readCase(incident(change), source, model);

describe('reading a case', () => {
  it.each([
    ['not-closed', { status: 'active' }],
    ['called-off', { resolution: { by: 'merchant', text: 'cancelled' } }],
    ['no-step', { resolution: { by: 'merchant' } }],
    ['unknown-step', { resolution: { by: 'merchant', fix: 'of-older-knowledge' } }],
    ['unknown-cause', { resolution: { by: 'agent', cause: 'of-older-knowledge' } }],
    ['no-cause', { resolution: { by: 'agent', text: 'done' } }],
  ] as const)('says %s', (reason, change) => {
    expect(read(change as Partial<ClosedIncident>)).toBe(reason);
  });

  it('takes an agent at their word, "something else" too, whatever the merchant tried', () => {
    const attempts = [{ fix: 'fix-0', result: 'fixed' as const, at: at(1) }];
    for (const cause of ['cause-2', 'other'])
      expect(read({ attempts, resolution: { by: 'agent', cause } })).toMatchObject({
        shares: { [cause]: 1 },
        outcomes: [{ fix: 'fix-0', result: 'fixed' }],
      });
  });

  it('shares a cured case among the causes as Bayes and the step have it', () => {
    const found = read({
      symptoms: [{ intent: 'fault.cause-1', confidence: 1 }],
      observations: [{ check: 'check-0', answer: 'b', at: at(1) }],
      attempts: [
        { fix: 'fix-1', result: 'not-fixed', at: at(2) },
        { fix: 'fix-0', result: 'fixed', at: at(3) },
      ],
    });
    if (typeof found === 'string') throw new Error(found);
    const weights = model.causes.map((_, cause) => {
      const words = model.evidence.find(({ intent }) => intent === 'fault.cause-1')?.likelihood[cause] ?? NaN;
      const answer = model.checks[0]!.likelihood[1]?.[cause] ?? NaN;
      const [cured, failed] = [model.fixes[0]!.success[cause] ?? NaN, model.fixes[1]!.success[cause] ?? NaN];
      return model.priors[cause]! * words * answer * (1 - failed) * cured;
    });
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    for (const [cause, id] of model.causes.entries())
      expect(Math.abs((found.shares[id] ?? NaN) - weights[cause]! / total)).toBeLessThan(1e-4);
  });

  it('credits the step that the resolution names, not another that stood open', () => {
    const attempts = [
      { fix: 'fix-0', result: 'not-fixed' as const, at: at(1) },
      { fix: 'fix-1', result: 'fixed' as const, at: at(2) },
    ];
    expect(read({ attempts })).toMatchObject({ outcomes: [{ fix: 'fix-0', result: 'fixed' }] });
  });

  it('credits the step on record where an agent closes what a merchant has cured', () => {
    const attempts = [{ fix: 'fix-0', result: 'fixed' as const, at: at(1) }];
    const found = read({ attempts, resolution: { by: 'agent', text: 'works again' } });
    expect(found).toMatchObject({ outcomes: [{ fix: 'fix-0', result: 'fixed' }] });
    expect(found).not.toHaveProperty('onlyOutcomes');
  });

  it('keeps only the failures of what an agent closed without a cause', () => {
    const attempts = [{ fix: 'fix-0', result: 'not-fixed' as const, at: at(1) }];
    expect(read({ attempts, resolution: { by: 'agent', text: 'done' } })).toMatchObject({
      onlyOutcomes: true,
      outcomes: [{ fix: 'fix-0', result: 'not-fixed' }],
    });
  });

  it('counts neither what was told in passing nor what was skipped', () => {
    const found = read({
      observations: [
        { check: 'check-0', answer: 'a', at: at(1), unasked: true },
        { check: 'check-1', answer: 'skipped', at: at(1) },
        { check: 'check-2', answer: 'unsure', at: at(1) },
      ],
      attempts: [
        { fix: 'fix-1', result: 'not-fixed', at: at(1), unasked: true },
        { fix: 'fix-0', result: 'fixed', at: at(2) },
      ],
    });
    expect(found).toMatchObject({
      answers: [{ check: 'check-2', answer: 'unsure' }],
      outcomes: [{ fix: 'fix-0', result: 'fixed' }],
    });
  });

  it('knows which cures held when the result was told', () => {
    const given = [
      { check: 'check-0', answer: 'a', cures: { 'cause-0': 0.9 } },
      { check: 'check-1', answer: 'b', cures: { 'cause-0': 0.1 } },
    ];
    const source = { ...code, fixes: code.fixes.map(fix => (fix.id === 'fix-0' ? { ...fix, given } : fix)) };
    const told = (minute: number) => [{ check: 'check-1', answer: 'b', at: at(minute) }];
    const attempts = [{ fix: 'fix-0', result: 'fixed' as const, at: at(5) }];
    expect(read({ attempts, observations: told(4) }, source)).toMatchObject({ outcomes: [{ fix: 'fix-0', given: 1 }] });
    expect(read({ attempts, observations: told(6) }, source)).toHaveProperty('outcomes', [
      { fix: 'fix-0', result: 'fixed' },
    ]);
  });

  it('is of the code that was reported, of the first where none was, and of none where it was another', () => {
    expect(findCode([code], incident())).toBe(code);
    expect(findCode([code], incident({ codes: [] }))).toBe(code);
    expect(findCode([code], incident({ codes: ['57'] }))).toBeUndefined();
  });
});
