import { silentLog } from '../../src/log';
import type { TranscriptEntry } from '../../src/store/records';
import { createDeliverer, type Deliverer } from '../../src/turn/create-deliverer';
import type { TurnResult } from '../../src/turn/messages';
import { REMINDERS } from '../../src/turn/queue-reminder';
import { createReminderCourier } from '../../src/turn/reminder-courier';
import { createTestApp, stepOf, type TestApp } from '../support/test-app';

const MIN_MS = 60_000;
const HOUR_MS = 60 * MIN_MS;
const DAY_MS = 24 * HOUR_MS;
/** Longer than any step takes, and short of the night. */
const LONG_MS = 3 * HOUR_MS;

async function startApp(env: Record<string, string> = {}): Promise<{ t: TestApp; worker: Deliverer }> {
  const t = await createTestApp(env);
  const { app, clock } = t;
  app.remindIn('terminal', async () => true);
  const courier = createReminderCourier(app.turns);
  const options = { store: app.store, wake: app.wake, log: silentLog, random: () => 0.5 };
  return { t, worker: createDeliverer({ ...options, target: REMINDERS, courier, clock }) };
}

let t: TestApp;
let worker: Deliverer;
beforeAll(async () => {
  ({ t, worker } = await startApp());
});
afterAll(() => t.close());
/** Every case begins at two in the afternoon, in China, of another day. */
beforeEach(() => {
  const now = t.clock.now().getTime();
  t.clock.advanceMs(DAY_MS - ((now - 6 * HOUR_MS) % DAY_MS));
});

let users = 0;
const aMerchant = (app: TestApp = t) => {
  users += 1;
  const user = `merchant-${users}`;
  let last: TurnResult | undefined;
  const keep = async (turn: Promise<TurnResult>): Promise<TurnResult> => (last = await turn);
  const merchant = {
    says: (text: string) => keep(app.says(text, user)),
    taps: (id: string) => keep(app.taps(id, user)),
    /** Answers what is asked until the step is of this kind. */
    async isAt(kind: string): Promise<TurnResult> {
      let turn = await merchant.says('机子报3000刷不了');
      for (let i = 0; i < 30 && turn.replies.at(-1)?.step.kind !== kind; i++) {
        const isMoney = stepOf(turn) === 'safety:money-taken';
        const { choices = [] } = turn.replies.at(-1) ?? {};
        const other = choices.some(({ id }) => id === 'act.unsure') ? 'act.unsure' : 'act.not-fixed';
        turn = await merchant.taps(isMoney ? 'no' : other);
      }
      expect(turn.replies.at(-1)?.step.kind).toBe(kind);
      return turn;
    },
    /** Lets so much time pass, and gives what the bot said meanwhile. */
    async after(ms: number): Promise<readonly TranscriptEntry[]> {
      app.clock.advanceMs(ms);
      await worker.drain();
      const afterSeq = last?.entries.at(-1)?.seq ?? 0;
      return app.app.store.conversations.transcript(last?.conversationId ?? '', { afterSeq });
    },
  };
  return merchant;
};
const keysOf = (lines: readonly TranscriptEntry[]): readonly string[] => lines.map(({ reply }) => reply?.key ?? '');

/** `minutes` × 2 + 15 of the step that stands open. */
function waitMsFor(turn: TurnResult): number {
  const id = turn.replies.at(-1)?.step.id;
  const { codes, checks } = t.app.knowledge.current();
  const step = [...codes.flatMap(({ fixes }) => fixes), ...checks].find(entry => entry.id === id);
  if (!step) throw new Error(`There is no step ${id}`);
  return (step.minutes * 2 + 15) * MIN_MS;
}

it.each(['好的', '嗯', '行', '好的 我去看下'])('takes a nod to it for no cure: %s', async said => {
  const merchant = aMerchant();
  await merchant.isAt('try');
  await merchant.says('等下我试试');
  expect(await merchant.after(LONG_MS)).toHaveLength(1);
  expect((await merchant.says(said)).incident?.status).toBe('open');
});

it('asks once how the step went, with its buttons, and takes what is tapped', async () => {
  const merchant = aMerchant();
  const step = await merchant.isAt('try');
  await merchant.says('等下我试试');
  expect(await merchant.after(waitMsFor(step) - 1)).toEqual([]);
  const [nudge, ...others] = await merchant.after(1);
  expect(others).toEqual([]);
  expect(nudge).toMatchObject({
    from: 'bot',
    text: '刚才那一步试得怎么样了？',
    incidentId: step.incident?.id,
    reply: { key: 'nudge.step', step: step.replies.at(-1)?.step, choices: step.replies.at(-1)?.choices },
  });
  expect(await merchant.after(LONG_MS)).toHaveLength(1);
  expect(stepOf(await merchant.taps('act.fixed'))).toBe('close:rating');
});

it('puts the question once more where somebody went to look', async () => {
  const merchant = aMerchant();
  const asked = await merchant.isAt('ask');
  await merchant.says('我去看一下');
  const [nudge] = await merchant.after(waitMsFor(asked));
  const question = t.app.knowledge.current().checks.find(({ id }) => `ask:${id}` === stepOf(asked))?.text ?? '';
  expect(question).not.toBe('');
  expect(nudge?.text).toBe(`刚才那一项，您看得怎么样了？\n${question}`);
  expect(nudge?.reply?.choices.map(({ label }) => label)).toContain('不清楚');
});

