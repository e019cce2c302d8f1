import fc from 'fast-check';
import { comparePlans } from '../../../src/diagnosis/learning/compare-plans';
import { readCase } from '../../../src/diagnosis/learning/closed-case';
import type { Case, ClosedIncident } from '../../../src/diagnosis/learning/closed-case';
import { learnFigures } from '../../../src/diagnosis/learning/learn-figures';
import type { CheckFigures, Figure } from '../../../src/diagnosis/learning/figure-source';
import { perturbFigures } from '../../support/perturb-figures';
import { randomFigures } from '../../support/random-figures';
import { modelForIncident, modelOf, simulateIncidents, withFigures } from '../../support/simulate-incidents';
import type { Figures } from '../../support/simulate-incidents';

const believed = randomFigures(6, { causes: 5, checks: 4, fixes: 5 });
const CAUSES = [...(believed.codes[0]?.causes.map(({ id }) => id) ?? []), 'other'];

const aCase = (change: Partial<Case> = {}): Case => ({
  code: '3000',
  shares: { 'cause-0': 1 },
  answers: [],
  outcomes: [],
  ...change,
});
const times = (count: number, one: Case): Case[] => Array.from({ length: count }, () => one);
const valueOf = (figures: readonly Figure[], name: string): number | undefined =>
  figures.find(figure => figure.name === name)?.after;

const shares = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: CAUSES.length, maxLength: CAUSES.length })
  .filter(weights => weights.some(weight => weight > 0.01))
  .map(weights => {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return Object.fromEntries(CAUSES.map((cause, index) => [cause, (weights[index] ?? 0) / total]));
  });
const someCase: fc.Arbitrary<Case> = fc.record({
  code: fc.constant('3000'),
  shares,
  firstWords: fc.record({
    intent: fc.constantFrom('fault.cause-0', 'fault.cause-1', 'fault.cause-3', 'fault.something', 'safety.scam'),
    confidence: fc.double({ min: 0.1, max: 1, noNaN: true }),
  }),
  answers: fc.array(
    fc.record({
      check: fc.constantFrom('check-0', 'check-1', 'gone'),
      answer: fc.constantFrom('a', 'b', 'unsure', 'gone'),
    }),
    { maxLength: 3 },
  ),
  outcomes: fc.array(
    fc.record({
      fix: fc.constantFrom('fix-0', 'fix-1', 'gone'),
      result: fc.constantFrom('fixed', 'not-fixed', 'could-not' as const),
    }),
    { maxLength: 3 },
  ),
  kind: fc.constantFrom('smart', 'classic'),
  acquirer: fc.constantFrom('ours', 'theirs'),
});

