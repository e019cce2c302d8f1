import jwt from 'jsonwebtoken';
import WebSocket from 'ws';
import { call, SECRET, startServer, type TestServer } from '../start-server';

let server: TestServer;
/** With the heartbeat of 25 s, which no test waits for. */
let patient: TestServer;
beforeAll(async () => {
  server = await startServer({ directLine: { heartbeatMs: 1000 } });
  patient = await startServer();
});
afterAll(() => Promise.all([server.close(), patient.close()]));

const start = async (url = server.url) => {
  const { body } = await call(`${url}/v3/directline/conversations`, { body: {}, token: SECRET });
  const activities = `${url}/v3/directline/conversations/${body.conversationId}/activities`;
  const say = (text: string, clientActivityID?: string) =>
    call(activities, { token: body.token, body: { type: 'message', text, channelData: { clientActivityID } } });
  return { ...body, say } as { conversationId: string; token: string; streamUrl: string; say: typeof say };
};

/** A socket with all frames it got, in order. */
const open = (url: string, headers: Record<string, string> = {}) => {
  const socket = new WebSocket(url, { headers });
  const frames: { activities: any[]; watermark?: string }[] = [];
  socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString())));
  const refused = new Promise<number>(resolve => {
    socket.on('unexpected-response', (request, response) => {
      resolve(response.statusCode ?? 0);
      request.destroy();
    });
    socket.on('error', () => {});
  });
  const texts = () => frames.flatMap(({ activities }) => activities.map(({ text }) => text));
  const closed = new Promise<number>(resolve => socket.on('close', resolve));
  return { socket, frames, texts, refused, closed, opened: new Promise(resolve => socket.on('open', resolve)) };
};

const until = async (isSo: () => boolean): Promise<void> => {
  for (let waited = 0; waited < 5000 && !isSo(); waited += 10) await new Promise(resolve => setTimeout(resolve, 10));
  expect(isSo()).toBe(true);
};
const statusOf = async (url: string, headers?: Record<string, string>) => open(url, headers).refused;

test('the merchant’s own message comes first, then the answer, each with its watermark', async () => {
  const { streamUrl, say } = await start();
  const stream = open(streamUrl);
  await stream.opened;
  const { body } = await say('one');
  await until(() => stream.texts().length === 2);
  expect(stream.frames.flatMap(({ activities }) => activities)[0].id).toBe(body.id);
  expect(stream.texts()).toEqual(['one', 'you said one']);
  expect(stream.frames.at(-1)?.watermark).toBe('2');
  stream.socket.close();
});

test('all tabs of a conversation get everything, and no other conversation does', async () => {
  const [mine, other] = [await start(), await start()];
  const [one, two, stranger] = [open(mine.streamUrl), open(mine.streamUrl), open(other.streamUrl)];
  await Promise.all([one.opened, two.opened, stranger.opened]);
  await Promise.all(['a', 'b', 'c', 'd'].map(text => mine.say(text)));
  await until(() => one.texts().length === 8 && two.texts().length === 8);
  expect(one.texts()).toEqual(two.texts());
  expect(stranger.frames).toEqual([]);
  for (const { socket } of [one, two, stranger]) socket.close();
});

test('a stream replays from its watermark, once each', async () => {
  const { streamUrl, say, conversationId, token } = await start();
  for (const text of ['a', 'b', 'c']) await say(text);
  const all = open(streamUrl);
  await until(() => all.texts().length === 6);
  const url = `${server.url}/v3/directline/conversations/${conversationId}`;
  const resumed = open((await call(`${url}?watermark=4`, { token })).body.streamUrl);
  await until(() => resumed.texts().length === 2);
  expect(resumed.texts()).toEqual(['c', 'you said c']);
  const fromStart = open((await call(`${url}?watermark=`, { token })).body.streamUrl);
  await until(() => fromStart.texts().length === 6);
  for (const { socket } of [all, resumed, fromStart]) socket.close();
});

test('more than one page of history arrives whole and in order, without waiting for a heartbeat', async () => {
  const { streamUrl, say } = await start(patient.url);
  for (let count = 0; count < 110; count++) await say(`m${count}`);
  const stream = open(streamUrl);
  await until(() => stream.texts().length === 220);
  expect(stream.texts().filter(text => text.startsWith('m'))).toEqual(
    Array.from({ length: 110 }, (_, count) => `m${count}`),
  );
  stream.socket.close();
});

test('typing is a frame that moves no watermark and is in no history', async () => {
  const { streamUrl, conversationId, token } = await start();
  const stream = open(streamUrl);
  await stream.opened;
  server.wake.notify({ kind: 'typing', conversationId, from: 'bot' });
  await until(() => stream.frames.length === 1);
  expect(stream.frames[0]).toEqual({
    activities: [expect.objectContaining({ type: 'typing', from: { id: 'poscare', role: 'bot' } })],
  });
  const history = await call(`${server.url}/v3/directline/conversations/${conversationId}/activities`, { token });
  expect(history.body.activities).toEqual([]);
  stream.socket.close();
});

