import { historyFor, toModel } from '../../dialogs/diagnosis-model';
import { checksFileSchema, codeFileSchema, terminalsFileSchema } from '../../src/knowledge/schema';
import type { Model } from '../../src/diagnosis/model';

const source = 'own advice';
const figures = 'own estimate of a test';
const cause = (id: string, prior: number, given: number) => ({
  id,
  label: id,
  group: 'hardware',
  prior,
  priorWhy: 'a guess',
  evidence: [{ intent: `fault.${id}`, given }],
  explain: 'it is broken',
  prevention: ['care'],
  source,
});
const fix = (id: string, more: object) => ({
  id,
  label: id,
  who: 'merchant',
  steps: ['do it'],
  minutes: 4,
  figures,
  source,
  ...more,
});
const option = (id: string, given: Record<string, number>) => ({ id, label: id, phrases: ['1', '2', '3'], given });

const codeFile = codeFileSchema.parse({
  code: '9001',
  intent: 'fault.code-other',
  meaning: { text: 'a code', source },
  groups: [{ id: 'hardware', label: 'hardware' }],
  other: { label: 'other', evidenceDefault: 0.02 },
  handoffMinutes: 40,
  planning: { stopsSellingMinutes: 0.5, needsPaymentMinutes: 1.5, refusedMinutes: 0.25, couldNot: 0.1, figures },
  causes: [
    { ...cause('network', 0.5, 0.6), priorByKind: { smart: 0.3 } },
    {
      ...cause('printer', 0.2, 0.8),
      priorByTime: [
        { from: '22:30', to: '01:00', times: 3, why: 'a guess' },
        { from: '12:00', to: '13:00', times: 0.5, why: 'a guess' },
      ],
    },
  ],
  fixes: [
    fix('switch-network', { cures: { network: 0.5, other: 0.1 }, disturbs: ['needs-payment', 'stops-selling'] }),
    fix('restart', { cures: { printer: 0.2 }, after: ['settle', 'reopen-app'] }),
    fix('settle', { cures: { printer: 0.1 } }),
    fix('reopen-app', { cures: { network: 0.1 }, onlyKinds: ['smart'], couldNot: 0.2 }),
    fix('replace-printer', { cures: { printer: 0.9 }, who: 'technician' }),
  ],
  prevention: [{ id: 'care', topic: 'maintenance', text: 'care', source }],
});

const { checks } = checksFileSchema.parse({
  checks: [
    {
      id: 'paper',
      text: 'Paper?',
      why: 'paper',
      minutes: 1,
      options: [option('yes', { default: 0.9, printer: 0.3 }), option('no', { default: 0.3, printer: 0.9 })],
      figures,
      source,
    },
    {
      id: 'another-card',
      text: 'Another card?',
      why: 'card',
      minutes: 2,
      unsure: 0.2,
      disturbs: ['needs-payment'],
      onlyKinds: ['classic'],
      options: [option('works', { network: 0.8 }), option('fails', { network: 0.2 })],
      figures,
      source,
    },
  ],
});

const terminals = terminalsFileSchema.parse({
  acquirers: [{ id: 'counted', label: 'counted', priors: { network: 0.1 } }],
  kinds: [],
  brands: [],
});

const priorsOf = (model: Model): Record<string, number> =>
  Object.fromEntries(model.causes.map((id, index) => [id, Number(model.priors[index]?.toFixed(4))]));

