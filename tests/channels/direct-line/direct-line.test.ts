import jwt from 'jsonwebtoken';
import type { Store } from '../../../src/store/store';
import { aPhoto, GPS_MARK } from '../../support/photos';
import { call, expectError, SECRET, startServer, type TestServer } from '../start-server';

let server: TestServer;
let base: string;
let failReads = false;
beforeAll(async () => {
  server = await startServer({ messagesPerMinute: 1000, wrapStore: withFailingReads });
  base = `${server.url}/v3/directline`;
});
afterAll(() => server.close());

/** The database's own errors, on demand: nothing else can bring them about from outside. */
const withFailingReads = (store: Store): Store => ({
  ...store,
  conversations: {
    ...store.conversations,
    transcript: (id, options) => {
      if (failReads) throw new Error('database is locked');
      return store.conversations.transcript(id, options);
    },
  },
});

interface Started {
  readonly token: string;
  readonly id: string;
  readonly activities: string;
}
const start = async (user: object = {}): Promise<Started> => {
  const { body } = await call(`${base}/tokens/generate`, { body: { user }, token: SECRET });
  const answer = await call(`${base}/conversations`, { body: {}, token: body.token });
  expect(answer.status).toBe(201);
  const { conversationId: id, token } = answer.body;
  return { id, token, activities: `${base}/conversations/${id}/activities` };
};
const say = ({ activities, token }: Started, text: string, extra: object = {}) =>
  call(activities, { token, body: { type: 'message', from: { id: 'anybody' }, text, ...extra } });
const read = async ({ activities, token }: Started, watermark = '') =>
  (await call(`${activities}?watermark=${watermark}`, { token })).body as { activities: any[]; watermark: string };

describe('tokens', () => {
  test('only the secret makes one', async () => {
    expectError(await call(`${base}/tokens/generate`, { body: {} }), 401, 'Unauthorized');
    expectError(await call(`${base}/tokens/generate`, { body: {}, headers: { authorization: 'Basic x' } }), 401);
    expectError(await call(`${base}/tokens/generate`, { body: {}, token: `${SECRET}x` }), 403);
    const { token } = await start();
    expectError(await call(`${base}/tokens/generate`, { body: {}, token }), 403);
  });

  test('names its user and conversation, and lives for 30 minutes', async () => {
    const { status, body } = await call(`${base}/tokens/generate`, {
      body: { user: { id: 'dl_7', name: 'Li' } },
      token: SECRET,
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      conversationId: expect.stringMatching(/^[\w-]{22}$/),
      token: expect.any(String),
      expires_in: 1800,
    });
    expect(jwt.decode(body.token)).toMatchObject({ conv: body.conversationId, user: 'dl_7', name: 'Li' });
    expectError(
      await call(`${base}/tokens/generate`, { body: { user: { id: 'u7' } }, token: SECRET }),
      400,
      'BadArgument',
    );
  });

  test('is refreshed into one for the same conversation', async () => {
    const started = await start();
    const { status, body } = await call(`${base}/tokens/refresh`, { method: 'POST', token: started.token });
    expect([status, body.conversationId]).toEqual([200, started.id]);
    expect((await call(started.activities, { token: body.token })).status).toBe(200);
  });

  test('of one conversation opens no other', async () => {
    const [one, other] = [await start(), await start()];
    expectError(await call(other.activities, { token: one.token }), 403, 'WrongConversation');
    expectError(await call(other.activities, { token: one.token, body: { type: 'message', text: 'x' } }), 403);
    expectError(await call(`${base}/conversations/${other.id}`, { token: one.token }), 403);
    expect((await read(other)).activities).toEqual([]);
  });

  test.each([
    ['unsigned', (claims: object) => jwt.sign(claims, '', { algorithm: 'none' })],
    ['signed by a stranger', (claims: object) => jwt.sign(claims, 'stranger')],
    ['no token at all', () => 'abc'],
  ])('%s is refused', async (_name, forge) => {
    const { id } = await start();
    const token = forge({ conv: id, user: 'dl_1', aud: 'direct-line', exp: 4e9 });
    expectError(await call(`${base}/conversations/${id}/activities`, { token }), 403, 'BadToken');
  });

  test('of a stream opens no API, and one that has expired neither that nor a new one', async () => {
    const own = await startServer();
    const { body } = await call(`${own.url}/v3/directline/conversations`, { body: {}, token: SECRET });
    const activities = `${own.url}/v3/directline/conversations/${body.conversationId}/activities`;
    const streamToken = new URL(body.streamUrl).searchParams.get('t') ?? '';
    expectError(await call(activities, { token: streamToken }), 403, 'BadToken');
    own.clock.advance(1801_000);
    expectError(await call(activities, { token: body.token }), 403, 'TokenExpired');
    expectError(
      await call(`${own.url}/v3/directline/tokens/refresh`, { method: 'POST', token: body.token }),
      403,
      'TokenExpired',
    );
    await own.close();
  });
});