it('asks after the sale that somebody went to look up', async () => {
  const merchant = aMerchant();
  expect(stepOf(await merchant.says('屏幕上写着98，刷不了'))).toBe('safety:money-lookup');
  expect(keysOf((await merchant.says('等下，我去看看')).entries)).toContain('try.wait');
  const [nudge] = await merchant.after(LONG_MS);
  expect(nudge?.reply).toMatchObject({ key: 'nudge.look', step: { kind: 'safety', id: 'money-lookup' } });
});

it('asks whether what a response code advises has helped', async () => {
  const merchant = aMerchant();
  const asked = await merchant.says('屏幕显示应答码51');
  expect(stepOf(asked)).toBe('try:code');
  expect(keysOf((await merchant.says('稍等')).entries)).toContain('try.wait');
  const [nudge] = await merchant.after(LONG_MS);
  expect(nudge?.reply).toMatchObject({ key: 'nudge.step', step: { kind: 'try', id: 'code' } });
  expect(nudge?.reply?.choices).toEqual(asked.replies.at(-1)?.choices);
});

it.each(['我现在去重启', '正在充电', '给我十分钟', '还没试'])('waits for who says: %s', async words => {
  const merchant = aMerchant();
  await merchant.isAt('try');
  await merchant.says(words);
  expect(keysOf(await merchant.after(LONG_MS))).toEqual(['nudge.step']);
});

it('gives who asks for more minutes than the step takes so many', async () => {
  const merchant = aMerchant();
  await merchant.isAt('try');
  await merchant.says('等我四十分钟');
  expect(await merchant.after(54 * MIN_MS)).toEqual([]);
  expect(await merchant.after(MIN_MS)).toHaveLength(1);
});

it.each([
  ['they wrote meanwhile', ['我去看一下', '这个3000是什么意思']],
  ['it works', ['我去看一下', '机器好了 能刷了']],
  ['they wait for a person', ['我去看一下', '转人工']],
  ['they called it off', ['我去看一下', '算了 不查了']],
  ['they want to be left alone', ['我去看一下，别催我']],
  ['they wanted so before', ['别老问', '我去看一下']],
  ['they put it off', ['我晚上去看一下']],
])('says nothing where %s', async (_name, messages) => {
  const merchant = aMerchant();
  await merchant.isAt('ask');
  const keys: string[] = [];
  for (const text of messages) keys.push(...keysOf((await merchant.says(text)).entries));
  expect(keys).toContain('try.wait');
  expect(await merchant.after(LONG_MS)).toEqual([]);
});

it('says nothing of a step that was only proposed', async () => {
  const merchant = aMerchant();
  await merchant.isAt('try');
  expect(await merchant.after(LONG_MS)).toEqual([]);
});

it('asks twice a case at most, and again in the next', async () => {
  const merchant = aMerchant();
  await merchant.isAt('ask');
  for (const expected of [1, 1, 0]) {
    expect(keysOf((await merchant.says('我去看一下')).entries)).toContain('try.wait');
    expect(await merchant.after(HOUR_MS)).toHaveLength(expected);
  }
  await merchant.says('算了 不查了');
  await merchant.isAt('ask');
  await merchant.says('我去看一下');
  expect(await merchant.after(HOUR_MS)).toHaveLength(1);
});

it('leaves everybody in peace at night, and asks in the morning how the step of the evening went', async () => {
  const merchant = aMerchant();
  t.clock.advanceMs(7 * HOUR_MS); // 21:00
  const step = await merchant.isAt('try');
  t.clock.advanceMs(20 * MIN_MS);
  await merchant.says('等下我试试');
  const dueInTheEvening = waitMsFor(step);
  expect(await merchant.after(dueInTheEvening)).toEqual([]);
  const untilMorning = Date.parse('2026-01-01T00:30:00Z') % DAY_MS;
  const now = t.clock.now().getTime() % DAY_MS;
  const leftMs = DAY_MS - now + untilMorning;
  expect(await merchant.after(leftMs - 1)).toEqual([]);
  const [nudge] = await merchant.after(1);
  expect(nudge?.text).toBe('上次那一步，后来试得怎么样了？');
});

it('says nothing where the server was away until the night, or for too long', async () => {
  for (const awayMs of [8 * HOUR_MS, 19 * HOUR_MS]) {
    const merchant = aMerchant();
    await merchant.isAt('ask');
    await merchant.says('我去看一下');
    expect(await merchant.after(awayMs)).toEqual([]);
    t.clock.advanceMs(DAY_MS - (awayMs % DAY_MS));
  }
});

it('lets who comes back the next day go on as if nothing had been asked', async () => {
  const merchant = aMerchant();
  const step = await merchant.isAt('try');
  await merchant.says('等下我试试');
  await merchant.after(HOUR_MS);
  expect(keysOf((await merchant.says('还没试')).entries)).toContain('try.result');
  await merchant.after(DAY_MS);
  const back = await merchant.says('没用 还是3000');
  expect(back.incident?.attempts.at(-1)).toMatchObject({ fix: step.replies.at(-1)?.step.id, result: 'not-fixed' });
});

it('never speaks first with NUDGES=off', async () => {
  const off = await startApp({ NUDGES: 'off' });
  try {
    const merchant = aMerchant(off.t);
    await merchant.isAt('ask');
    expect(keysOf((await merchant.says('我去看一下')).entries)).toContain('try.wait');
    off.t.clock.advanceMs(HOUR_MS);
    await off.worker.drain();
    expect(await merchant.after(0)).toEqual([]);
    expect((await off.t.app.store.deliveries.countByStatus()).pending).toBe(0);
  } finally {
    await off.t.close();
  }
});
