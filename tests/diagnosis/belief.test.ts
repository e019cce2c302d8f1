import fc from 'fast-check';
import { afterAnswer, afterEvidence, afterFailedFix, priorBelief, toBelief } from '../../src/diagnosis/belief';
import { beliefByCause, historyOf, replayBelief } from '../../src/diagnosis/replay-belief';
import { randomModel } from './random-model';
import type { Belief, Model } from '../../src/diagnosis/model';

const twoCauses: Model = {
  causes: ['network', 'card-reader', 'other'],
  priors: [0.5, 0.3, 0.2],
  evidence: [{ intent: 'fault.network', likelihood: [0.6, 0.1, 0.1] }],
  checks: [
    {
      id: 'qr-works',
      minutes: 1,
      options: ['yes', 'no'],
      likelihood: [
        [0.1, 0.9, 0.5],
        [0.9, 0.1, 0.5],
      ],
      unsure: 0.1,
    },
  ],
  fixes: [{ id: 'switch-network', minutes: 3, success: [0.5, 0, 0], swipes: false, after: [] }],
  handoffMinutes: 45,
};

const expectClose = (actual: Belief, wanted: readonly number[]): void => {
  expect(actual).toHaveLength(wanted.length);
  for (const [index, value] of wanted.entries()) expect(actual[index]).toBeCloseTo(value, 4);
};

const anyModel = fc.integer({ min: 0, max: 10_000 }).map(seed => randomModel(seed, { causes: 6, checks: 5, fixes: 5 }));
const anyEvent = fc.record({ kind: fc.constantFrom('words', 'answer', 'fix'), pick: fc.nat(100), option: fc.nat(2) });

function apply(model: Model, belief: Belief, event: { kind: string; pick: number; option: number }): Belief {
  if (event.kind === 'words') {
    return afterEvidence(model, belief, model.evidence[event.pick % model.evidence.length]?.intent ?? '');
  }
  if (event.kind === 'fix')
    return afterFailedFix(model, belief, model.fixes[event.pick % model.fixes.length]?.id ?? '');
  const check = model.checks[event.pick % model.checks.length];
  return afterAnswer(model, belief, check?.id ?? '', check?.options[event.option] ?? 'unsure');
}

