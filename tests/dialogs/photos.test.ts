import type { InboundContent } from '../../src/turn/messages';
import { choicesOf, createTestApp, stepOf, textOf, type TestApp } from '../support/test-app';

const PHOTO: InboundContent = { kind: 'media', mediaType: 'image/*', source: { kind: 'wechat', mediaId: 'm1' } };
const HONEST = /我是机器人，看不懂照片，转人工后客服能看到/;
const COVER = /遮住卡号/;
const TRAINING_MS = 240_000;

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
}, TRAINING_MS);
afterAll(() => t.close());

let merchants = 0;
function newMerchant() {
  merchants += 1;
  const user = `photographer${merchants}`;
  return {
    says: (text: string) => t.says(text, user),
    taps: (choiceId: string) => t.taps(choiceId, user),
    sends: (content: InboundContent) => t.sends(content, user),
  };
}
/** A merchant who has been told to do something, and has not said yet what came of it. */
async function atAStep() {
  const merchant = newMerchant();
  await merchant.says('机子报3000刷不了');
  let turn = await merchant.says('没扣');
  for (let i = 0; i < 15 && !stepOf(turn).startsWith('try:'); i++) turn = await merchant.says('不清楚');
  expect(stepOf(turn)).toMatch(/^try:/);
  return { merchant, turn };
}

describe('a photo', () => {
  it('as the first words is met honestly, and by the menu', async () => {
    const turn = await newMerchant().sends(PHOTO);
    expect(textOf(turn)).toMatch(HONEST);
    expect(textOf(turn)).toMatch(COVER);
    expect(choicesOf(turn)).toEqual(['fault.unspecified', 'ask.meaning-3000', 'ask.bot', 'request.human']);
    expect(turn.incident).toBeUndefined();
  });

  it('that begins a talk is followed by a case where the menu says so', async () => {
    const merchant = newMerchant();
    await merchant.sends(PHOTO);
    const turn = await merchant.taps('fault.unspecified');
    expect(turn.incident).toBeDefined();
    expect(stepOf(turn)).toMatch(/^(ask|safety):/);
  });

  it('while a check stands open is met by that check again, whose answer is taken', async () => {
    const merchant = newMerchant();
    const asked = await merchant.says('机子报3000刷不了');
    const turn = await merchant.sends(PHOTO);
    expect(stepOf(turn)).toBe(stepOf(asked));
    expect(choicesOf(turn)).toEqual(choicesOf(asked));
    expect(textOf(turn)).toMatch(HONEST);
    expect(turn.replies).toHaveLength(1);
    const answered = await merchant.says('没扣');
    expect(answered.incident?.observations).toMatchObject([{ check: 'money-taken' }]);
  });

  it('is not met by a question that the merchant has passed over', async () => {
    const merchant = newMerchant();
    const texts = ['机子破死机报三千 刷不出来', '没扣', '扫码也不行', '三格以上', '没摔过'];
    const steps: string[] = [];
    for (const text of texts) steps.push(stepOf(await merchant.says(text)));
    for (let i = 0; i < 15 && !steps.at(-1)?.startsWith('try:'); i++) steps.push(stepOf(await merchant.says('不清楚')));
    expect(steps).toContain('ask:stuck-step');
    expect(steps.at(-1)).toMatch(/^try:/);
    expect(steps.slice(0, -1)).not.toContain(stepOf(await merchant.sends(PHOTO)));
  });

  it('in the middle of a step is met by one closed question; its answer is taken, and the step goes on', async () => {
    const { merchant, turn: step } = await atAStep();
    const turn = await merchant.sends(PHOTO);
    expect(textOf(turn)).toMatch(COVER);
    expect(stepOf(turn)).toMatch(/^(ask|safety|try):/);
    expect(choicesOf(turn).length).toBeGreaterThan(1);
    const before = step.incident?.observations.length ?? 0;
    const [first = ''] = choicesOf(turn);
    const answered = await merchant.taps(first);
    if (stepOf(turn).startsWith('try:')) expect(answered.incident?.attempts.at(-1)).toMatchObject({ result: 'fixed' });
    else {
      expect(answered.incident?.observations).toHaveLength(before + 1);
      expect(answered.incident?.observations.at(-1)).toMatchObject({ check: turn.replies[0]?.step.id, answer: first });
    }
  });

  it('of a burst is kept, and not answered with the same words again', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000刷不了');
    expect((await merchant.sends(PHOTO)).replies).toHaveLength(1);
    t.clock.advanceMs(-15_000);
    const second = await merchant.sends(PHOTO);
    expect([second.replies, second.entries.map(({ kind }) => kind)]).toEqual([[], ['media']]);
    t.clock.advanceMs(60_000);
    expect((await merchant.sends(PHOTO)).replies).toHaveLength(1);
  });

  it('of who waits for a person is noted, and asks for nothing about the machine', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000刷不了');
    await merchant.says('没扣');
    await merchant.says('转人工');
    const turn = await merchant.sends(PHOTO);
    expect([turn.owner, textOf(turn)]).toEqual(['queue', expect.stringMatching(/客服接手后能看到/)]);
    expect(stepOf(turn)).toMatch(/^handoff:/);
  });

  it('that no channel can fetch is not said to reach anybody', async () => {
    const turn = await newMerchant().sends({ kind: 'media', mediaType: 'image/jpeg' });
    expect(textOf(turn)).toMatch(/看不了照片，这张也转不到客服那里/);
  });
});

it.each([
  ['voice', 'audio/*', /听不了语音。请您打几个字/],
  ['a video', 'video/*', /看不了视频/],
  ['a file', 'application/pdf', /打不开/],
])('says honestly of %s that it does not help, and keeps the open question', async (_name, mediaType, words) => {
  const merchant = newMerchant();
  expect(textOf(await merchant.sends({ kind: 'media', mediaType }))).toMatch(words);
  const asked = await merchant.says('机子报3000刷不了');
  const turn = await merchant.sends({ kind: 'media', mediaType });
  expect(textOf(turn)).toMatch(words);
  expect(stepOf(turn)).toBe(stepOf(asked));
});

it('says nothing while an agent has the talk', async () => {
  const merchant = newMerchant();
  await merchant.says('机子报3000刷不了');
  const { incident } = await merchant.says('转人工');
  const agent = { id: 'a', name: '小李', role: 'agent' as const, passwordHash: '', disabled: false, createdAt: '' };
  await t.app.turns.accept(incident?.id ?? '', agent);
  expect((await merchant.sends(PHOTO)).replies).toEqual([]);
});