describe('a conversation', () => {
  test('starts once per token, with an absolute stream URL each time', async () => {
    const { body } = await call(`${base}/tokens/generate`, { body: {}, token: SECRET });
    const first = await call(`${base}/conversations`, { body: {}, token: body.token });
    const second = await call(`${base}/conversations`, { body: {}, token: body.token });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body.conversationId).toBe(first.body.conversationId);
    expect(second.body.streamUrl).toMatch(
      /^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\/[\w-]+\/stream\?t=/,
    );
  });

  test('that nobody started is unknown, also to the secret', async () => {
    const { body } = await call(`${base}/tokens/generate`, { body: {}, token: SECRET });
    expectError(await call(`${base}/conversations/${body.conversationId}`, { token: body.token }), 404);
    expectError(await call(`${base}/conversations/' OR 1=1 --/activities`, { token: SECRET }), 404);
    expectError(await call(`${base}/conversations/${'a'.repeat(5000)}/activities`, { token: SECRET }), 404);
  });

  test('of another channel cannot be reached', async () => {
    const conversationId = 'a-wechat-conversation';
    await server.store.conversations.ensure(
      { channel: 'wechat', account: 'default', conversationId, conversationKey: 'k', merchant: { id: 'm' } },
      new Date(),
    );
    expectError(await call(`${base}/conversations/${conversationId}/activities`, { token: SECRET }), 404);
  });

  test('goes on after a reconnect from the watermark', async () => {
    const started = await start();
    await say(started, 'one');
    const { status, body } = await call(`${base}/conversations/${started.id}?watermark=1`, { token: started.token });
    expect([status, body.conversationId]).toEqual([200, started.id]);
    expect(new URL(body.streamUrl).searchParams.get('watermark')).toBe('1');
    expect((await call(`${started.activities}?watermark=1`, { token: body.token })).status).toBe(200);
  });
});

