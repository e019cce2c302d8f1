import { createDeskClient, type DeskClient } from '../../support/desk-client';
import { until } from '../../support/until';
import { withWechat, type Merchant } from './start-wechat';

const wechat = withWechat();
let desk: DeskClient;
let other: DeskClient;
beforeAll(async () => {
  desk = await createDeskClient(wechat.served, '小李');
  other = await createDeskClient(wechat.served, '小王');
});

const detailOf = async (incidentId: string) => (await desk.get(`/incidents/${incidentId}`)).body;
const answer = (incidentId: string, text: string) => desk.post(`/incidents/${incidentId}/messages`, { text });
const writes = async (incidentId: string, who = desk): Promise<number> =>
  (await who.post(`/incidents/${incidentId}/typing`)).status;
const callsFor = ({ openId }: Merchant) => wechat.vendor.notices.typing.filter(call => call.openId === openId);
/** Long enough for a call that must not come. */
const aMoment = () => new Promise(resolve => setTimeout(resolve, 150));

/** A merchant who has asked for a person a moment ago; the queue's line and the agent's coming are said. */
async function startCase(): Promise<{ merchant: Merchant; incidentId: string; askedAt: Date }> {
  const merchant = wechat.newMerchant();
  const incidentId = await merchant.asksForPerson();
  const askedAt = wechat.clock.now();
  await desk.signIn();
  await other.signIn();
  const said = merchant.received().length;
  expect((await desk.post(`/incidents/${incidentId}/accept`)).status).toBe(200);
  await merchant.until(said + 1);
  await until(async () => (await detailOf(incidentId)).transcript.every((line: any) => !line.delivery));
  return { merchant, incidentId, askedAt };
}

describe('what may still be said', () => {
  it('counts down with each message, and lines that wait say so', async () => {
    const { merchant, incidentId, askedAt } = await startCase();
    const before = await detailOf(incidentId);
    const closesAt = new Date(askedAt.getTime() + 48 * 3_600_000).toISOString();
    const sent = merchant.received().filter(({ at }) => at >= askedAt.getTime()).length;
    expect(before.budget).toEqual({ left: 5 - sent, closesAt });
    for (let left = 5 - sent; left > 0; left--) {
      await answer(incidentId, `还有${left}句`);
      await until(async () => (await detailOf(incidentId)).budget.left === left - 1);
    }
    await answer(incidentId, '等一等');
    await until(async () => (await detailOf(incidentId)).transcript.at(-1).delivery === 'waiting');
    const used = await detailOf(incidentId);
    expect(used.budget).toEqual({ left: 0, closesAt });
    const lines = used.transcript.filter((line: any) => line.from === 'agent');
    expect(lines.slice(-2).map(({ text, delivery }: any) => [text, delivery])).toEqual([
      ['还有1句', undefined],
      ['等一等', 'waiting'],
    ]);
    expect(merchant.texts().at(-1)).toBe('小李: 还有1句');
  });

  it('closes after 48 hours, or a minute after a click', async () => {
    const { merchant, incidentId } = await startCase();
    wechat.clock.advanceMs(48 * 3_600_000);
    await desk.signIn();
    expect((await detailOf(incidentId)).budget.left).toBe(0);
    await wechat.vendor.push({ FromUserName: merchant.openId, MsgType: 'event', Event: 'CLICK', EventKey: 'help' });
    await until(async () => (await detailOf(incidentId)).budget.left > 0);
    const { budget } = await detailOf(incidentId);
    expect([budget.left, Date.parse(budget.closesAt) - wechat.clock.now().getTime()]).toEqual([3, 60_000]);
    wechat.clock.advanceMs(60_000);
    expect((await detailOf(incidentId)).budget.left).toBe(0);
  });

  it('says which line could not be sent at all', async () => {
    const { incidentId } = await startCase();
    wechat.vendor.failNext(40003);
    await answer(incidentId, '您好');
    await until(async () => (await detailOf(incidentId)).transcript.at(-1).delivery === 'failed');
  });

  it('tells open pages when a line has been sent', async () => {
    const { merchant, incidentId } = await startCase();
    let hints = 0;
    const unsubscribe = wechat.served.app.wake.subscribe(topic => {
      if (topic.kind === 'conversation' && topic.conversationId === merchant.conversationId) hints += 1;
    });
    await answer(incidentId, '您好');
    // That it was written, and that it is out.
    await until(() => hints === 2);
    unsubscribe();
  });
});

describe('typing', () => {
  it('is shown to a merchant who has just written, at most once in 15 seconds', async () => {
    const { merchant, incidentId } = await startCase();
    expect([await writes(incidentId), await writes(incidentId)]).toEqual([204, 204]);
    await until(() => callsFor(merchant).length > 0);
    wechat.clock.advanceMs(14_999);
    await writes(incidentId);
    await aMoment();
    expect(callsFor(merchant)).toEqual([expect.objectContaining({ errcode: 0 })]);
    wechat.clock.advanceMs(1);
    await writes(incidentId);
    await until(() => callsFor(merchant).length === 2);
    wechat.clock.advanceMs(15_000);
    await writes(incidentId);
    await aMoment();
    expect(callsFor(merchant).map(({ errcode }) => errcode)).toEqual([0, 0]);
  });

  it('is shown by the replica whose desk was asked, and by no other that hears of it', async () => {
    const { merchant } = await startCase();
    const { conversationId } = merchant;
    // As it comes by Redis from another one.
    wechat.served.app.wake.notify({ kind: 'typing', conversationId, from: 'agent' });
    await aMoment();
    expect(callsFor(merchant)).toEqual([]);
  });

  it('is for the agent who has the case alone', async () => {
    const { merchant, incidentId } = await startCase();
    const editor = await createDeskClient(wechat.served, `编辑${incidentId.slice(0, 6)}`, 'editor');
    expect([
      await writes(incidentId, other),
      await writes(incidentId, editor),
      (await desk.post(`/incidents/${incidentId}/typing`, {}, { 'x-csrf-token': 'no' })).status,
      (await desk.post(`/incidents/${incidentId}/typing`, {}, { cookie: '' })).status,
      await writes('00000000-0000-0000-0000-000000000000'),
    ]).toEqual([409, 403, 403, 401, 404]);
    await desk.post(`/incidents/${incidentId}/return`);
    expect(await writes(incidentId)).toBe(409);
    await aMoment();
    expect(callsFor(merchant)).toEqual([]);
  });

  it.each([
    [45080, 0],
    [45081, 0],
    [48001, 1],
  ])('is no trouble where it is refused with %i', async (errcode, records) => {
    const { merchant, incidentId } = await startCase();
    const told = (): readonly string[] =>
      wechat.logged.filter(line => line.includes('Typing could not') && line.includes(merchant.conversationId));
    wechat.vendor.notices.failNextTyping(errcode);
    expect(await writes(incidentId)).toBe(204);
    await until(() => callsFor(merchant).length === 1);
    await aMoment();
    expect([told().length, told().every(line => line.includes('"level":"debug"'))]).toEqual([records, true]);
  });
});