describe('toModel', () => {
  const model = toModel(codeFile, checks, terminals);

  it('ends the causes with "something else", which has the rest of the prior', () => {
    expect(priorsOf(model)).toEqual({ network: 0.5, printer: 0.2, other: 0.3 });
  });

  it('takes the acquirer’s count before the kind’s prior before the general one', () => {
    expect(priorsOf(toModel(codeFile, checks, terminals, { kind: 'smart' }))).toMatchObject({
      network: 0.3,
      other: 0.5,
    });
    const counted = toModel(codeFile, checks, terminals, { kind: 'smart', acquirer: 'counted' });
    expect(priorsOf(counted)).toEqual({ network: 0.1, printer: 0.2, other: 0.7 });
    expect(priorsOf(toModel(codeFile, checks, terminals, { acquirer: 'unheard-of' }))).toEqual(priorsOf(model));
  });

  it.each([
    ['2026-11-22T14:29:00Z', 0.2],
    ['2026-11-22T14:30:00Z', 0.6],
    ['2026-11-22T16:59:59Z', 0.6],
    ['2026-11-22T17:00:00Z', 0.2],
    ['2026-11-22T04:30:00Z', 0.1],
  ])('weighs a cause by the hour in China in which the fault showed: %s', (faultBeganAt, weight) => {
    const { priors } = toModel(codeFile, checks, terminals, { faultBeganAt });
    const total = 0.5 + weight + 0.3;
    expect(priors).toEqual([0.5 / total, weight / total, 0.3 / total].map(prior => expect.closeTo(prior, 12)));
    expect(priors.reduce((sum, prior) => sum + prior, 0)).toBeCloseTo(1, 12);
  });

  it('leaves room for something else where the priors of a file sum to more than 1', () => {
    const greedy = { ...codeFile, causes: codeFile.causes.map(entry => ({ ...entry, prior: 0.8 })) };
    const { priors } = toModel(greedy, checks, terminals);
    expect(priors.reduce((sum, prior) => sum + prior, 0)).toBeCloseTo(1, 12);
    expect(priors.at(-1)).toBeGreaterThan(0.01);
  });

  it('reads evidence with the file’s default where a cause lists none, and the average for something else', () => {
    const network = model.evidence.find(({ intent }) => intent === 'fault.network');
    expect(network?.likelihood).toEqual([0.6, 0.02, 0.31]);
  });

  it('normalises the answers of every cause, none of them impossible', () => {
    for (const check of model.checks) {
      for (const index of model.causes.keys()) {
        const column = check.likelihood.map(row => row[index] ?? NaN);
        expect(column.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 12);
        expect(Math.min(...column)).toBeGreaterThan(0);
      }
    }
    const [paper, anotherCard] = model.checks;
    expect(paper?.likelihood.map(row => row.map(p => Number(p.toFixed(3))))).toEqual([
      [0.75, 0.25, 0.75],
      [0.25, 0.75, 0.25],
    ]);
    expect(anotherCard?.likelihood.map(row => row[2])).toEqual([0.5, 0.5]);
  });

  it('offers what a merchant may do, never what needs a technician', () => {
    expect(model.fixes.map(({ id }) => id)).toEqual(['switch-network', 'restart', 'settle', 'reopen-app']);
    expect(model.fixes[0]).toMatchObject({ success: [0.5, 0, 0.1], swipes: true });
  });

  it('adds to the minutes what a step disturbs', () => {
    expect(model.fixes.map(({ minutes }) => minutes)).toEqual([6, 4, 4, 4]);
    expect(model.checks.map(({ minutes, swipes, unsure }) => ({ minutes, swipes, unsure }))).toEqual([
      { minutes: 1, swipes: false, unsure: 0.1 },
      { minutes: 3.5, swipes: true, unsure: 0.2 },
    ]);
  });

  it('knows what a merchant cannot do: as the fix says, else as all do, and more often while the kind may be another', () => {
    expect(model.refusedMinutes).toBe(0.25);
    expect(model.fixes.map(({ couldNot }) => couldNot)).toEqual([0.1, 0.1, 0.1, 0.2].map(p => expect.closeTo(p, 12)));
    const kinds = [
      { id: 'smart', label: 'smart', aliases: [], share: 0.25 },
      { id: 'classic', label: 'classic', aliases: [], share: 0.75 },
    ];
    const reopen = (kind: { kind?: string; kindsLeft?: string[] }) =>
      toModel(codeFile, checks, { ...terminals, kinds }, kind).fixes.find(({ id }) => id === 'reopen-app');
    expect(reopen({})?.couldNot).toBeCloseTo(1 - 0.25 * 0.8, 12);
    expect(reopen({ kindsLeft: ['smart'] })?.couldNot).toBeCloseTo(0.2, 12);
    expect(reopen({ kind: 'smart' })?.couldNot).toBeCloseTo(0.2, 12);
    expect(reopen({})?.success[0]).toBe(0.1);
  });

  it('drops checks and fixes for other kinds once the kind is known, and waits for none of them', () => {
    const classic = toModel(codeFile, checks, terminals, { kind: 'classic' });
    expect(classic.checks.map(({ id }) => id)).toEqual(['paper', 'another-card']);
    expect(classic.fixes.map(({ id, after }) => [id, after])).toEqual([
      ['switch-network', []],
      ['restart', ['settle']],
      ['settle', []],
    ]);
    expect(toModel(codeFile, checks, terminals, { kind: 'smart' }).checks.map(({ id }) => id)).toEqual(['paper']);
  });
});

describe('historyFor', () => {
  const file = codeFileSchema.parse({
    ...codeFile,
    fixes: codeFile.fixes.map(entry =>
      entry.id === 'reopen-app' ? { ...entry, unless: [{ fix: 'settle' }, { check: 'paper', answer: 'no' }] } : entry,
    ),
  });
  const facts = { symptoms: [], observations: [], attempts: [] };

  it('leaves out a fix after one done in vain, and after an answer, that make no sense of it', () => {
    expect(historyFor(file, [], facts).tried).toEqual([]);
    const inVain = { ...facts, attempts: [{ fix: 'settle', result: 'not-fixed' as const }] };
    // What comes after a step that makes no sense any more cannot be done either.
    expect(historyFor(file, [], inVain).tried).toEqual(['settle', 'reopen-app', 'restart']);
    const refused = { ...facts, attempts: [{ fix: 'settle', result: 'could-not' as const }] };
    expect(historyFor(file, [], refused).tried).not.toContain('reopen-app');
    expect(historyFor(file, [], refused)).toEqual({
      asked: [],
      tried: ['settle', 'restart'],
      refused: ['settle', 'restart'],
    });
    const answered = { ...facts, observations: [{ check: 'paper', answer: 'no' }] };
    expect(historyFor(file, [], answered).tried).toEqual(['reopen-app', 'restart']);
  });
});
