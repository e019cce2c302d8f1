import { createDeskClient, type DeskClient } from '../../support/desk-client';
import { until } from '../../support/until';
import { withWechat, type Merchant } from './start-wechat';

const TEMPLATE = 'ngqIpbwh8bUfcSsECmogfXcV14J0tQlEpBO27izEYtY';
const DAYS_MS = 24 * 3_600_000;

const wechat = withWechat({
  templateIds: [TEMPLATE],
  env: {
    WECHAT_NOTICE_TEMPLATE_ID: TEMPLATE,
    WECHAT_NOTICE_FIELDS: 'thing1=title,thing2=text, phrase4=status,time3=time',
  },
});
let desk: DeskClient;
beforeAll(async () => {
  desk = await createDeskClient(wechat.served, '小李');
});

const noticesOf = ({ openId }: Merchant) => wechat.vendor.notices.sent.filter(notice => notice.openId === openId);
const detailOf = async (incidentId: string) => (await desk.get(`/incidents/${incidentId}`)).body;
const noticeAt = async (incidentId: string) => (await detailOf(incidentId)).budget.notice;
const answer = async (incidentId: string, text: string): Promise<void> => {
  const { status } = await desk.post(`/incidents/${incidentId}/messages`, { text });
  expect(status).toBe(200);
};

/** A merchant whose case an agent has, two days after they wrote last. */
async function startClosed(): Promise<{ merchant: Merchant; incidentId: string }> {
  const merchant = wechat.newMerchant();
  const incidentId = await merchant.asksForPerson();
  await desk.signIn();
  expect((await desk.post(`/incidents/${incidentId}/accept`)).status).toBe(200);
  await until(async () => (await detailOf(incidentId)).transcript.every((line: any) => !line.delivery));
  wechat.clock.advanceMs(2 * DAYS_MS);
  await desk.signIn();
  return { merchant, incidentId };
}

/** The merchant comes back, and hears what waited. */
async function comesBack(merchant: Merchant): Promise<readonly string[]> {
  const before = merchant.received().length;
  wechat.clock.advanceMs(20_000);
  await wechat.vendor.push({ FromUserName: merchant.openId, MsgType: 'text', Content: '我看到通知了' });
  await merchant.until(before + 1);
  return merchant.texts().slice(before);
}

