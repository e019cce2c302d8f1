import { createMessageCipher } from '../../../src/channels/tencent/message-cipher';
import { signatureOf } from '../../../src/channels/tencent/signature';
import { createDeskClient } from '../../support/desk-client';
import { aPhoto } from '../../support/photos';
import { aMoment, waitFor } from '../../support/wait-for';
import { textOf } from './read-sent';
import { startWecom, type WecomProduct } from './start-wecom';
import { ACCOUNT, KF } from './test-account';

const TRAINING_MS = 240_000;
const HOUR = 3_600_000;

let product: WecomProduct;
beforeAll(async () => {
  product = await startWecom();
}, TRAINING_MS);
afterAll(() => product?.close());

const agent = {
  id: 'agent-1',
  name: '小李',
  role: 'agent' as const,
  passwordHash: '',
  disabled: false,
  createdAt: '2026-11-22T00:00:00.000Z',
};

it('takes the address of the callback only from who knows the token and the key', async () => {
  const { vendor, callback, clock } = product;
  const good = await fetch(`${callback()}?${vendor.signEcho('1616140317555161061')}`);
  expect([good.status, await good.text(), good.headers.get('content-type')]).toEqual([
    200,
    '1616140317555161061',
    'text/plain; charset=utf-8',
  ]);
  const changed = new URLSearchParams(vendor.signEcho('1'));
  changed.set('echostr', `${changed.get('echostr')?.slice(0, -4)}AAA=`);
  const stale = vendor.signEcho('1');
  clock.advanceMs(HOUR);
  // Signed rightly, and meant for another company.
  const other = createMessageCipher({ encodingAesKeys: [ACCOUNT.encodingAesKey], receiveId: 'ww0000000000000000' });
  const encrypted = other.encrypt('1');
  const timestamp = String(Math.floor(clock.now().getTime() / 1000));
  const foreign = new URLSearchParams({
    msg_signature: signatureOf([ACCOUNT.token, timestamp, '7', encrypted]),
    timestamp,
    nonce: '7',
    echostr: encrypted,
  });
  const refused = [changed.toString(), stale, foreign.toString(), ''];
  const statuses = await Promise.all(refused.map(async query => (await fetch(`${callback()}?${query}`)).status));
  expect(statuses).toEqual([403, 403, 403, 403]);
});

it('leads a customer from the code to a fix, by tapping and by typing numbers, and has the session', async () => {
  const customer = product.newCustomer();
  expect(await customer.says('机子报3000刷不了')).toContain('[没扣]');
  expect(product.vendor.stateOf(customer.name)).toBe(1);
  expect(await customer.taps('没扣')).toContain('没扣就好');
  let last = '';
  for (let i = 0; i < 12 && !last.includes('[好了]'); i++)
    last = last.includes('[不清楚]') ? await customer.taps('不清楚') : await customer.says('没有别的字');
  expect(last).toContain('[好了]');
  expect(await customer.says('1')).toContain('恢复就好');
  expect(await customer.taps('很有帮助')).toContain('谢谢您的评价');
  const { incidents } = await product.served.app.store.incidents.list({ status: 'closed', limit: 10 });
  const incident = await product.served.app.store.incidents.find(incidents[0]?.id ?? '');
  expect(incident?.resolution?.rating).toBe(5);
});

it('answers once where three callbacks come at the same time, each within a second', async () => {
  const { vendor, clock } = product;
  const customer = product.newCustomer();
  clock.advanceMs(20_000);
  vendor.customerWrites(customer.name, { msgtype: 'text', text: { content: '机子报3000' } });
  const rung = await vendor.ring(KF, { copies: 3 });
  expect(rung).toMatchObject({ status: 200, text: 'success', attempts: 1 });
  expect(rung.tookMs).toBeLessThan(1000);
  await customer.until(1);
  await aMoment();
  expect(customer.received()).toHaveLength(1);
});

it('answers the callback while what was written is still being fetched', async () => {
  const { vendor, clock } = product;
  const customer = product.newCustomer();
  clock.advanceMs(20_000);
  vendor.slowDown('kf/sync_msg', 1500);
  vendor.customerWrites(customer.name, { msgtype: 'text', text: { content: '机子报3000' } });
  const calls = vendor.calls('kf/sync_msg');
  expect((await vendor.ring(KF)).tookMs).toBeLessThan(1000);
  await waitFor(() => vendor.calls('kf/sync_msg') > calls);
  expect((await vendor.ring(KF)).tookMs).toBeLessThan(1000);
  expect(customer.received()).toHaveLength(0);
  await customer.until(1);
  vendor.slowDown('kf/sync_msg', 0);
  expect(customer.received()).toHaveLength(1);
});