describe('a message', () => {
  test('comes back with its id, its own channelData and the user of the token, before the answer', async () => {
    const started = await start({ id: 'dl_42', name: 'Li' });
    const channelData = { clientActivityID: 'c1', nested: { list: [1, null, '三'] } };
    const posted = await say(started, '报三千', {
      channelData,
      id: 'mine',
      timestamp: '1999-01-01',
      conversation: { id: 'x' },
    });
    expect(posted.status).toBe(200);
    const { activities, watermark } = await read(started);
    expect(watermark).toBe('2');
    expect(activities[0]).toMatchObject({
      type: 'message',
      id: posted.body.id,
      from: { id: 'dl_42', name: 'Li', role: 'user' },
      conversation: { id: started.id },
      text: '报三千',
      channelData,
    });
    expect(activities[0].timestamp).not.toContain('1999');
    expect(activities[1]).toMatchObject({
      id: `${started.id}|0000002`,
      from: { id: 'poscare', role: 'bot' },
      text: 'you said 报三千',
      textFormat: 'plain',
      suggestedActions: {
        to: ['dl_42'],
        actions: [{ type: 'imBack', title: 'It works', value: 'It works' }, expect.anything()],
      },
      channelData: {
        speaker: 'bot',
        choices: [
          { id: 'fixed', label: 'It works' },
          { id: 'not-fixed', label: 'Still broken' },
        ],
        step: { kind: 'try', id: 'restart' },
      },
    });
    expect(activities[1]).not.toHaveProperty('replyToId');
  });

  test('sent again under its clientActivityID is the same message; another conversation’s is not', async () => {
    const [one, other] = [await start(), await start()];
    const channelData = { clientActivityID: 'same' };
    const answers = await Promise.all([1, 2, 3].map(() => say(one, 'once', { channelData })));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await read(one)).activities).toHaveLength(2);
    expect((await say(other, 'once', { channelData })).body.id).not.toBe(answers[0]?.body.id);
    expect((await read(other)).activities).toHaveLength(2);
  });

  test('that overtakes another is kept too, in the order of arrival', async () => {
    const started = await start();
    await say(started, 'second', { channelData: { clientActivityID: '2' } });
    await say(started, 'first', { channelData: { clientActivityID: '1' } });
    await say(started, 'second', { channelData: { clientActivityID: '2' } });
    const own = (await read(started)).activities.filter(({ from }) => from.role === 'user');
    expect(own.map(({ text }) => text)).toEqual(['second', 'first']);
  });

  test('is read from any watermark on, and an unknown one reads all', async () => {
    const started = await start();
    for (const text of ['a', 'b', 'c']) await say(started, text);
    const all = await read(started);
    expect(all.activities).toHaveLength(6);
    for (const after of [0, 1, 5])
      expect((await read(started, String(after))).activities).toEqual(all.activities.slice(after));
    expect(await read(started, '6')).toEqual({ activities: [], watermark: '6' });
    for (const odd of ['-1', 'null', '1e9', "1' OR '1'='1"])
      expect((await read(started, encodeURIComponent(odd))).activities).toHaveLength(6);
  });

  test('of 20,000 characters is taken', async () => {
    const started = await start();
    expect((await say(started, '三'.repeat(20_000))).status).toBe(200);
    expect((await read(started)).activities[0].text).toContain('三三三');
  });

  test.each([
    ['without a type', { text: 'x' }, 'MissingProperty'],
    ['without content', { type: 'message', text: ' ' }, 'MissingProperty'],
    ['that is a list', [1], 'MissingProperty'],
    ['whose text is an operator', { type: 'message', text: { $gt: '' } }, 'BadArgument'],
    ['with channelData over 8 kB', { type: 'message', text: 'x', channelData: { a: 'a'.repeat(8200) } }, 'BadArgument'],
    ['with channelData that is a list', { type: 'message', text: 'x', channelData: [] }, 'BadArgument'],
    ['that is an event without a name', { type: 'event' }, 'MissingProperty'],
  ])('%s answers 400', async (_name, body, code) => {
    const { activities, token } = await start();
    expectError(await call(activities, { token, body }), 400, code);
  });

  test('that is a tap carries the choice, by channelData or by value', async () => {
    const heard: unknown[] = [];
    const own = await startServer({
      bot: {
        takeTurn: async ({ message, conversation }) => {
          heard.push(message.content);
          return { replies: [], state: conversation.state, owner: 'bot', incidents: [], events: [] };
        },
      },
    });
    const { body } = await call(`${own.url}/v3/directline/conversations`, { body: {}, token: SECRET });
    const post = (activity: object) =>
      call(`${own.url}/v3/directline/conversations/${body.conversationId}/activities`, {
        token: body.token,
        body: activity,
      });
    await post({ type: 'message', text: 'It works', channelData: { choiceId: 'fixed' } });
    await post({ type: 'message', value: 'fixed' });
    await post({ type: 'message', text: 'It works', value: 'It works' });
    await post({ type: 'event', name: 'webchat/join', value: { language: 'zh' } });
    await post({
      type: 'message',
      attachments: [{ contentType: 'image/png', contentUrl: 'http://169.254.169.254/', name: 'a.png' }],
    });
    for (const type of ['typing', 'conversationUpdate', 'invoke', 'handoff.initiate'])
      expect((await post({ type })).status).toBe(200);
    expect(heard).toEqual([
      { kind: 'choice', choiceId: 'fixed', text: 'It works' },
      { kind: 'choice', choiceId: 'fixed', text: '' },
      { kind: 'choice', choiceId: 'It works', text: 'It works' },
      { kind: 'event', name: 'webchat/join' },
      { kind: 'media', mediaType: 'image/png', name: 'a.png' },
    ]);
    await own.close();
  });

  test('with a card number is stored and echoed without it', async () => {
    const started = await start();
    await say(started, '卡号 6222020200112233440');
    expect(JSON.stringify((await read(started)).activities)).not.toContain('6222020200112233440');
    expect(server.logged.join('')).not.toContain('2233440');
  });

  test('that cannot be handled answers 502, and the next reads are unharmed', async () => {
    const started = await start();
    const own = await startServer({
      directLine: { turnTaker: { ...server.turnTaker, takeTurn: () => Promise.reject(new Error('disk full')) } },
    });
    const { body } = await call(`${own.url}/v3/directline/conversations`, { body: {}, token: SECRET });
    const url = `${own.url}/v3/directline/conversations/${body.conversationId}/activities`;
    expectError(await call(url, { token: body.token, body: { type: 'message', text: 'x' } }), 502, 'BotError');
    expect((await call(url, { token: body.token })).body).toEqual({ activities: [], watermark: '0' });
    await own.close();
    expect((await say(started, 'x')).status).toBe(200);
  });
});

