import { createPassiveReplies } from '../../../src/channels/wechat/passive-replies';
import { mountWechat } from '../../../src/channels/wechat/mount-wechat';
import { silentLog } from '../../../src/log';
import { conversationIdFor } from '../../../src/turn/conversation-id';
import { createDeliverer, type Deliverer } from '../../../src/turn/create-deliverer';
import { TURNS } from '../../../src/turn/keep-message';
import { createTurnCourier } from '../../../src/turn/turn-courier';
import { startServer, type TestServer } from '../start-server';
import { startWechatServer, type WechatServer } from '../../support/wechat-server';

const ACCOUNT = {
  appId: 'wx0123456789abcdef',
  appSecret: 'the-secret-of-this-test-account',
  token: 'demotoken',
  encodingAesKey: 'q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6j7k8l9z0x1c',
};
const SLOW_MS = 6_000;
/** The vendor waits for 5 s; our own promise is one. */
const IN_TIME_MS = 1_000;

let server: TestServer;
let vendor: WechatServer;
let deliverer: Deliverer;
let turns = 0;
beforeAll(async () => {
  server = await startServer({
    bot: {
      async takeTurn({ conversation, message }) {
        turns += 1;
        const heard = 'text' in message.content ? message.content.text : '';
        if (heard.includes('慢')) await new Promise(resolve => setTimeout(resolve, SLOW_MS));
        const step = { kind: 'answer', id: 'slow' } as const;
        return {
          replies: [{ key: 'slow', text: `答${heard}`, choices: [], step }],
          state: conversation.state,
          owner: 'bot',
          incidents: [],
          events: [],
        };
      },
    },
  });
  const { turnTaker, clock, http, store, wake } = server;
  mountWechat(http.server, {
    account: { ...ACCOUNT, apiBase: 'http://127.0.0.1:1', allowsPlain: false, answersPassively: false },
    turnTaker,
    clock,
    passive: createPassiveReplies(store, clock),
    messageThrottle: { allow: async () => 'ok' },
    isPassive: () => false,
  });
  const courier = createTurnCourier(turnTaker);
  deliverer = createDeliverer({ store, target: TURNS, courier, clock, wake, log: silentLog, random: () => 0.5 });
  deliverer.start();
  vendor = await startWechatServer({
    account: ACCOUNT,
    callback: () => `${server.url}/wechat`,
    now: () => clock.now().getTime(),
  });
});
afterAll(async () => {
  await deliverer.stop();
  await vendor.close();
  await server.close();
});

it('acknowledges in time while the bot takes six seconds, keeps what is written meanwhile, and answers each once', async () => {
  const write = (FromUserName: string, Content: string) => vendor.push({ FromUserName, MsgType: 'text', Content });
  const pushes = [await write('oSlow', '慢一'), await write('oSlow', '二'), await write('oOther', '三')];
  for (const pushed of pushes) {
    expect(pushed).toMatchObject({ status: 200, text: 'success', attempts: 1 });
    expect(pushed.tookMs).toBeLessThan(IN_TIME_MS);
  }
  const linesOf = async (conversationKey: string) => {
    const name = { channel: 'wechat', account: ACCOUNT.appId, conversationKey };
    return (await server.store.conversations.transcript(conversationIdFor(name))).map(({ text }) => text);
  };
  await deliverer.drain();
  expect(await linesOf('oSlow')).toEqual(['慢一', '答慢一', '二', '答二']);
  expect(await linesOf('oOther')).toEqual(['三', '答三']);
  expect(turns).toBe(3);
}, 30_000);

it('refuses a push whose ciphertext was changed on its way', async () => {
  const before = turns;
  const { query, body } = vendor.sign('<xml></xml>');
  const forged = await fetch(`${server.url}/wechat?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body: body.replace(/CDATA\[[^\]]{20}/, `CDATA[${'A'.repeat(20)}`),
  });
  expect([forged.status, turns]).toEqual([403, before]);
});
