import { createPassiveReplies } from '../../../src/channels/wechat/passive-replies';
import { mountWechat } from '../../../src/channels/wechat/mount-wechat';
import { conversationIdFor } from '../../../src/turn/conversation-id';
import { startServer, type TestServer } from '../start-server';
import { startWechatServer, type WechatServer } from '../../support/wechat-server';
import { ACCOUNT } from './start-wechat';

const SLOW_MS = 6_000;

let server: TestServer;
let vendor: WechatServer;
let turns = 0;
beforeAll(async () => {
  server = await startServer({
    bot: {
      async takeTurn({ conversation }) {
        turns += 1;
        await new Promise(resolve => setTimeout(resolve, SLOW_MS));
        const step = { kind: 'answer', id: 'slow' } as const;
        return {
          replies: [{ key: 'slow', text: '来了', choices: [], step }],
          state: conversation.state,
          owner: 'bot',
          incidents: [],
          events: [],
        };
      },
    },
  });
  const { turnTaker, clock, http } = server;
  mountWechat(http.server, {
    account: { ...ACCOUNT, apiBase: 'http://127.0.0.1:1', allowsPlain: false, answersPassively: false },
    turnTaker,
    clock,
    passive: createPassiveReplies(server.store, clock),
    isPassive: () => false,
  });
  vendor = await startWechatServer({
    account: ACCOUNT,
    callback: () => `${server.url}/wechat`,
    now: () => clock.now().getTime(),
  });
});
afterAll(async () => {
  await vendor.close();
  await server.close();
});

it('acknowledges a turn that takes six seconds at the second delivery, and answers once', async () => {
  const pushed = await vendor.push({ FromUserName: 'oSlow', MsgType: 'text', Content: '机子报3000' });
  expect(pushed).toMatchObject({ status: 200, text: 'success', attempts: 2 });
  const name = { channel: 'wechat', account: ACCOUNT.appId, conversationKey: 'oSlow' };
  const lines = await server.store.conversations.transcript(conversationIdFor(name), { afterSeq: 0, limit: 10 });
  expect(lines.map(({ from, text }) => [from, text])).toEqual([
    ['merchant', '机子报3000'],
    ['bot', '来了'],
  ]);
  expect(turns).toBe(1);
}, 30_000);

it('refuses a push whose ciphertext was changed on its way', async () => {
  const { query, body } = vendor.sign('<xml></xml>');
  const forged = await fetch(`${server.url}/wechat?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body: body.replace(/CDATA\[[^\]]{20}/, `CDATA[${'A'.repeat(20)}`),
  });
  expect([forged.status, turns]).toEqual([403, 1]);
});
