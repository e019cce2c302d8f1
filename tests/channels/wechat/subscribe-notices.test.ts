import { until } from '../../support/until';
import { ACCOUNT, AGENT, withWechat, type Merchant } from './start-wechat';

const TEMPLATE = 'VRR0UEO9VJOLs0MHlU0OilqX6MVFDwH3_3gz3Oc0NIc';
const OTHER = '9nLIlbOQZC5Y89AZteFEux3WCXRRRG5Wfzkpssu4bLI';
const DAYS_MS = 24 * 3_600_000;

const wechat = withWechat({
  templateIds: [TEMPLATE, OTHER],
  env: { WECHAT_SUBSCRIBE_TEMPLATE_ID: TEMPLATE, WECHAT_NOTICE_FIELDS: 'thing1=title,time3=time' },
});

const noticesOf = ({ openId }: Merchant) => wechat.vendor.notices.sent.filter(notice => notice.openId === openId);
const consentOf = async ({ openId }: Merchant, templateId = TEMPLATE) => {
  const key = { channel: 'wechat', account: ACCOUNT.appId, merchantId: openId, templateId };
  return (await wechat.served.app.store.consents.find(key))?.status;
};
const answersSubscription = async (
  { openId }: Merchant,
  answers: Record<string, 'accept' | 'reject'>,
  event?: 'Popup' | 'Change',
): Promise<void> => {
  wechat.clock.advanceMs(2_000);
  expect(await wechat.vendor.answerSubscription(openId, answers, event)).toMatchObject({
    status: 200,
    text: 'success',
  });
};

/** What became of the notice of the merchant's window, once it is known. */
async function settled(merchant: Merchant): Promise<string> {
  const { store } = wechat.served.app;
  const window = await merchant.getWindow();
  const find = () => store.notices.find(window);
  await until(async () => ((await find())?.status ?? 'sending') !== 'sending');
  const notice = await find();
  return notice?.error ?? notice?.status ?? '';
}

/** A merchant whose case an agent has; every `waits` closes a window with an answer that could not be said. */
async function startCase(): Promise<{ merchant: Merchant; waits(): Promise<string> }> {
  const merchant = wechat.newMerchant();
  const incidentId = await merchant.asksForPerson();
  await wechat.served.app.turns.accept(incidentId, AGENT);
  await merchant.until(3);
  return {
    merchant,
    async waits() {
      wechat.clock.advanceMs(2 * DAYS_MS);
      await wechat.served.app.turns.sendAgentMessage(incidentId, AGENT, '您好');
      const outcome = await settled(merchant);
      const before = merchant.received().length;
      wechat.clock.advanceMs(20_000);
      await wechat.vendor.push({ FromUserName: merchant.openId, MsgType: 'text', Content: '在' });
      await merchant.until(before + 1);
      return outcome;
    },
  };
}

it('tells who agreed, once for each time', async () => {
  const { merchant, waits } = await startCase();
  expect(await waits()).toBe('not-subscribed');
  await answersSubscription(merchant, { [OTHER]: 'reject', [TEMPLATE]: 'accept' });
  expect([await consentOf(merchant), await consentOf(merchant, OTHER)]).toEqual(['accept', 'reject']);
  expect(await waits()).toBe('sent');
  expect([noticesOf(merchant), await consentOf(merchant)]).toMatchObject([
    [{ kind: 'subscribe', body: { touser: merchant.openId, template_id: TEMPLATE } }],
    'used',
  ]);
  expect(noticesOf(merchant)[0]?.body).not.toHaveProperty('client_msg_id');
  expect(await waits()).toBe('not-subscribed');
  await answersSubscription(merchant, { [TEMPLATE]: 'accept' });
  expect(await waits()).toBe('sent');
  expect(noticesOf(merchant)).toHaveLength(2);
});

it('tells nobody who said no, or took it back', async () => {
  const { merchant, waits } = await startCase();
  await answersSubscription(merchant, { [TEMPLATE]: 'reject' });
  expect(await waits()).toBe('not-subscribed');
  await answersSubscription(merchant, { [TEMPLATE]: 'accept' });
  await answersSubscription(merchant, { [TEMPLATE]: 'reject' }, 'Change');
  expect(await waits()).toBe('not-subscribed');
  await answersSubscription(merchant, { [TEMPLATE]: 'accept' });
  await wechat.vendor.push({ FromUserName: merchant.openId, MsgType: 'event', Event: 'unsubscribe' });
  expect(await consentOf(merchant)).toBe('ended');
  expect(await waits()).toBe('not-following');
  expect(noticesOf(merchant)).toEqual([]);
});

it('believes the platform where it knows of no subscription (43101), and asks it no more', async () => {
  const { merchant, waits } = await startCase();
  await answersSubscription(merchant, { [TEMPLATE]: 'accept' });
  wechat.vendor.notices.failNext(43101);
  expect(await waits()).toBe('not-subscribed');
  expect(await consentOf(merchant)).toBe('ended');
  wechat.vendor.notices.failNext(45009);
  expect(await waits()).toBe('not-subscribed');
  await answersSubscription(merchant, { [TEMPLATE]: 'accept' });
  // The refusal that was planted before comes only now: nothing was asked meanwhile.
  expect(await waits()).toBe('quota');
  expect(await consentOf(merchant)).toBe('accept');
  wechat.vendor.notices.failNext(0);
  expect(await waits()).toBe('unreachable');
  // It may have gone out.
  expect(await consentOf(merchant)).toBe('used');
});

it('keeps the result that is pushed later', async () => {
  const { merchant, waits } = await startCase();
  await answersSubscription(merchant, { [TEMPLATE]: 'accept' });
  wechat.clock.advanceMs(1_000);
  const { store } = wechat.served.app;
  const window = await merchant.getWindow();
  expect(await waits()).toBe('sent');
  const sentEvent = (messageId: string | undefined, code: string): string =>
    `<xml><ToUserName>gh</ToUserName><FromUserName>${merchant.openId}</FromUserName><CreateTime>1610969468</CreateTime><MsgType>event</MsgType><Event>subscribe_msg_sent_event</Event><SubscribeMsgSentEvent><List><TemplateId>${TEMPLATE}</TemplateId><MsgID>${messageId}</MsgID><ErrorCode>${code}</ErrorCode><ErrorStatus>x</ErrorStatus></List></SubscribeMsgSentEvent></xml>`;
  const push = async (xml: string): Promise<number> => {
    const { query, body } = wechat.vendor.sign(xml);
    const headers = { 'content-type': 'text/xml' };
    return (await fetch(`${wechat.callback()}?${query}`, { method: 'POST', headers, body })).status;
  };
  const { messageId } = noticesOf(merchant)[0] ?? {};
  expect(await push(sentEvent(messageId, 'x'))).toBe(400);
  expect(await push(sentEvent(messageId, '43101'))).toBe(200);
  expect(await store.notices.find(window)).toMatchObject({ status: 'failed', error: 'not-subscribed' });
});
