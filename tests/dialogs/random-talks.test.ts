import fc from 'fast-check';
import { playTalk } from '../support/play-talk';
import { createTestApp, type TestApp } from '../support/test-app';

/** Talks that are played; tests/bench/dialogs/random-talks.ts plays thousands. */
const TALKS = 24;
/** Always the same talks: one that breaks a rule is a finding, and no accident of the day. */
const SEED = 20261122;
/** A talk that breaks a rule is played again and again to find a shorter one. */
const TIMEOUT_MS = 120_000;

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());

it(
  'holds what must hold, whatever a merchant taps and types, and comes to an end',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.array(fc.nat(), { maxLength: 16 }), async (merchant, moves) => {
        const talk = await playTalk(t, { seed: `${merchant}`, moves });
        if (talk.violations.length > 0) throw new Error(`A rule is broken (!!):\n${talk.lines.join('\n')}`);
      }),
      { seed: SEED, numRuns: TALKS, includeErrorInReport: true },
    );
  },
  TIMEOUT_MS,
);

/** Who fears for a sale, waits, and then goes on alone. */
const ALONE = ['刷卡报3000，顾客说被扣钱了', '不用人工了', '[handoff.drop]'];
const TALKS_ALONE = 6;

it('proposes nothing that swipes to who goes on alone with money in doubt', async () => {
  for (let merchant = 0; merchant < TALKS_ALONE; merchant++) {
    const { lines, violations } = await playTalk(t, { seed: `alone ${merchant}`, moves: [], opening: ALONE });
    expect(lines.find(line => line.startsWith('  {bot open, money'))).toBeDefined();
    expect(violations.length === 0 ? [] : lines).toEqual([]);
  }
});
