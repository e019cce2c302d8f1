import { connect } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import WebSocket from 'ws';
import { NotFoundError, OwnershipError, RequestError } from '../../../src/errors';
import { call, expectError, SECRET, startServer, type TestServer } from '../start-server';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({
    http: { trustedProxies: ['127.0.0.1', '10.0.0.0/8'], headersTimeoutMs: 400, requestTimeoutMs: 800 },
    before: ({ server: routes, address }) => {
      const failures: Record<string, unknown> = {
        unknown: new TypeError('the password of the database is hunter2'),
        request: new RequestError(422, 'odd', 'Odd request'),
        missing: new NotFoundError('incident', 'i1'),
        owned: new OwnershipError('i1', 'Wang'),
        text: 'a thrown text',
      };
      routes.get('/fail/:kind', async req => {
        throw failures[String(req.params.kind)];
      });
      routes.get('/who', async (req, res) => res.json(200, { ip: address.ip(req), secure: address.isSecure(req) }));
      routes.post('/echo', async (req, res) => res.json(200, { body: req.body ?? null, polluted: 'x' in {} }));
      routes.get('/slow', async (_req, res) => {
        await new Promise(resolve => setTimeout(resolve, 300));
        res.json(200, {});
      });
    },
  });
});
afterAll(() => server.close());

const post = (
  path: string,
  body: NonNullable<RequestInit['body']>,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) =>
  fetch(server.url + path, { method: 'POST', body, headers, duplex: 'half' }).then(async response => ({
    status: response.status,
    body: (await response.json()) as any,
    headers: response.headers,
  }));

/** Sends bytes as they are and resolves with all that comes back. */
const raw = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', data => (answer += String(data)));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

describe('every failure has the one form', () => {
  test.each([
    ['/nowhere', 404, 'not-found'],
    ['/fail/request', 422, 'odd'],
    ['/fail/missing', 404, 'not-found'],
    ['/fail/unknown', 500, 'internal'],
    ['/fail/text', 500, 'internal'],
    ['/v3/directline/conversations/%E0%A4%A', 400, 'bad-target'],
    ['/%', 400, 'bad-target'],
  ])('GET %s answers %i %s', async (path, status, code) => {
    const answer = await call(server.url + path);
    expectError(answer, status, code);
    expect(JSON.stringify(answer.body)).not.toContain('hunter2');
  });

  test('an incident of another agent answers 409 with its owner', async () => {
    expect((await call(`${server.url}/fail/owned`)).body.error).toMatchObject({ code: 'not-yours', owner: 'Wang' });
  });

  test('an unknown failure is logged with its stack and without the query', async () => {
    await call(`${server.url}/fail/unknown?t=stream-token`);
    const record = server.logged.find(line => line.includes('hunter2'));
    expect(JSON.parse(record ?? '{}')).toMatchObject({
      level: 'error',
      path: '/fail/unknown',
      err: { type: 'TypeError' },
    });
    expect(server.logged.join('')).not.toContain('stream-token');
  });

  test('a method that an address does not take answers 405', async () => {
    expectError(await call(`${server.url}/who`, { method: 'DELETE' }), 405, 'method-not-allowed');
    expectError(await call(`${server.url}/who`, { method: 'OPTIONS' }), 405);
  });

  test('what is not HTTP, a broken Host and over-long headers answer in JSON', async () => {
    expect(await raw('nonsense\r\n\r\n')).toMatch(/^HTTP\/1.1 400[^]*"code":"bad-request"/);
    expect(await raw('GET /who HTTP/1.1\r\nHost: a b#c\r\nConnection: close\r\n\r\n')).toMatch(/400[^]*"bad-target"/);
    expect(await raw(`GET /who HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /431[^]*"headers-too-large"/,
    );
    expect(await raw('GET //who HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).toMatch(/404[^]*"not-found"/);
  });

  test('an upgrade of an address without sockets answers 404', async () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/who`);
    const status = await new Promise(resolve => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.on('error', () => {});
    });
    expect(status).toBe(404);
  });
});

