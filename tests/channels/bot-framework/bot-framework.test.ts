import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import {
  BotFrameworkAdapter,
  createBotFrameworkAdapter,
} from '../../../src/channels/bot-framework/bot-framework-adapter';
import { createBotFrameworkDeliver } from '../../../src/channels/bot-framework/create-bot-framework-deliver';
import { mountBotFramework } from '../../../src/channels/bot-framework/mount-bot-framework';
import { parseBotActivity, toInboundMessage } from '../../../src/channels/bot-framework/to-inbound-message';
import { systemClock } from '../../../src/clock';
import { silentLog } from '../../../src/log';
import type { TranscriptEntry } from '../../../src/store/records';
import type { Delivery } from '../../../src/store/store';
import { writeDeliveryPayload } from '../../../src/turn/delivery-payload';
import type { InboundMessage } from '../../../src/turn/messages';
import { call, expectError, startServer, type TestServer } from '../start-server';

const APP_ID = '00000000-0000-0000-0000-000000000001';
/** The SDK without an app id takes everybody's word: it stands in for Azure's signature, which needs the network. */
const trustingAdapter = () =>
  new BotFrameworkAdapter(
    new ConfigurationBotFrameworkAuthentication({}, new ConfigurationServiceClientCredentialFactory({})),
  );