test('an answer whose wake-up was lost arrives with the next heartbeat', async () => {
  const quiet = await startServer({
    directLine: { heartbeatMs: 200, wake: { notify: () => {}, subscribe: () => () => {}, close: async () => {} } },
  });
  const { body } = await call(`${quiet.url}/v3/directline/conversations`, { body: {}, token: SECRET });
  const stream = open(body.streamUrl);
  await stream.opened;
  await call(`${quiet.url}/v3/directline/conversations/${body.conversationId}/activities`, {
    token: body.token,
    body: { type: 'message', text: 'hi' },
  });
  await until(() => stream.texts().length === 2);
  stream.socket.close();
  await quiet.close();
});

describe('the handshake is refused', () => {
  test('with 403 for a page of another site, and not for our own', async () => {
    const { streamUrl } = await start();
    expect(await statusOf(streamUrl, { origin: 'https://evil.example' })).toBe(403);
    expect(await statusOf(streamUrl, { origin: 'null' })).toBe(403);
    const own = open(streamUrl, { origin: server.url });
    await own.opened;
    own.socket.close();
  });

  test('without, with another conversation’s, with a forged, a plain and an expired token', async () => {
    const [one, other] = [await start(), await start()];
    const urlOf = (token: string) => `${one.streamUrl.split('?')[0]}?t=${token}`;
    expect(await statusOf(one.streamUrl.split('?')[0] ?? '')).toBe(401);
    expect(await statusOf(urlOf(new URL(other.streamUrl).searchParams.get('t') ?? ''))).toBe(403);
    expect(
      await statusOf(urlOf(jwt.sign({ conv: one.conversationId, user: 'x', aud: 'direct-line-stream' }, 'x'))),
    ).toBe(403);
    expect(await statusOf(urlOf(one.token))).toBe(403);
    server.clock.advance(61_000);
    expect(await statusOf(one.streamUrl)).toBe(403);
  });

  test('with 503 where too many streams are open, until some close', async () => {
    const full = await startServer({ directLine: { maxSockets: 2 } });
    const { body } = await call(`${full.url}/v3/directline/conversations`, { body: {}, token: SECRET });
    const [one, two] = [open(body.streamUrl), open(body.streamUrl)];
    await Promise.all([one.opened, two.opened]);
    expect(await statusOf(body.streamUrl)).toBe(503);
    one.socket.close();
    await one.closed;
    const three = open(body.streamUrl);
    await three.opened;
    await full.close();
  });
});

describe('a socket is ended', () => {
  test('by a frame of 1 MB', async () => {
    const stream = open((await start()).streamUrl);
    await stream.opened;
    stream.socket.send(Buffer.alloc(1024 * 1024));
    expect(await stream.closed).toBe(1009);
  });

  test('by a flood of frames, while keep-alives are fine', async () => {
    const [calm, flood] = [open((await start()).streamUrl), open((await start()).streamUrl)];
    await Promise.all([calm.opened, flood.opened]);
    calm.socket.send('');
    for (let count = 0; count < 10_000 && flood.socket.readyState === WebSocket.OPEN; count++) flood.socket.send('x');
    expect(await flood.closed).toBe(1006);
    expect(calm.socket.readyState).toBe(WebSocket.OPEN);
    calm.socket.close();
  });

  test('when its peer does not read, before its backlog fills our memory', async () => {
    const stream = open((await start()).streamUrl);
    await stream.opened;
    const { conversationId } = await start();
    const slow = open(
      (await call(`${server.url}/v3/directline/conversations/${conversationId}`, { token: SECRET })).body.streamUrl,
    );
    await slow.opened;
    slow.socket.pause();
    const before = server.hub.count();
    for (let round = 0; round < 200 && server.hub.count() === before; round++) {
      for (let count = 0; count < 1000; count++) server.wake.notify({ kind: 'typing', conversationId, from: 'bot' });
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    expect(server.hub.count()).toBe(before - 1);
    expect(stream.socket.readyState).toBe(WebSocket.OPEN);
    stream.socket.close();
    slow.socket.terminate();
  });

  test('when its peer answers no ping', async () => {
    const { streamUrl } = await start();
    const dead = new WebSocket(streamUrl, { autoPong: false });
    expect(await new Promise(resolve => dead.on('close', resolve))).toBe(1006);
  });

  test('when the conversation has more than 16: the oldest', async () => {
    const { streamUrl } = await start();
    const first = open(streamUrl);
    await first.opened;
    const others = Array.from({ length: 16 }, () => open(streamUrl));
    await Promise.all(others.map(({ opened }) => opened));
    expect(await first.closed).toBe(1008);
    for (const { socket } of others) socket.close();
  });
});