describe('bodies', () => {
  test('JSON is parsed, with a byte order mark too, and none is undefined', async () => {
    expect((await post('/echo', '{"a":["\\"}]"]}')).body.body).toEqual({ a: ['"}]'] });
    expect((await post('/echo', '\ufeff{"a":1}')).body.body).toEqual({ a: 1 });
    expect((await post('/echo', '')).body.body).toBeNull();
  });

  test.each([
    ['broken', '{"a":'],
    ['binary', Buffer.from([0xff, 0xfe, 0x00, 0x80])],
    ['text', 'text'],
  ])('%s JSON answers 400', async (_name, body) => expectError(await post('/echo', body), 400, 'json-invalid'));

  test('JSON of 100,000 levels answers 400 within 50 ms of blocking', async () => {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    expectError(await post('/echo', '['.repeat(100_000) + ']'.repeat(100_000)), 400, 'json-too-deep');
    expectError(await post('/echo', '{"a":'.repeat(40_000)), 400, 'json-too-deep');
    delay.disable();
    expect(delay.max / 1e6).toBeLessThan(50);
  });

  test('__proto__ in JSON changes no prototype', async () => {
    expect((await post('/echo', '{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}')).body.polluted).toBe(
      false,
    );
  });

  test.each([
    '/echo',
    '/v3/directline/conversations',
    '/v3/directline/conversations/a/upload',
    '/desk/api/session',
    '/web/session',
    '/nowhere',
  ])('11 MB to %s answers 413, announced or sent, and ends the connection', async path => {
    const head = `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 11534336\r\n\r\n`;
    // Answered although not a byte of the body came: nothing waits for it.
    expect(await raw(head)).toMatch(/^HTTP\/1.1 413[^]*Connection: close[^]*"too-large"/);
    expectError(await post(path, Buffer.alloc(11 * 1024 * 1024, 'a')), 413, 'too-large');
  });

  test('a body that grows over the limit without saying so answers 413', async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: controller => controller.enqueue(Buffer.alloc(64 * 1024, 'a')),
    });
    expectError(await post('/echo', endless), 413, 'too-large');
  });

  test('a compressed body answers 415', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    expectError(await post('/echo', Buffer.from('1f8b', 'hex'), headers), 415, 'compressed');
  });

  test('headers and bodies that never end are cut off, and others are served meanwhile', async () => {
    const halfHead = raw('GET /who HTTP/1.1\r\nHost: a\r\nX-');
    const halfBody = raw(
      'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{',
    );
    expect((await call(`${server.url}/who`)).status).toBe(200);
    expect(await halfHead).toMatch(/408[^]*"timeout"/);
    await halfBody;
  });
});

describe('headers', () => {
  test('answers say what browsers may do with them', async () => {
    const { headers } = await call(`${server.url}/nowhere`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
    expect(headers.get('server')).toBeNull();
  });

  test('the client address is the rightmost hop that is not our proxy', async () => {
    const who = async (forwarded: string) =>
      (await call(`${server.url}/who`, { headers: { 'x-forwarded-for': forwarded, 'x-forwarded-proto': 'https' } }))
        .body;
    expect(await who('6.6.6.6, 1.2.3.4, 10.0.0.7')).toEqual({ ip: '1.2.3.4', secure: true });
    expect(await who('evil, 10.0.0.7')).toEqual({ ip: '127.0.0.1', secure: true });
  });

  test('without trusted proxies forwarded headers are not believed', async () => {
    const other = await startServer({
      before: ({ server: routes, address }) =>
        routes.get('/who', async (req, res) => res.json(200, { ip: address.ip(req), secure: address.isSecure(req) })),
    });
    const { body } = await call(`${other.url}/who`, {
      headers: { 'x-forwarded-for': '1.2.3.4', 'x-forwarded-proto': 'https' },
    });
    expect(body).toEqual({ ip: '127.0.0.1', secure: false });
    await other.close();
  });

  test('a preflight is answered for our own pages and not for others', async () => {
    const preflight = (origin: string) =>
      call(`${server.url}/v3/directline/conversations`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    const own = await preflight(server.url);
    expect(own.status).toBe(204);
    expect(own.headers.get('access-control-allow-origin')).toBe(server.url);
    expect(own.headers.get('access-control-allow-headers')).toBe(
      'authorization, content-type, x-ms-bot-agent, x-requested-with',
    );
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  });
});

test('closing lets a running request end, refuses new ones and ends sockets and event streams', async () => {
  const other = await startServer({
    before: ({ server: routes }) =>
      routes.get('/slow', async (_req, res) => {
        await new Promise(resolve => setTimeout(resolve, 200));
        res.json(200, { done: true });
      }),
  });
  const { body } = await call(`${other.url}/v3/directline/conversations`, { body: {}, token: SECRET });
  const socket = new WebSocket(body.streamUrl);
  await new Promise(resolve => socket.once('open', resolve));
  const closed = new Promise(resolve => socket.once('close', resolve));
  const running = call(`${other.url}/slow`);
  await new Promise(resolve => setTimeout(resolve, 50));
  const started = Date.now();
  await other.close();
  expect((await running).body).toEqual({ done: true });
  expect(await closed).toBe(1001);
  expect(Date.now() - started).toBeLessThan(2000);
  await expect(call(`${other.url}/slow`)).rejects.toThrow();
});