it('tells once that an answer waits, and says it when the merchant is back', async () => {
  const { merchant, incidentId } = await startClosed();
  const before = merchant.received().length;
  await answer(incidentId, '换机的师傅明天到');
  await until(() => noticesOf(merchant).length > 0);
  await answer(incidentId, '请带好机器');
  await until(async () => (await noticeAt(incidentId))?.status === 'sent');
  await new Promise(resolve => setTimeout(resolve, 200));

  const [notice, ...others] = noticesOf(merchant);
  expect([others, merchant.received().length]).toEqual([[], before]);
  expect(notice?.body).toEqual({
    touser: merchant.openId,
    template_id: TEMPLATE,
    data: {
      thing1: { value: '收款机问题咨询' },
      thing2: { value: '有新的回复，请回到对话里查看' },
      phrase4: { value: '有新回复' },
      time3: {
        value: new Date(wechat.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '),
      },
    },
    client_msg_id: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  const closed = await detailOf(incidentId);
  expect(closed.budget).toMatchObject({ left: 0, notice: { status: 'sent' } });
  expect(Date.parse(closed.budget.closesAt)).toBeLessThanOrEqual(wechat.clock.now().getTime());
  expect(closed.transcript.slice(-2).map((line: any) => line.delivery)).toEqual(['waiting', 'waiting']);

  expect(await comesBack(merchant)).toEqual(['小李: 换机的师傅明天到\n\n小李: 请带好机器']);
  await until(async () => (await detailOf(incidentId)).transcript.every((line: any) => !line.delivery));
  const { budget } = await detailOf(incidentId);
  expect(budget).toEqual({
    left: 4,
    closesAt: new Date(Math.floor(wechat.clock.now().getTime() / 1000) * 1000 + 2 * DAYS_MS).toISOString(),
  });
});

it('tells once more where the next window is used up', async () => {
  const { merchant, incidentId } = await startClosed();
  await answer(incidentId, '第0句');
  await until(() => noticesOf(merchant).length === 1);
  await comesBack(merchant);
  // One by one: what waits at the same time goes out in one message.
  for (let i = 1; i <= 5 && (await detailOf(incidentId)).budget.left > 0; i++) {
    await answer(incidentId, `第${i}句`);
    await until(async () => (await detailOf(incidentId)).transcript.at(-1).delivery !== 'sending');
  }
  await answer(incidentId, '最后一句');
  await until(() => noticesOf(merchant).length === 2);
  await until(async () => (await noticeAt(incidentId))?.status === 'sent');
  expect((await detailOf(incidentId)).budget.left).toBe(0);
  expect(new Set(noticesOf(merchant).map(({ body }) => body['client_msg_id'])).size).toBe(2);
  await new Promise(resolve => setTimeout(resolve, 200));
  expect(noticesOf(merchant)).toHaveLength(2);
});

it.each([
  ['the merchant does not follow any more', 43004, 1, { status: 'failed', reason: 'not-following' }],
  ['the template is none of the account', 40037, 1, { status: 'failed', reason: 'template' }],
  ['the day’s number is used up', 45009, 1, { status: 'failed', reason: 'quota' }],
  ['the account may not', 48001, 1, { status: 'failed', reason: 'no-permission' }],
  ['the platform stays busy', -1, 3, { status: 'failed', reason: 'busy' }],
  ['the platform is busy for a moment', -1, 2, { status: 'sent' }],
  ['something new is refused', 61024, 1, { status: 'failed', reason: 'refused' }],
])('says at the desk what became of it where %s', async (_name, errcode, times, expected) => {
  const { merchant, incidentId } = await startClosed();
  wechat.vendor.notices.failNext(errcode, times);
  await answer(incidentId, '您好');
  await until(async () => ['sent', 'failed'].includes((await noticeAt(incidentId))?.status), 8_000);
  expect(await noticeAt(incidentId)).toEqual(expected);
  expect(await comesBack(merchant)).toEqual(['小李: 您好']);
});

it('sends none again where the answer to it was lost, or the process died before it was sent', async () => {
  const lost = await startClosed();
  wechat.vendor.notices.failNext(0);
  await answer(lost.incidentId, '您好');
  await until(async () => (await noticeAt(lost.incidentId))?.status === 'failed');
  expect(await noticeAt(lost.incidentId)).toEqual({ status: 'failed', reason: 'unreachable' });
  await answer(lost.incidentId, '在吗');
  expect(noticesOf(lost.merchant)).toHaveLength(1);

  const died = await startClosed();
  // As a process leaves it that ends between writing it down and sending it.
  await wechat.served.app.store.notices.begin(await died.merchant.getWindow(), wechat.clock.now());
  await answer(died.incidentId, '您好');
  await until(async () => (await detailOf(died.incidentId)).transcript.at(-1).delivery === 'waiting');
  await new Promise(resolve => setTimeout(resolve, 300));
  expect(noticesOf(died.merchant)).toEqual([]);
  expect(await noticeAt(died.incidentId)).toEqual({ status: 'sending' });
  wechat.clock.advanceMs(60_000);
  expect(await noticeAt(died.incidentId)).toEqual({ status: 'failed', reason: 'interrupted' });
});

it.each([
  ['success', { status: 'sent' }, 'delivered'],
  ['failed:user block', { status: 'failed', reason: 'blocked' }, 'failed'],
  ['failed: system failed', { status: 'failed', reason: 'system' }, 'failed'],
])('keeps the result that is pushed later: %s', async (Status, shown, stored) => {
  const { merchant, incidentId } = await startClosed();
  await answer(incidentId, '您好');
  await until(async () => (await noticeAt(incidentId))?.status === 'sent');
  const event = { FromUserName: merchant.openId, MsgType: 'event', Event: 'TEMPLATESENDJOBFINISH', Status };
  // Another system of the operator may use the same account.
  await wechat.vendor.push({ ...event, MsgID: '1234567', Status: 'failed:user block' });
  expect(await noticeAt(incidentId)).toEqual({ status: 'sent' });
  for (let i = 0; i < 2; i++) await wechat.vendor.push({ ...event, MsgID: noticesOf(merchant).at(-1)?.messageId });
  expect(await noticeAt(incidentId)).toEqual(shown);
  expect(await wechat.served.app.store.notices.find(await merchant.getWindow())).toMatchObject({ status: stored });
});

it('leaves who unsubscribed alone, and tells them again once they are back', async () => {
  const { merchant, incidentId } = await startClosed();
  await wechat.vendor.push({ FromUserName: merchant.openId, MsgType: 'event', Event: 'unsubscribe' });
  await answer(incidentId, '您好');
  await until(async () => (await noticeAt(incidentId))?.status === 'failed');
  expect([await noticeAt(incidentId), noticesOf(merchant)]).toEqual([
    { status: 'failed', reason: 'not-following' },
    [],
  ]);
  wechat.vendor.notices.follow(merchant.openId, true);
  await comesBack(merchant);
  wechat.clock.advanceMs(2 * DAYS_MS);
  await desk.signIn();
  await answer(incidentId, '在吗');
  await until(() => noticesOf(merchant).length === 1);
});

it('refuses an event that is not as documented, and writes no word of the talk into the log', async () => {
  const event = { FromUserName: 'oOdd', MsgType: 'event', Event: 'TEMPLATESENDJOBFINISH' };
  expect((await wechat.vendor.push({ ...event, Status: 'success' })).status).toBe(400);
  expect((await wechat.vendor.push({ ...event, Status: 'success', MsgID: '9x' })).status).toBe(400);
  const all = wechat.logged.join('');
  expect(all).toContain('A notice outside the window');
  for (const secret of ['换机的师傅', 'access_token=', 'oMerchant']) expect(all).not.toContain(secret);
});