test('reading never answers 5xx: while the database is away there is nothing new', async () => {
  const started = await start();
  failReads = true;
  const answer = await call(`${started.activities}?watermark=7`, { token: started.token });
  failReads = false;
  expect([answer.status, answer.body]).toEqual([200, { activities: [], watermark: '7' }]);
});

describe('an upload', () => {
  const upload = async (
    { id, token }: Started,
    body: NonNullable<RequestInit['body']>,
    headers: Record<string, string> = {},
  ) => {
    const response = await fetch(`${base}/conversations/${id}/upload?userId=somebody`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
    return { status: response.status, body: (await response.json()) as any };
  };

  test('in parts is a picture by name, under the clientActivityID of its activity', async () => {
    const started = await start();
    const channelData = { clientActivityID: 'pic' };
    const form = new FormData();
    const activity = { type: 'message', attachments: [{ contentType: 'image/png', name: 'screen.png' }], channelData };
    form.append(
      'activity',
      new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }),
      'blob',
    );
    form.append('file', new Blob([Buffer.alloc(2 * 1024 * 1024)], { type: 'image/png' }), 'screen.png');
    const { status, body } = await upload(started, form);
    expect(status).toBe(200);
    const { activities } = await read(started);
    expect(activities[0]).toMatchObject({ id: body.id, channelData, text: 'screen.png' });
    expect(activities[1].text).toBe('you said media');
  });

  test('that is a photo is kept for the agents, once, and as it was drawn anew', async () => {
    const started = await start();
    const photo = await aPhoto();
    const send = () => {
      const form = new FormData();
      const activity = {
        type: 'message',
        attachments: [{ name: 'a.exe' }],
        channelData: { clientActivityID: 'photo' },
      };
      form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
      form.append('file', new Blob([new Uint8Array(photo)], { type: 'application/x-msdownload' }), 'a.exe');
      return upload(started, form);
    };
    const [first, again] = [await send(), await send()];
    expect([first.status, again.body]).toEqual([200, first.body]);
    const lines = await server.store.conversations.transcript(started.id);
    expect(lines.flatMap(({ media }) => media ?? [])).toEqual([{ status: 'stored', id: expect.any(String) }]);
    const kept = await server.store.media.find(lines[0]?.media?.id ?? '');
    expect(kept).toMatchObject({ conversationId: started.id, contentType: 'image/jpeg', width: 640, height: 480 });
    expect(kept?.bytes.toString('latin1')).not.toContain(GPS_MARK);
  });

  test('that only says it is a photo is told to the bot, and kept nowhere', async () => {
    const started = await start();
    const page = '<!doctype html><script>alert(1)</script>';
    expect((await upload(started, page, { 'content-type': 'image/jpeg' })).status).toBe(200);
    const [line] = await server.store.conversations.transcript(started.id);
    expect([line?.kind, line?.media]).toEqual(['media', undefined]);
  });

  test('in one piece is known by its headers', async () => {
    const started = await start();
    const headers = { 'content-type': 'image/jpeg', 'content-disposition': 'attachment; filename="a<b>.jpg"' };
    expect((await upload(started, Buffer.alloc(1000), headers)).status).toBe(200);
    expect((await read(started)).activities[0].text).toBe('a<b>.jpg');
  });

  test.each([
    ['broken parts', '--x\r\nnonsense', 'multipart/form-data; boundary=x', 200],
    [
      'an activity that is no JSON',
      '--x\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n{\r\n--x--',
      'multipart/form-data; boundary=x',
      400,
    ],
    ['nothing', '', 'image/png', 200],
  ])('of %s answers %#', async (_name, body, type, status) => {
    expect((await upload(await start(), body, { 'content-type': type })).status).toBe(status);
  });

  test('needs a token for this conversation', async () => {
    const [one, other] = [await start(), await start()];
    expectError(await upload({ ...one, token: other.token }, 'x'), 403);
  });
});