it('lets an agent of our desk answer, and keeps what may not be sent any more until the customer writes again, in order', async () => {
  const { served, vendor, clock } = product;
  const customer = product.newCustomer();
  await customer.says('机子报3000');
  expect(await customer.says('转人工')).toContain('转人工');
  const { turns, store } = served.app;
  const incidentId = (await store.conversations.find(customer.conversationId))?.incidentId ?? '';
  const waiting = customer.received().length;
  await turns.accept(incidentId, agent);
  await customer.until(waiting + 1);
  for (let i = 1; i <= 6; i++) {
    const before = customer.received().length;
    await turns.sendAgentMessage(incidentId, agent, `第${i}句`);
    if (i <= 3) await customer.until(before + 1);
  }
  await aMoment();
  const first = customer.texts();
  // The handover's own line was the first of five, that the agent has come the second.
  expect(first.at(-1)).toContain('小李: 第3句');
  expect(first.join('')).not.toContain('第4句');
  clock.advanceMs(20_000);
  vendor.customerWrites(customer.name, { msgtype: 'text', text: { content: '在吗' } });
  await vendor.ring(KF);
  await customer.until(first.length + 1);
  expect(customer.texts().slice(first.length)).toEqual(['小李: 第4句\n\n小李: 第5句\n\n小李: 第6句']);
});

it('fetches one token for all who ask, and one more where it has expired', async () => {
  const { vendor, clock } = product;
  const customers = Array.from({ length: 8 }, () => product.newCustomer());
  const before = vendor.tokensGiven();
  vendor.expireTokens();
  clock.advanceMs(20_000);
  customers.forEach(({ name }) => vendor.customerWrites(name, { msgtype: 'text', text: { content: '机子报3000' } }));
  await vendor.ring(KF, { copies: 8 });
  await Promise.all(customers.map(customer => customer.until(1)));
  expect(customers.map(customer => customer.received().length)).toEqual(customers.map(() => 1));
  expect(vendor.tokensGiven() - before).toBe(1);
});

it('takes what is no text in its own way, an order with its number, and what is new or malformed as well', async () => {
  const { vendor, clock } = product;
  const customer = product.newCustomer();
  const kinds = [
    { msgtype: 'image', image: { media_id: 'm1' } },
    { msgtype: 'location', location: { name: '万达广场', address: '人民路1号', latitude: 1, longitude: 2 } },
    { msgtype: 'link', link: { title: '说明书', url: 'https://x' } },
    {
      msgtype: 'channels_shop_order',
      channels_shop_order: { order_id: 'A123', product_titles: '扫码枪', state: '已付款' },
    },
    { msgtype: 'something_new', something_new: { title: '卡片' } },
    { msgtype: 'image', image: 'not as documented' },
  ];
  for (const kind of kinds) {
    clock.advanceMs(20_000);
    const before = customer.received().length;
    vendor.customerWrites(customer.name, kind);
    await vendor.ring(KF);
    await customer.until(before + 1);
  }
  const said = (await customer.transcript()).filter(line => line.startsWith('merchant'));
  expect(said).toEqual([
    'merchant: image/*',
    'merchant: 万达广场 人民路1号',
    'merchant: 说明书',
    'merchant: A123 扫码枪 已付款',
    'merchant: 卡片',
    'merchant: image/*',
  ]);
  expect(customer.received()).toHaveLength(kinds.length);
});

it('welcomes who comes in, within twenty seconds and not after, and only with a code', async () => {
  const { vendor, clock } = product;
  const [prompt, late, known] = [product.newCustomer(), product.newCustomer(), product.newCustomer()];
  vendor.customerEnters(prompt.name);
  await vendor.ring(KF);
  await prompt.until(1);
  expect(prompt.received()).toMatchObject([{ onEvent: true }]);
  expect(prompt.texts()[0]).toContain('您好');
  expect(await prompt.says('机子报3000刷不了')).toContain('[没扣]');
  vendor.customerEnters(late.name);
  clock.advanceMs(20_000);
  await vendor.ring(KF);
  await known.says('机子报3000');
  const count = known.received().length;
  expect(vendor.customerEnters(known.name)).toBeUndefined();
  await vendor.ring(KF);
  await aMoment();
  expect([late.received().length, known.received().length - count]).toEqual([0, 0]);
  expect(await late.transcript()).toEqual([]);
});

it('leaves out a welcome that could not be sent in time, and answers what is written later', async () => {
  const { vendor, clock } = product;
  const customer = product.newCustomer();
  vendor.failNext('kf/send_msg_on_event', -1);
  const tried = vendor.calls('kf/send_msg_on_event');
  vendor.customerEnters(customer.name);
  await vendor.ring(KF);
  await waitFor(() => vendor.calls('kf/send_msg_on_event') > tried);
  await aMoment();
  clock.advanceMs(60_000);
  const answer = await customer.says('机子报3000刷不了');
  expect(answer).toContain('[没扣]');
  expect(answer).not.toContain('您好，我是');
  expect(customer.received()).toHaveLength(1);
});

