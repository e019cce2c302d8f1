import { runMerchant } from '../../src/diagnosis/run-merchant';
import { runPolicy } from '../../src/diagnosis/run-policy';
import { simulate } from '../../src/diagnosis/simulate';
import { createMerchant } from '../../src/diagnosis/simulated-merchant';
import { NO_NOISE as calm } from './no-noise';
import { fix, oneFix, triesEverything } from './one-fix';
import type { Noise } from '../../src/diagnosis/noise';

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
        createMerchant(oneFix(0), 7, number, { ...calm, leavesPerMinute: 0.05 }),
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
