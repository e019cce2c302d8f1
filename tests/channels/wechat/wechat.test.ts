import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { signatureOf } from '../../../src/channels/tencent/signature';
import { until } from '../../support/until';
import { ACCOUNT, AGENT, type Merchant, withWechat } from './start-wechat';

/** Posts of either kind; 5,000 take a quarter of a minute. */
const FUZZED = Number(process.env.FUZZED ?? 600);

const wechat = withWechat();

it('takes the address of the callback only from who knows the token', async () => {
  const timestamp = String(Math.floor(wechat.clock.now().getTime() / 1000));
  const query = (signature: string, time = timestamp) =>
    `${wechat.callback()}?${new URLSearchParams({ signature, timestamp: time, nonce: '7', echostr: '4375120948345356249' }).toString()}`;
  const good = await fetch(query(signatureOf([ACCOUNT.token, timestamp, '7'])));
  expect([good.status, await good.text(), good.headers.get('content-type')]).toEqual([
    200,
    '4375120948345356249',
    'text/plain; charset=utf-8',
  ]);
  expect((await fetch(query('0'.repeat(40)))).status).toBe(403);
  const old = String(Number(timestamp) - 3600);
  expect((await fetch(query(signatureOf([ACCOUNT.token, old, '7']), old))).status).toBe(403);
  expect((await fetch(wechat.callback())).status).toBe(403);
});

it('leads a merchant from the code to a fix, by typing, by a number and by a tap', async () => {
  const merchant = wechat.newMerchant();
  expect(await merchant.says('机子报3000刷不了')).toContain('[没扣]');
  expect(await merchant.says('2')).toContain('没扣就好');
  let last = '';
  for (let i = 0; i < 12 && !last.includes('[好了]'); i++)
    last = await merchant.says(last.includes('[不清楚]') ? '不清楚' : '没有别的字');
  expect(last).toContain('[好了]');
  expect(await merchant.says('好了')).toContain('恢复就好');
});

it('answers one message once, however often it is delivered at the same time', async () => {
  const merchant = wechat.newMerchant();
  wechat.clock.advanceMs(20_000);
  const before = wechat.vendor.sent.length;
  await wechat.vendor.push({ FromUserName: merchant.openId, MsgType: 'text', Content: '机子报3000' }, { copies: 3 });
  await merchant.until(1);
  await new Promise(resolve => setTimeout(resolve, 100));
  expect(wechat.vendor.sent.length - before).toBe(1);
});

it('keeps the sixth message and those after it until the merchant writes again, and then brings them in one', async () => {
  const merchant = wechat.newMerchant();
  const incidentId = await merchant.asksForPerson();
  await wechat.served.app.turns.accept(incidentId, AGENT);
  await merchant.until(3);
  const tell = (i: number) => wechat.served.app.turns.sendAgentMessage(incidentId, AGENT, `第${i}句`);
  // The handover's own line was the first of five, that the agent has come the second.
  for (let i = 1; i <= 3; i++) {
    await tell(i);
    await merchant.until(3 + i);
  }
  for (let i = 4; i <= 6; i++) await tell(i);
  await new Promise(resolve => setTimeout(resolve, 300));
  const first = merchant.texts();
  expect(first.slice(3)).toEqual(['小李: 第1句', '小李: 第2句', '小李: 第3句']);
  wechat.clock.advanceMs(20_000);
  await wechat.vendor.push({ FromUserName: merchant.openId, MsgType: 'text', Content: '在吗' });
  await merchant.until(first.length + 1);
  expect(merchant.texts().slice(first.length)).toEqual(['小李: 第4句\n\n小李: 第5句\n\n小李: 第6句']);
});

/** A merchant who went to look, and has not come back. */
async function startWaiting(): Promise<Merchant> {
  const merchant = wechat.newMerchant();
  await merchant.says('机子报3000刷不了');
  await merchant.says('2');
  expect(await merchant.says('我去看一下')).toMatch(/不着急|慢慢来/);
  return merchant;
}