it('says nothing while a servicer has the session, records both, and is back after its end', async () => {
  const { vendor, clock, served } = product;
  const customer = product.newCustomer();
  await customer.says('机子报3000刷不了');
  const before = customer.received().length;
  vendor.servicerTakes(customer.name, 'zhangsan');
  vendor.customerWrites(customer.name, { msgtype: 'text', text: { content: '刚才扣了我两百' } });
  vendor.servicerWrites(customer.name, 'zhangsan', '我帮您查');
  await vendor.ring(KF);
  await waitFor(async () => (await customer.transcript()).length >= 4);
  await aMoment();
  expect(customer.received()).toHaveLength(before);
  expect((await customer.transcript()).slice(-2)).toEqual(['merchant: 刚才扣了我两百', 'zhangsan: 我帮您查']);
  clock.advanceMs(20_000);
  vendor.servicerEnds(customer.name, 'zhangsan');
  await vendor.ring(KF);
  await customer.until(before + 1);
  expect(customer.texts().at(-1)).toContain('请您评价');
  expect(customer.received().at(-1)?.onEvent).toBe(true);
  expect(await customer.taps('没帮上忙')).toContain('没做好');
  expect(vendor.stateOf(customer.name)).toBe(1);
  expect((await customer.says('没扣')).length).toBeGreaterThan(0);
  const { owner } = (await served.app.store.conversations.find(customer.conversationId)) ?? {};
  expect(owner).toBe('bot');
});

it('asks nobody how it was more than twenty seconds after the end', async () => {
  const { vendor, clock } = product;
  const customer = product.newCustomer();
  await customer.says('机子报3000刷不了');
  vendor.servicerTakes(customer.name, 'zhangsan');
  vendor.servicerEnds(customer.name, 'zhangsan');
  clock.advanceMs(20_000);
  await vendor.ring(KF);
  await aMoment();
  expect(customer.received()).toHaveLength(1);
  expect(await customer.transcript()).toHaveLength(2);
  expect(await customer.says('没扣')).toContain('没扣就好');
});

it('asks once what a customer found who went to look, unless a servicer has the session meanwhile', async () => {
  const { vendor, clock, served } = product;
  // Two in the afternoon, in China.
  clock.advanceMs(24 * HOUR - ((clock.now().getTime() - 6 * HOUR) % (24 * HOUR)));
  const startsWaiting = async () => {
    const customer = product.newCustomer();
    await customer.says('机子报3000刷不了');
    await customer.says('没扣');
    expect(await customer.says('我去看一下')).toMatch(/不着急|慢慢来/);
    return customer;
  };
  const [left, taken] = [await startsWaiting(), await startsWaiting()];
  vendor.servicerTakes(taken.name, 'zhangsan');
  await vendor.ring(KF);
  await aMoment();
  const before = [left.received().length, taken.received().length];
  clock.advanceMs(HOUR);
  served.app.wake.notify({ kind: 'deliveries' });
  await left.until(before[0]! + 1);
  for (const { conversationId } of [left, taken])
    await waitFor(async () => (await served.app.store.deliveries.findUnsent(conversationId, 'reminders')).size === 0);
  await aMoment();
  expect(left.texts().slice(before[0])).toEqual([expect.stringContaining('刚才那一项，您看得怎么样了？')]);
  expect(taken.received()).toHaveLength(before[1]!);
  expect((await taken.transcript()).at(-1)).not.toContain('怎么样');
});

it('loses nothing that was to be said while a servicer had the session, though nobody had told us', async () => {
  const { vendor, served, clock } = product;
  const customer = product.newCustomer();
  await customer.says('机子报3000');
  await customer.says('转人工');
  const { turns, store } = served.app;
  const incidentId = (await store.conversations.find(customer.conversationId))?.incidentId ?? '';
  vendor.setState(customer.name, 3, 'lisi');
  const before = customer.received().length;
  await turns.accept(incidentId, agent);
  await turns.sendAgentMessage(incidentId, agent, '我来看看');
  await aMoment();
  expect(customer.received()).toHaveLength(before);
  // Known by now: the customer's next words are the servicer's, and no call is wasted on them.
  clock.advanceMs(20_000);
  const calls = vendor.calls('kf/send_msg');
  vendor.customerWrites(customer.name, { msgtype: 'text', text: { content: '在吗' } });
  await vendor.ring(KF);
  await waitFor(async () => (await customer.transcript()).at(-1) === 'merchant: 在吗');
  await aMoment();
  expect([customer.received().length, vendor.calls('kf/send_msg')]).toEqual([before, calls]);
  vendor.servicerEnds(customer.name, 'lisi');
  clock.advanceMs(30_000);
  expect(await customer.says('还在吗')).toContain('小李: 我来看看');
});