describe('belief', () => {
  it('follows Bayes’ rule for words, answers and failed fixes', () => {
    const prior = priorBelief(twoCauses);
    expectClose(prior, [0.5, 0.3, 0.2]);
    expectClose(afterEvidence(twoCauses, prior, 'fault.network'), [0.3 / 0.35, 0.03 / 0.35, 0.02 / 0.35]);
    expectClose(afterAnswer(twoCauses, prior, 'qr-works', 'yes'), [0.05 / 0.42, 0.27 / 0.42, 0.1 / 0.42]);
    expectClose(afterFailedFix(twoCauses, prior, 'switch-network'), [0.25 / 0.75, 0.3 / 0.75, 0.2 / 0.75]);
  });

  it('moves half the way on words that are read with confidence one half', () => {
    const prior = priorBelief(twoCauses);
    expectClose(afterEvidence(twoCauses, prior, 'fault.network', 0.5), [
      (0.3 / 0.35 + 0.5) / 2,
      (0.03 / 0.35 + 0.3) / 2,
      (0.02 / 0.35 + 0.2) / 2,
    ]);
  });

  it.each([
    ['an answer that says nothing', (belief: Belief) => afterAnswer(twoCauses, belief, 'qr-works', 'unsure')],
    ['a skipped check', (belief: Belief) => afterAnswer(twoCauses, belief, 'qr-works', 'skipped')],
    ['a check of older knowledge', (belief: Belief) => afterAnswer(twoCauses, belief, 'gone', 'yes')],
    ['a fix of older knowledge', (belief: Belief) => afterFailedFix(twoCauses, belief, 'gone')],
    ['words that the model does not list', (belief: Belief) => afterEvidence(twoCauses, belief, 'ask.fees')],
  ])('stays as it was after %s', (_, act) => {
    const belief = afterEvidence(twoCauses, priorBelief(twoCauses), 'fault.network');
    expect(act(belief)).toEqual(belief);
  });

  it('sums to 1, rules no cause out and changes nothing it was given, whatever happens', () => {
    fc.assert(
      fc.property(anyModel, fc.array(anyEvent, { maxLength: 40 }), (model, events) => {
        const before = JSON.stringify(model);
        let belief = priorBelief(model);
        for (const event of events) belief = apply(model, belief, event);
        expect(belief.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 9);
        expect(Math.min(...belief)).toBeGreaterThan(0);
        expect(JSON.stringify(model)).toBe(before);
      }),
    );
  });

  it('is the same for any order of what happened', () => {
    fc.assert(
      fc.property(anyModel, fc.array(anyEvent, { maxLength: 4 }), (model, events) => {
        const inOrder = events.reduce((belief, event) => apply(model, belief, event), priorBelief(model));
        const reversed = [...events]
          .reverse()
          .reduce((belief, event) => apply(model, belief, event), priorBelief(model));
        for (const [cause, probability] of inOrder.entries()) expect(reversed[cause]).toBeCloseTo(probability, 2);
      }),
    );
  });

  it.each([[[0, 0, 0, 0]], [[NaN, 0, 0, 0]], [[-1, -2, 0, NaN]]])(
    'is uniform where the weights %j say nothing',
    weights => {
      expectClose(toBelief(weights), [0.25, 0.25, 0.25, 0.25]);
    },
  );

  it('keeps what was believed where an outcome was thought impossible', () => {
    const certain = { ...twoCauses, fixes: [{ ...twoCauses.fixes[0]!, success: [1, 1, 1] }] };
    expect(afterFailedFix(certain, [0.5, 0.3, 0.2], 'switch-network')).toEqual([0.5, 0.3, 0.2]);
  });

  it('recovers a cause that a mistaken answer all but excluded', () => {
    const sure = {
      ...twoCauses.checks[0]!,
      likelihood: [
        [0, 1, 1],
        [1, 0, 0],
      ],
    };
    const model = { ...twoCauses, checks: [sure] };
    let belief = afterAnswer(model, priorBelief(model), 'qr-works', 'yes');
    for (let words = 0; words < 10; words++) belief = afterEvidence(model, belief, 'fault.network');
    expect(belief[0]).toBeGreaterThan(0.9);
  });
});

describe('replayBelief', () => {
  const facts = {
    symptoms: [{ intent: 'fault.network', confidence: 1 }],
    observations: [
      { check: 'qr-works', answer: 'no' },
      { check: 'gone', answer: 'yes' },
    ],
    attempts: [{ fix: 'switch-network', result: 'not-fixed' as const }],
  };

  it('gives what the single steps give', () => {
    const words = afterEvidence(twoCauses, priorBelief(twoCauses), 'fault.network');
    const answered = afterAnswer(twoCauses, words, 'qr-works', 'no');
    expectClose(replayBelief(twoCauses, facts), afterFailedFix(twoCauses, answered, 'switch-network'));
  });

  it('learns nothing from a fix that the merchant could not do, but does not propose it again', () => {
    const refused = { ...facts, attempts: [{ fix: 'switch-network', result: 'could-not' as const }] };
    expectClose(replayBelief(twoCauses, refused), replayBelief(twoCauses, { ...facts, attempts: [] }));
    expect(historyOf(refused)).toEqual({
      asked: ['qr-works', 'gone'],
      tried: ['switch-network'],
      refused: ['switch-network'],
    });
  });

  it('is stored by cause', () => {
    expect(beliefByCause(twoCauses, [0.5, 0.3, 0.2])).toEqual({ network: 0.5, 'card-reader': 0.3, other: 0.2 });
  });
});