/** Lets an hour pass, and gives what came in it. */
async function anHourLater({ conversationId, received, texts }: Merchant): Promise<readonly string[]> {
  const { store, wake } = wechat.served.app;
  const before = received().length;
  wechat.clock.advanceMs(3_600_000);
  wake.notify({ kind: 'deliveries' });
  for (const target of ['reminders', 'wechat'])
    await until(async () => (await store.deliveries.findUnsent(conversationId, target)).size === 0);
  return texts().slice(before);
}

it('asks once what somebody found who went to look, and takes the answer', async () => {
  const merchant = await startWaiting();
  expect(await anHourLater(merchant)).toEqual([
    expect.stringMatching(/^刚才那一项，您看得怎么样了？\n.+\n\[.+\[不清楚\]/s),
  ]);
  expect(await anHourLater(merchant)).toEqual([]);
  expect(await merchant.says('不清楚')).toMatch(/没关系|没事/);
});

it('does not ask with the last message of a window', async () => {
  const merchant = await startWaiting();
  const { conversationId, openId } = merchant;
  // Three more lines, as a long answer takes them: with the one before four of five.
  for (const text of ['一', '二', '三']) {
    const messageId = randomUUID();
    const entry = { conversationId, seq: 1, at: '', from: 'bot', messageId, kind: 'text', text };
    const place = { channel: 'wechat', account: ACCOUNT.appId, conversationKey: openId, merchantId: openId };
    const delivery = {
      id: messageId,
      target: 'wechat',
      idempotencyKey: messageId,
      payload: { kind: 'entry', ...place, entry },
    };
    await wechat.served.app.store.withExistingConversation(conversationId, unit =>
      unit.queueDelivery(delivery, wechat.clock.now()),
    );
    wechat.served.app.wake.notify({ kind: 'deliveries' });
    await until(() => merchant.texts().at(-1) === text);
  }
  expect(await anHourLater(merchant)).toEqual([]);
  const lines = await wechat.served.app.store.conversations.transcript(conversationId);
  expect(lines.at(-1)?.text).not.toContain('怎么样');
});

it('fetches one token for all who ask, and one more where it has expired', async () => {
  const merchants = Array.from({ length: 8 }, () => wechat.newMerchant());
  const before = wechat.vendor.tokensGiven();
  wechat.vendor.expireTokens();
  await Promise.all(merchants.map(merchant => merchant.says('机子报3000')));
  expect(merchants.every(merchant => merchant.received().length === 1)).toBe(true);
  expect(wechat.vendor.tokensGiven() - before).toBe(1);
});

it('takes what is no text in its own way, and greets who subscribes', async () => {
  const merchant = wechat.newMerchant();
  wechat.clock.advanceMs(20_000);
  const push = (elements: Record<string, string>) =>
    wechat.vendor.push({ FromUserName: merchant.openId, MsgType: 'event', ...elements });
  // In the answer to the push, or by the outbox where that was faster; never both.
  const { reply } = await push({ Event: 'subscribe' });
  await new Promise(resolve => setTimeout(resolve, 200));
  const greetings = [...(typeof reply?.['Content'] === 'string' ? [reply['Content']] : []), ...merchant.texts()];
  expect(greetings).toEqual([expect.stringContaining('您好')]);
  const greeted = merchant.received().length;
  wechat.clock.advanceMs(20_000);
  await push({ MsgType: 'image', MediaId: 'm1' });
  await merchant.until(greeted + 1);
  expect(merchant.texts()[greeted]).toContain('遮住卡号');
  const count = merchant.received().length;
  for (const Event of ['unsubscribe', 'VIEW', 'TEMPLATESENDJOBFINISH', 'something_new']) await push({ Event });
  await push({ MsgType: 'something_new' });
  await new Promise(resolve => setTimeout(resolve, 100));
  expect(merchant.received().length - count).toBeLessThanOrEqual(1);
});

/** Posts them some at a time, and gives the statuses with how often each came. */
async function postAll(
  requests: readonly { readonly query: string; readonly body: string | Uint8Array<ArrayBuffer> }[],
) {
  const statuses = new Map<number, number>();
  const waiting = [...requests];
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const headers = { 'content-type': 'text/xml' };
      const response = await fetch(`${wechat.callback()}?${next.query}`, { method: 'POST', headers, body: next.body });
      await response.arrayBuffer();
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return statuses;
}

const countTurns = async (): Promise<string> =>
  ((await wechat.served.app.metrics.registry.metrics()).match(/poscare_turns_total[^\n]*/g) ?? []).join();

it('takes no turn from posts that nobody has signed, and fails at none', async () => {
  const before = await countTurns();
  const bodies = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.uint8Array({ maxLength: 300 }).map(bytes => new Uint8Array(bytes)),
    fc.constantFrom('<xml></xml>', '<xml><Encrypt>x</Encrypt></xml>', '<!DOCTYPE x><xml/>', ''),
  );
  const names = fc.constantFrom('signature', 'timestamp', 'nonce', 'encrypt_type', 'msg_signature');
  const queries = fc
    .dictionary(names, fc.string({ maxLength: 50 }))
    .map(query => new URLSearchParams(query).toString());
  const statuses = await postAll(fc.sample(fc.record({ query: queries, body: bodies }), FUZZED));
  expect([...statuses.keys()].filter(status => status < 400 || status >= 500)).toEqual([]);
  expect(await countTurns()).toBe(before);
});