test('a flood is refused with 429, and what was taken is kept; others and reads go on', async () => {
  const own = await startServer({ messagesPerMinute: 5 });
  const begin = async () => {
    const { body } = await call(`${own.url}/v3/directline/conversations`, { body: {}, token: SECRET });
    return { ...body, url: `${own.url}/v3/directline/conversations/${body.conversationId}/activities` };
  };
  const [flood, other] = [await begin(), await begin()];
  const post = ({ url, token }: any) => call(url, { token, body: { type: 'message', text: 'x' } });
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(flood)));
  const taken = answers.filter(({ status }) => status === 200);
  expect(taken).toHaveLength(6);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(14);
  const { activities } = (await call(flood.url, { token: flood.token })).body;
  const kept = activities.filter((activity: any) => activity.from.role === 'user').map((activity: any) => activity.id);
  expect(new Set(kept)).toEqual(new Set(taken.map(({ body }) => body.id)));
  await post(other);
  expect((await call(other.url, { token: other.token })).body.activities).toHaveLength(2);
  await own.close();
});

describe('a visitor session', () => {
  const open = (cookie?: string, headers: Record<string, string> = {}) =>
    call(`${server.url}/web/session`, {
      method: 'POST',
      headers: { ...(cookie !== undefined && { cookie }), ...headers },
    });
  const cookieOf = (headers: Headers): string => headers.get('set-cookie')?.split(';')[0] ?? '';

  test('is the same conversation again for the visitor who returns, and another for another', async () => {
    const first = await open();
    expect(first.body).toEqual({
      conversationId: expect.any(String),
      token: expect.any(String),
      userId: expect.stringMatching(/^dl_/),
      expiresIn: 1800,
      streamUrl: expect.stringContaining(`ws://127.0.0.1:${new URL(server.url).port}/v3/directline/`),
    });
    const started = {
      ...first.body,
      id: first.body.conversationId,
      activities: `${base}/conversations/${first.body.conversationId}/activities`,
    };
    await say(started, 'before');
    const again = await open(cookieOf(first.headers));
    expect(again.body).toMatchObject({ conversationId: first.body.conversationId, userId: first.body.userId });
    expect((await read({ ...started, token: again.body.token })).activities).toHaveLength(2);
    expect((await open()).body.conversationId).not.toBe(first.body.conversationId);
  });

  test('is held by a cookie that no script and no other site gets', async () => {
    const header = (await open()).headers.get('set-cookie');
    expect(header).toMatch(/HttpOnly/);
    expect(header).toMatch(/SameSite=Lax/);
    expect(header).toMatch(/Max-Age=15552000/);
  });

  test('of a forged cookie is a new one', async () => {
    const { headers, body } = await open();
    const [name, value = ''] = cookieOf(headers).split('=');
    const [visitor, signature = ''] = value.split('.');
    const flipped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    for (const forged of [`${visitor}.${flipped}`, `${visitor}.`, visitor, '.', '%', ''])
      expect((await open(`${name}=${forged}`)).body.conversationId).not.toBe(body.conversationId);
  });

  test('is refused to pages of other sites', async () => {
    expectError(await open(undefined, { origin: 'https://evil.example' }), 403, 'bad-origin');
    expect((await open(undefined, { origin: server.url })).status).toBe(200);
  });

  test('follows PUBLIC_URL, and is limited per address', async () => {
    const own = await startServer({ http: { publicUrl: 'https://pos.example/' } });
    const answer = await call(`${own.url}/web/session`, { method: 'POST' });
    expect(answer.body.streamUrl).toMatch(/^wss:\/\/pos\.example\/v3\/directline\//);
    expect(answer.headers.get('set-cookie')).toMatch(/Secure/);
    expect(answer.headers.get('strict-transport-security')).toBeTruthy();
    const more = await Promise.all(
      Array.from({ length: 25 }, () => call(`${own.url}/web/session`, { method: 'POST' })),
    );
    expect(more.filter(({ status }) => status === 429).length).toBe(6);
    await own.close();
  });
});