let connector: Server;
let connectorStatus = 200;
let received: { url: string; body: any }[] = [];
let server: TestServer;
const targets: string[] = [];
beforeAll(async () => {
  connector = createServer((req, res) => {
    let text = '';
    req.on('data', data => (text += String(data)));
    req.on('end', () => {
      received.push({ url: req.url ?? '', body: JSON.parse(text || '{}') });
      res.writeHead(connectorStatus, { 'content-type': 'application/json' });
      res.end('{"id":"sent-1"}');
    });
  });
  await new Promise<void>(resolve => connector.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await server.close();
  connector.closeAllConnections();
  await new Promise(resolve => connector.close(resolve));
});

const serviceUrl = () => `http://127.0.0.1:${(connector.address() as AddressInfo).port}`;
const activity = (extra: object = {}) => ({
  type: 'message',
  id: 'a1',
  channelId: 'msteams',
  serviceUrl: serviceUrl(),
  from: { id: 'user-1', name: 'Li' },
  recipient: { id: 'bot-1' },
  conversation: { id: 'conv-1' },
  text: '报三千',
  ...extra,
});

let turns: InboundMessage[] = [];
let failure: Error | undefined;
beforeAll(async () => {
  const turnTaker = {
    takeTurn: async (message: InboundMessage) => {
      if (failure) throw failure;
      turns.push(message);
      return {
        conversationId: message.conversationId,
        duplicate: false,
        replies: [],
        entries: [],
        owner: 'bot' as const,
      };
    },
  };
  server = await startServer({
    before: http => {
      mountBotFramework(http.server, {
        appId: APP_ID,
        type: 'MultiTenant',
        adapter: trustingAdapter(),
        turnTaker: { ...turnTaker } as never,
        clock: systemClock,
        log: silentLog,
        deliverTo: target => void targets.push(target),
      });
    },
  });
});
beforeEach(() => {
  turns = [];
  received = [];
  failure = undefined;
  connectorStatus = 200;
});

const post = (body: unknown) => call(`${server.url}/api/messages`, { body });

test('a message becomes a turn, with where to answer', async () => {
  expect((await post(activity())).status).toBe(200);
  expect(turns).toEqual([
    expect.objectContaining({
      channel: 'bot-framework',
      account: APP_ID,
      conversationKey: 'msteams/conv-1',
      conversationId: expect.stringMatching(/^[\w-]{22}$/),
      merchant: { id: 'user-1', name: 'Li' },
      messageId: 'msteams/conv-1/a1',
      content: { kind: 'text', text: '报三千' },
      address: expect.objectContaining({
        serviceUrl: serviceUrl(),
        conversation: expect.objectContaining({ id: 'conv-1' }),
      }),
    }),
  ]);
  expect(targets).toEqual(['bot-framework']);
});

test('taps, pictures and events are turns of their kind, the rest is none', () => {
  const contentOf = (extra: object) => toInboundMessage(parseBotActivity(activity(extra)), APP_ID, new Date())?.content;
  expect(contentOf({ value: 'fixed' })).toEqual({ kind: 'choice', choiceId: 'fixed', text: '报三千' });
  expect(contentOf({ text: '', attachments: [{ contentType: 'image/png', name: 'a.png' }] })).toEqual({
    kind: 'media',
    mediaType: 'image/png',
    name: 'a.png',
  });
  expect(contentOf({ type: 'event', name: 'join' })).toEqual({ kind: 'event', name: 'join' });
  for (const type of ['typing', 'conversationUpdate', 'invoke', 'handoff.status'])
    expect(contentOf({ type })).toBeUndefined();
});

test.each([
  ['a missing type', { type: undefined }],
  ['no conversation', { conversation: undefined }],
  ['a sender that is a text', { from: 'me' }],
  ['a service URL that is a file', { serviceUrl: 'file:///etc/passwd' }],
])('%s answers 400', async (_name, extra) => {
  expectError(await post(activity(extra)), 400, 'bad-activity');
  expect(turns).toEqual([]);
});

test('a turn that fails is not acknowledged', async () => {
  failure = new Error('disk full');
  expectError(await post(activity()), 500, 'internal');
});

test.each(['', 'Bearer abc', 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.', 'Basic x'])(
  'without a token of Azure (%j) nobody gets in',
  async authorization => {
    const own = await startServer({
      before: http =>
        mountBotFramework(http.server, {
          appId: APP_ID,
          password: 'secret',
          type: 'MultiTenant',
          turnTaker: { takeTurn: () => Promise.reject(new Error('nobody is to come here')) } as never,
          clock: systemClock,
          log: silentLog,
          deliverTo: () => {},
        }),
    });
    expectError(
      await call(`${own.url}/api/messages`, { body: activity(), headers: { authorization } }),
      401,
      'unauthorized',
    );
    await own.close();
  },
);

test('an empty app id, with which the SDK would let everybody in, is refused', () => {
  expect(() => createBotFrameworkAdapter({ appId: '', type: 'MultiTenant' })).toThrow(RangeError);
});

describe('a delivery', () => {
  const entry: TranscriptEntry = {
    conversationId: 'c',
    seq: 2,
    at: '2026-11-23T00:00:00.000Z',
    from: 'bot',
    messageId: 'c|0000002',
    kind: 'text',
    text: '先试这个',
    reply: { key: 'k', choices: [{ id: 'fixed', label: '好了' }], step: { kind: 'try', id: 'restart' } },
  };
  const delivery = (): Delivery => ({
    id: 'd1',
    conversationId: 'c',
    target: 'bot-framework',
    idempotencyKey: entry.messageId,
    partsSent: 0,
    attempts: 0,
    payload: writeDeliveryPayload({
      kind: 'entry',
      channel: 'bot-framework',
      account: APP_ID,
      conversationKey: 'msteams/conv-1',
      merchantId: 'user-1',
      address: toInboundMessage(parseBotActivity(activity()), APP_ID, new Date())?.address ?? {},
      entry,
    }),
  });
  const deliver = () => createBotFrameworkDeliver(trustingAdapter(), APP_ID)(delivery());

  test('is posted to the conversation with its choices', async () => {
    await deliver();
    expect(received).toEqual([
      {
        url: expect.stringContaining('/v3/conversations/conv-1/activities'),
        body: expect.objectContaining({
          text: '先试这个',
          recipient: expect.objectContaining({ id: 'user-1' }),
          suggestedActions: expect.objectContaining({
            actions: [expect.objectContaining({ title: '好了', value: '好了' })],
          }),
        }),
      },
    ]);
  });

  test('that is refused is final', async () => {
    connectorStatus = 403;
    await expect(deliver()).rejects.toMatchObject({ code: 'delivery-failed', retryable: false });
  });

  test('without a conversation reference is final too', async () => {
    const { address: _address, ...payload } = delivery().payload;
    const send = createBotFrameworkDeliver(trustingAdapter(), APP_ID);
    await expect(send({ ...delivery(), payload })).rejects.toMatchObject({ retryable: false });
  });
});