describe('learning figures', () => {
  it('proposes nothing without cases, and nothing from four of them', () => {
    expect(learnFigures(believed, [])).toEqual([]);
    const same = aCase({ answers: [{ check: 'check-0', answer: 'a' }], outcomes: [{ fix: 'fix-0', result: 'fixed' }] });
    expect(learnFigures(believed, times(4, same), { presentCases: 3 })).toEqual([]);
    expect(learnFigures(believed, times(5, same), { presentCases: 3 })).not.toEqual([]);
  });

  it('leaves figures alone that the cases bear out', () => {
    const [code] = believed.codes;
    const priors = Object.fromEntries(code?.causes.map(({ id, prior }) => [id, prior]) ?? []);
    const rest = 1 - Object.values(priors).reduce((sum, prior) => sum + prior, 0);
    expect(learnFigures(believed, times(500, aCase({ shares: { ...priors, other: rest } })))).toEqual([]);
  });

  it('has a prior as the mean of thirty cases of today and those counted', () => {
    const learnt = learnFigures(believed, times(60, aCase({ shares: { 'cause-1': 0.5, 'cause-2': 0.5 } })));
    const prior = believed.codes[0]?.causes[1]?.prior ?? NaN;
    expect(valueOf(learnt, 'P(cause-1)')).toBeCloseTo((prior * 30 + 30) / 90, 3);
    expect(learnt.find(({ name }) => name === 'P(cause-1)')).toMatchObject({
      file: 'codes/3000.yaml',
      path: ['causes', 1, 'prior'],
      before: prior,
      cases: 60,
    });
  });

  it('counts an outcome for every cause by its share, and what nobody could do for none', () => {
    const outcome = (result: 'fixed' | 'not-fixed' | 'could-not') => [{ fix: 'fix-0', result }];
    const shares = { 'cause-0': 0.75, 'cause-1': 0.25 };
    const learnt = learnFigures(believed, [
      ...times(20, aCase({ shares, outcomes: outcome('not-fixed') })),
      ...times(4, aCase({ shares, outcomes: outcome('fixed') })),
      ...times(50, aCase({ shares, outcomes: outcome('could-not') })),
    ]);
    const cured = believed.codes[0]?.fixes[0]?.cures['cause-0'] ?? NaN;
    expect(valueOf(learnt, 'P(fix-0 cures | cause-0)')).toBeCloseTo((cured * 10 + 3) / 28, 3);
  });

  it('learns how often merchants cannot do a fix, where the knowledge has a figure for it', () => {
    const [code] = believed.codes;
    const withShare = {
      ...believed,
      codes: [{ ...code!, fixes: code!.fixes.map(fix => ({ ...fix, couldNot: 0.05 })) }],
    };
    const learnt = learnFigures(withShare, times(20, aCase({ outcomes: [{ fix: 'fix-1', result: 'could-not' }] })));
    expect(learnt).toContainEqual(
      expect.objectContaining({ path: ['fixes', 1, 'couldNot'], after: 0.683, cases: 20, name: 'P(cannot do fix-1)' }),
    );
  });

  it('learns from the cases without a cause what fixes did, and nothing else', () => {
    const some = aCase({
      onlyOutcomes: true,
      answers: [{ check: 'check-0', answer: 'a' }],
      outcomes: [{ fix: 'fix-0', result: 'not-fixed' }],
    });
    const names = learnFigures(believed, times(80, some)).map(({ name }) => name);
    expect(names).toEqual(['P(fix-0 cures | cause-0)']);
  });

  it('counts the words of a danger for no fault, whose share stays', () => {
    const [code] = believed.codes;
    const evidence = [
      { intent: 'safety.money-debited', given: 0.4 },
      { intent: 'fault.cause-0', given: 0.3 },
    ];
    const source = {
      ...believed,
      codes: [{ ...code!, causes: [{ ...code!.causes[0]!, evidence }, ...code!.causes.slice(1)] }],
    };
    const said = (intent: string) => aCase({ firstWords: { intent, confidence: 1 } });
    const learnt = learnFigures(source, [
      ...times(40, said('fault.cause-0')),
      ...times(9, said('safety.money-debited')),
    ]);
    // 0.6 of the words name faults: half of them this one before, (5 + 40) / 50 now.
    expect(valueOf(learnt, 'P(fault.cause-0 | cause-0)')).toBeCloseTo(0.54, 3);
    expect(valueOf(learnt, 'P(safety.money-debited | cause-0)')).toBeUndefined();
  });

  it('leaves something for a cause that no case has had', () => {
    const after = withFigures(believed, learnFigures(believed, times(3000, aCase())));
    for (const kind of [undefined, 'smart']) expect(modelOf(after, kind).priors.at(-1)).toBeGreaterThan(0.015);
    const named = after.codes[0]!.causes.map(({ prior }) => prior);
    expect(named.reduce((sum, prior) => sum + prior, 0)).toBeLessThan(0.985);
  });

  it('lets a cause that some answers name follow the default at the others, in a row that still sums to 1', () => {
    const options: CheckFigures['options'] = [
      { id: 'a', given: { 'cause-0': 0.6, default: 0.2 } },
      { id: 'b', given: { 'cause-0': 0.3, default: 0.7 } },
      { id: 'c', given: { default: 0.1 } },
    ];
    const source = { ...believed, checks: [{ id: 'mixed', unsure: 0.1, options }] };
    const says = (cause: string, answer: string) =>
      aCase({ shares: { [cause]: 1 }, answers: [{ check: 'mixed', answer }] });
    const learnt = learnFigures(source, [...times(20, says('cause-0', 'b')), ...times(10, says('cause-1', 'c'))]);
    // The default, of the causes that no answer names: (0.2, 0.7, 0.1) worth ten cases, and ten for c.
    expect(valueOf(learnt, 'P(mixed=c | default)')).toBeCloseTo(0.55, 3);
    // 0.6 and 0.3 worth ten cases, and twenty for b: 6 to 23, of what c leaves.
    expect(valueOf(learnt, 'P(mixed=a | cause-0)')).toBeCloseTo((0.45 * 6) / 29, 3);
    expect(valueOf(learnt, 'P(mixed=b | cause-0)')).toBeCloseTo((0.45 * 23) / 29, 3);
  });

  it('learns the priors of a kind and of an acquirer from their own cases, beside the general ones', () => {
    const cases = [
      ...times(40, aCase({ kind: 'smart', acquirer: 'theirs', shares: { 'cause-2': 1 } })),
      ...times(40, aCase({ kind: 'classic', acquirer: 'ours', shares: { 'cause-0': 1 } })),
    ];
    const learnt = learnFigures(believed, cases);
    const names = learnt.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['P(cause-1)', 'P(cause-2 | smart)', 'P(cause-0 | ours)']));
    expect(names.filter(name => /classic|theirs/.test(name))).toEqual([]);
    expect(valueOf(learnt, 'P(cause-2 | smart)')).toBeGreaterThan(valueOf(learnt, 'P(cause-2)') ?? 1);
    expect(valueOf(learnt, 'P(cause-0 | ours)')).toBeGreaterThan(valueOf(learnt, 'P(cause-0)') ?? 1);
    const named = withFigures(believed, learnt).codes[0]!.causes.map(
      ({ prior, priorByKind }) => priorByKind?.['smart'] ?? prior,
    );
    expect(named.reduce((sum, prior) => sum + prior, 0)).toBeLessThan(0.99);
  });

  it('is the same for cases in any order, keeps every set a distribution, and "something else" possible', () => {
    fc.assert(
      fc.property(
        fc.array(someCase, { minLength: 5, maxLength: 30 }),
        fc.integer({ min: 1, max: 60 }),
        (cases, presentCases) => {
          const learnt = learnFigures(believed, cases, { presentCases });
          const byName = (figures: readonly Figure[]) => new Map(figures.map(({ name, after }) => [name, after]));
          const turned = byName(learnFigures(believed, cases.toReversed(), { presentCases }));
          expect(turned.size).toBe(learnt.length);
          for (const { name, after } of learnt)
            expect(Math.abs((turned.get(name) ?? NaN) - after)).toBeLessThan(0.0011);
          for (const { after, cases: behind } of learnt) {
            expect(after).toBeGreaterThanOrEqual(0.001);
            expect(after).toBeLessThanOrEqual(0.999);
            expect(behind).toBeGreaterThanOrEqual(0);
          }
          const changed = withFigures(believed, learnt);
          for (const kind of [undefined, 'smart', 'classic']) {
            const named = changed.codes[0]!.causes.map(({ prior, priorByKind }) => priorByKind?.[kind ?? ''] ?? prior);
            expect(named.reduce((sum, prior) => sum + prior, 0)).toBeLessThan(0.99);
          }
          for (const { evidence } of changed.codes[0]!.causes)
            expect(evidence.reduce((sum, { given }) => sum + given, 0)).toBeLessThan(1.005);
          for (const { options } of changed.checks)
            for (const cause of [...CAUSES.slice(0, -1), 'default'])
              expect(Math.abs(options.reduce((sum, { given }) => sum + (given[cause] ?? 0), 0) - 1)).toBeLessThan(0.01);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('agrees with counting by hand on every row of answers', () => {
    fc.assert(
      fc.property(fc.array(someCase, { minLength: 8, maxLength: 40 }), cases => {
        const learnt = learnFigures(believed, cases);
        const check = believed.checks[0]!;
        for (const cause of ['cause-0', 'cause-1', 'default']) {
          const key = cause === 'default' ? 'other' : cause;
          const counts = check.options.map(({ id }) =>
            cases.reduce(
              (sum, { answers, shares: by }) =>
                sum +
                answers.filter(({ check: asked, answer }) => asked === 'check-0' && answer === id).length *
                  (by[key] ?? 0),
              0,
            ),
          );
          const total = counts.reduce((sum, count) => sum + count, 0);
          const expected = check.options.map(
            ({ given }, index) => ((given[cause] ?? 0) * 10 + (counts[index] ?? 0)) / (10 + total),
          );
          const moves = check.options.some(
            ({ given }, index) => Math.abs((given[cause] ?? 0) - (expected[index] ?? 0)) >= 0.0201,
          );
          if (total < 5.001 || !moves) continue;
          for (const [index, { id, given }] of check.options.entries())
            expect(
              Math.abs((valueOf(learnt, `P(check-0=${id} | ${cause})`) ?? given[cause] ?? NaN) - expected[index]!),
            ).toBeLessThan(0.002);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('what incidents teach', () => {
  const truth = perturbFigures(believed, 4, 0.8);
  const casesOf = (incidents: readonly ClosedIncident[]): Case[] =>
    incidents.flatMap(incident => {
      const found = readCase(incident, believed.codes[0]!, modelForIncident(believed, incident));
      return typeof found === 'string' ? [] : [found];
    });
  /** Mean distance of the model's figures to the true ones. */
  const distance = (figures: Figures, pick: (figures: Figures) => readonly number[]): number => {
    const real = pick(truth);
    return pick(figures).reduce((sum, value, index) => sum + Math.abs(value - (real[index] ?? NaN)), 0) / real.length;
  };
  const priors = (figures: Figures) => modelOf(figures).priors;
  const answers = (figures: Figures) => modelOf(figures).checks.flatMap(({ likelihood }) => likelihood.flat());
  const cures = (figures: Figures) =>
    modelOf(figures).fixes.flatMap(({ success }) => success.filter(chance => chance > 0));

  it('comes near the truth, and saves merchants minutes in it', () => {
    const incidents = simulateIncidents({ truth, believed, incidents: 1000, seed: 11, agentsSay: 0.8 });
    const learnt = withFigures(believed, learnFigures(believed, casesOf(incidents)));
    expect(distance(learnt, priors)).toBeLessThan(0.6 * distance(believed, priors));
    expect(distance(learnt, answers)).toBeLessThan(0.9 * distance(believed, answers));
    expect(distance(learnt, cures)).toBeLessThan(0.85 * distance(believed, cures));
    const { before, after } = comparePlans(
      modelOf(truth),
      { before: modelOf(believed), after: modelOf(learnt) },
      { merchants: 400, seed: 5 },
    );
    expect(after).toBeLessThan(0.97 * before);
  });

  it('makes fixes seem no better than they are where agents seldom say what it was', () => {
    const incidents = simulateIncidents({ truth: believed, believed, incidents: 800, seed: 12, agentsSay: 0.1 });
    const learnt = withFigures(believed, learnFigures(believed, casesOf(incidents)));
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(cures(learnt)) - mean(cures(believed))).toBeLessThan(0.03);
  });
});