it('sends again what did not arrive for want of a window, and gives up what the customer refuses', async () => {
  const { vendor, served, logged } = product;
  const customer = product.newCustomer();
  const first = await customer.says('机子报3000刷不了');
  vendor.messageFails(customer.received()[0]?.msgid ?? '', 4);
  await vendor.ring(KF);
  await waitFor(async () => (await served.app.store.deliveries.countByStatus()).pending > 0);
  const again = await customer.says('没扣');
  expect(again.startsWith(first.split('\n')[0] ?? '?')).toBe(true);
  expect(again).toContain('没扣就好');
  const { dead } = await served.app.store.deliveries.countByStatus();
  vendor.messageFails(customer.received().at(-1)?.msgid ?? '', 10);
  await vendor.ring(KF);
  await waitFor(async () => (await served.app.store.deliveries.countByStatus()).dead > dead);
  const told = logged.filter(line => line.includes('msg_send_fail 10'));
  expect(told.map(line => JSON.parse(line).level)).toEqual(['error']);
  const count = customer.received().length;
  await customer.says('转人工');
  expect(customer.texts().slice(count).join('')).not.toContain('没扣就好');
});

it('keeps trying what the platform was too busy for', async () => {
  const { vendor, clock } = product;
  const customer = product.newCustomer();
  vendor.failNext('kf/send_msg', 45009);
  clock.advanceMs(20_000);
  vendor.customerWrites(customer.name, { msgtype: 'text', text: { content: '机子报3000刷不了' } });
  const tried = vendor.calls('kf/send_msg');
  await vendor.ring(KF);
  await waitFor(() => vendor.calls('kf/send_msg') > tried);
  await aMoment();
  clock.advanceMs(60_000);
  await customer.until(1);
  expect(customer.received().map(textOf).join()).toContain('[没扣]');
});

it('reads on through empty pages that say there is more', async () => {
  const { vendor, clock } = product;
  const customer = product.newCustomer();
  clock.advanceMs(20_000);
  vendor.giveEmptyPages(2);
  vendor.customerWrites(customer.name, { msgtype: 'text', text: { content: '机子报3000' } });
  await vendor.ring(KF);
  await customer.until(1);
  expect(customer.received()).toHaveLength(1);
});

it('tells the operator which address the company does not trust', async () => {
  const { vendor, clock, logged } = product;
  const customer = product.newCustomer();
  clock.advanceMs(3 * HOUR);
  vendor.expireTokens();
  vendor.failNext('gettoken', 60020);
  vendor.customerWrites(customer.name, { msgtype: 'text', text: { content: '机子报3000' } });
  await vendor.ring(KF);
  await waitFor(() => logged.some(line => line.includes('203.0.113.7')));
  expect(logged.filter(line => line.includes('203.0.113.7')).map(line => JSON.parse(line).level)).toContain('error');
  clock.advanceMs(60_000);
  await vendor.ring(KF);
  await customer.until(1);
  expect(customer.received()).toHaveLength(1);
});

it('writes no token and no secret into the log', () => {
  const all = product.logged.join('');
  expect(all.length).toBeGreaterThan(0);
  for (const secret of [ACCOUNT.secret, ACCOUNT.encodingAesKey, 'access_token=', 'corpsecret', 'ENC'])
    expect(all).not.toContain(secret);
});

it('brings a photo to the agent, who sees how much may still be said', async () => {
  const customer = product.newCustomer();
  await customer.says('机子报3000刷不了');
  product.vendor.media.set('media-1', await aPhoto());
  product.clock.advanceMs(20_000);
  product.vendor.customerWrites(customer.name, { msgtype: 'image', image: { media_id: 'media-1' } });
  const before = customer.received().length;
  await product.vendor.ring(KF);
  await customer.until(before + 1);
  expect(customer.texts().at(-1)).toContain('遮住卡号');
  const { store } = product.served.app;
  const photo = async () =>
    (await store.conversations.transcript(customer.conversationId)).find(({ kind }) => kind === 'media')?.media;
  await waitFor(async () => (await photo())?.status === 'stored');
  expect(await store.media.find((await photo())?.id ?? '')).toMatchObject({ contentType: 'image/jpeg', width: 640 });

  await customer.says('转人工');
  const desk = await createDeskClient(product.served, '小陈');
  const { body: waiting } = await desk.get('/incidents?status=waiting');
  const row = waiting.incidents.find(
    (found: { conversationId: string }) => found.conversationId === customer.conversationId,
  );
  const { body: detail } = await desk.get(`/incidents/${row.id}`);
  expect(detail.budget).toEqual({ left: 4, closesAt: expect.any(String) });
  expect(detail.transcript.find(({ media }: { media?: object }) => media)).toMatchObject({
    media: { status: 'stored', url: expect.stringMatching(/^\/desk\/api\/media\//) },
  });
});
