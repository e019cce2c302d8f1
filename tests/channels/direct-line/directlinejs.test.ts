import type { Activity, DirectLine as Client } from 'botframework-directlinejs';
import WebSocket from 'ws';
import { NodeXmlHttpRequest } from './node-xml-http-request';
import { call, SECRET, startServer, type TestServer } from '../start-server';

/** Microsoft's own client, as Web Chat uses it; it finds its browser in the globals. */
let DirectLine: typeof Client;
let server: TestServer;
const sockets = new Set<WebSocket>();
class TrackedSocket extends WebSocket {
  constructor(url: string) {
    super(url);
    sockets.add(this);
  }
}

beforeAll(async () => {
  Object.assign(globalThis, { XMLHttpRequest: NodeXmlHttpRequest, WebSocket: TrackedSocket, window: globalThis });
  ({ DirectLine } = await import('botframework-directlinejs'));
  server = await startServer();
});
afterAll(() => server.close());

const connect = async (options: { webSocket: boolean }) => {
  const { body } = await call(`${server.url}/v3/directline/tokens/generate`, {
    body: { user: { id: 'dl_1' } },
    token: SECRET,
  });
  const client = new DirectLine({
    token: body.token,
    domain: `${server.url}/v3/directline`,
    pollingInterval: 200,
    ...options,
  });
  const seen: Activity[] = [];
  client.activity$.subscribe(
    activity => seen.push(activity),
    () => {}, // `end` ends it with an error.
  );
  const texts = () => seen.map(activity => ('text' in activity ? activity.text : activity.type));
  const post = (text: string) =>
    new Promise<string>((resolve, reject) => {
      client.postActivity({ type: 'message', from: { id: 'dl_1' }, text }).subscribe(resolve, reject);
    });
  return { client, seen, texts, post, conversationId: body.conversationId as string };
};

const until = async (isSo: () => boolean, forMs = 5000): Promise<void> => {
  for (let waited = 0; waited < forMs && !isSo(); waited += 20) await new Promise(resolve => setTimeout(resolve, 20));
  expect(isSo()).toBe(true);
};

test.each([true, false])('directlinejs talks to us (webSocket: %s)', async webSocket => {
  const { client, seen, texts, post } = await connect({ webSocket });
  const id = await post('hello');
  await until(() => texts().length === 2);
  expect(texts()).toEqual(['hello', 'you said hello']);
  expect(seen[0]?.id).toBe(id);
  client.end();
});

test('directlinejs comes back after its socket broke and gets what was said meanwhile, once', async () => {
  const { client, texts, post, conversationId } = await connect({ webSocket: true });
  await post('one');
  await until(() => texts().length === 2);
  for (const socket of sockets) socket.terminate();
  const conversation = await server.store.conversations.find(conversationId);
  await server.turnTaker.takeTurn({
    channel: 'direct-line',
    account: 'default',
    conversationId,
    conversationKey: conversationId,
    merchant: conversation?.merchant ?? { id: 'dl_1' },
    messageId: 'said-elsewhere',
    at: new Date().toISOString(),
    content: { kind: 'text', text: 'two' },
  });
  await until(() => texts().length === 4, 20_000); // It waits 3 to 15 s before it comes back.
  expect(texts()).toEqual(['one', 'you said one', 'two', 'you said two']);
  client.end();
}, 30_000);