it('fails at none that are signed and encrypted, whatever is in them', async () => {
  const names = fc.constantFrom(
    'ToUserName',
    'FromUserName',
    'CreateTime',
    'MsgType',
    'MsgId',
    'Event',
    'Encrypt',
    'xml',
    '__proto__',
  );
  const values = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom('event', 'image', '1700000000', '<b>', '<![CDATA[x]]>', '&lt;', '&x;'),
  );
  const xml = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc
      .array(fc.tuple(names, values), { maxLength: 8 })
      .map(elements => `<xml>${elements.map(([name, value]) => `<${name}>${value}</${name}>`).join('')}</xml>`),
    fc.constantFrom('', '<xml/>', '<!DOCTYPE x [<!ENTITY a "b">]><xml><MsgType>&a;</MsgType></xml>'),
  );
  const statuses = await postAll(fc.sample(xml, FUZZED).map(text => wechat.vendor.sign(text)));
  const failures = wechat.logged.filter(line => line.includes('request failed'));
  expect(failures).toEqual([]);
  expect([...statuses.keys()].filter(status => status >= 500)).toEqual([]);
  expect(statuses.get(400)).toBeGreaterThan(FUZZED / 5);
});

it('refuses a push that is signed and not encrypted', async () => {
  const merchant = wechat.newMerchant();
  const { status, text } = await wechat.vendor.push(
    { FromUserName: merchant.openId, MsgType: 'text', Content: '3000' },
    { plain: true },
  );
  expect([status, JSON.parse(text)]).toMatchObject([403, { error: { code: 'not-encrypted' } }]);
});

it('writes no token and no secret into the log', () => {
  const all = wechat.logged.join('');
  expect(all.length).toBeGreaterThan(0);
  for (const secret of [ACCOUNT.appSecret, ACCOUNT.encodingAesKey, 'access_token=']) expect(all).not.toContain(secret);
});

it('tells the operator which address is not on the account’s list', async () => {
  const errmsg = 'invalid ip 203.0.113.9 ipv6 ::ffff:203.0.113.9, not in whitelist';
  wechat.vendor.plant('/cgi-bin/stable_token', { errcode: 40164, errmsg });
  wechat.vendor.expireTokens();
  const merchant = wechat.newMerchant();
  wechat.clock.advanceMs(20_000);
  await wechat.vendor.push({ FromUserName: merchant.openId, MsgType: 'text', Content: '机子报3000' });
  const isTold = (): boolean => wechat.logged.some(line => line.includes('203.0.113.9') && line.includes('"error"'));
  for (let i = 0; i < 200 && !isTold(); i++) await new Promise(resolve => setTimeout(resolve, 20));
  wechat.vendor.plant('/cgi-bin/stable_token', undefined);
  expect(isTold()).toBe(true);
});
