import { createAgent } from '../../src/desk/create-agent';
import { ensureFirstAdministrator } from '../../src/desk/ensure-first-administrator';
import { AgentExistsError } from '../../src/errors';
import type { AgentRole } from '../../src/store/store';
import { call, expectError, SECRET, startServer, type TestServer } from '../channels/start-server';

let server: TestServer;
let api: string;
let clients = 0;
beforeAll(async () => {
  server = await startServer({ recheckMs: 200, http: { trustedProxies: ['127.0.0.1'] } });
  api = `${server.url}/desk/api`;
});
afterAll(() => server.close());

interface SignedIn {
  readonly name: string;
  readonly headers: Record<string, string>;
  readonly cookie: string;
}
/** A fresh address each time, so that one test's failures throttle no other. */
const signIn = async (name: string, password: string, ip = `1.2.3.${++clients}`) =>
  call(`${api}/session`, { body: { name, password }, headers: { 'x-forwarded-for': ip } });
const addAgent = async (name: string, role: AgentRole = 'agent'): Promise<SignedIn & { password: string }> => {
  const { password } = await createAgent(server.store, { name, role });
  const answer = await signIn(name, password);
  expect(answer.status).toBe(200);
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { name, password, cookie, headers: { cookie, 'x-csrf-token': answer.body.csrfToken } };
};
const get = (path: string, { headers }: SignedIn) => call(api + path, { headers });
const post = (path: string, { headers }: SignedIn, body: unknown = {}) => call(api + path, { headers, body });

/** A merchant who has asked for a person; resolves with the incident waiting. */
const callForAgent = async (firstWords = 'agent') => {
  const { body } = await call(`${server.url}/v3/directline/conversations`, { body: {}, token: SECRET });
  const url = `${server.url}/v3/directline/conversations/${body.conversationId}/activities`;
  const say = (text: string) => call(url, { token: body.token, body: { type: 'message', text } });
  const hear = async () => (await call(url, { token: body.token })).body.activities as any[];
  if (firstWords !== 'agent') await say(firstWords);
  await say('agent');
  const conversation = await server.store.conversations.find(body.conversationId);
  return { id: conversation?.incidentId ?? '', conversationId: body.conversationId as string, say, hear };
};

let wang: SignedIn & { password: string };
let li: SignedIn;
beforeAll(async () => {
  [wang, li] = [await addAgent('王芳'), await addAgent('Li')];
});

describe('accounts', () => {
  test('the first start makes one administrator, once', async () => {
    const fresh = await startServer();
    const [one, two] = await Promise.all([
      ensureFirstAdministrator(fresh.store),
      ensureFirstAdministrator(fresh.store),
    ]);
    expect([one, two].filter(Boolean)).toHaveLength(1);
    expect(one ?? two).toMatch(/^[a-zA-Z0-9]{16,}$/);
    expect(await ensureFirstAdministrator(fresh.store)).toBeUndefined();
    const answer = await call(`${fresh.url}/desk/api/session`, { body: { name: 'admin', password: one ?? two } });
    expect(answer.body).toMatchObject({ name: 'admin', role: 'admin' });
    await fresh.close();
  });

  test('passwords are kept as argon2id hashes only', async () => {
    const { passwordHash } = (await server.store.agents.findByName('王芳')) ?? {};
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(passwordHash).not.toContain(wang.password);
    expect(server.logged.join('')).not.toContain(wang.password);
  });

  test('a name is taken once, and has to be one', async () => {
    await expect(createAgent(server.store, { name: 'Li', role: 'admin' })).rejects.toThrow(AgentExistsError);
    for (const name of ['', ' ', '<b>', 'a\nb', 'a'.repeat(65)])
      await expect(createAgent(server.store, { name, role: 'agent' })).rejects.toMatchObject({ code: 'bad-name' });
  });
});

describe('signing in', () => {
  test('answers who it is, and a cookie that no script and no other site gets', async () => {
    const { body, headers } = await signIn('王芳', wang.password);
    expect(body).toEqual({ name: '王芳', role: 'agent', csrfToken: expect.stringMatching(/^[\w-]{43}$/) });
    expect(headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict|SameSite=Strict.*HttpOnly/);
    expect((await get('/session', wang)).body).toMatchObject({ name: '王芳', csrfToken: wang.headers['x-csrf-token'] });
  });

  test('fails alike for an unknown name, a wrong password and a disabled account', async () => {
    const gone = await addAgent('Gone');
    const { id } = (await server.store.agents.findByName('Gone')) ?? { id: '' };
    await server.store.agents.setDisabled(id, true);
    const answers = await Promise.all([
      signIn('nobody', 'x'),
      signIn('Li', 'x'),
      signIn('Gone', gone.password),
      signIn("' OR 1=1 --", "' OR 1=1 --"),
    ]);
    for (const answer of answers) expectError(answer, 401, 'sign-in-failed');
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expectError(await get('/session', gone), 401, 'not-signed-in');
  });

  test('takes as much work for an unknown name as for a wrong password', async () => {
    const time = async (name: string) => {
      const started = performance.now();
      for (let count = 0; count < 4; count++) await signIn(name, 'wrong');
      return performance.now() - started;
    };
    await time('Li');
    const [known, unknown] = [await time('Li'), await time('nobody')];
    // An early answer would be some 20 times faster.
    expect(unknown).toBeGreaterThan(known / 4);
  });

  test.each([
    ['nothing', {}],
    ['no password', { name: 'Li' }],
    ['operators', { name: { $gt: '' }, password: { $gt: '' } }],
    ['a list', []],
    ['a text', 'Li'],
    ['a name of 65 characters', { name: 'a'.repeat(65), password: 'x' }],
  ])('with %s answers 400', async (_name, body) => {
    expectError(await call(`${api}/session`, { body }), 400, 'bad-request');
  });

  test('is throttled by name and address together; the right password elsewhere still works', async () => {
    const tries = [];
    for (let count = 0; count < 7; count++) tries.push((await signIn('Li', 'wrong', '9.9.9.9')).status);
    expect(tries).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expectError(await signIn('LI', 'wrong', '9.9.9.9'), 429, 'too-many');
    expect((await signIn('王芳', wang.password, '9.9.9.9')).status).toBe(200);
    expect((await signIn('王芳', wang.password, '9.9.9.8')).status).toBe(200);
  });

  test('ends with the session: after signing out, and after 12 hours', async () => {
    const agent = await addAgent('Short');
    expectError(await call(`${api}/session`, { method: 'DELETE', headers: { cookie: agent.cookie } }), 403, 'csrf');
    expect((await call(`${api}/session`, { method: 'DELETE', headers: agent.headers })).status).toBe(200);
    expectError(await get('/session', agent), 401);
    const own = await startServer();
    const { password } = await createAgent(own.store, { name: 'Long', role: 'agent' });
    const answer = await call(`${own.url}/desk/api/session`, { body: { name: 'Long', password } });
    const headers = { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
    own.clock.advance(12 * 3600_000 - 60_000);
    expect((await call(`${own.url}/desk/api/session`, { headers })).status).toBe(200);
    own.clock.advance(120_000);
    expectError(await call(`${own.url}/desk/api/session`, { headers }), 401);
    await own.close();
  });

  test('by https sets a Secure cookie', async () => {
    const own = await startServer({ http: { publicUrl: 'https://pos.example' } });
    const { password } = await createAgent(own.store, { name: 'A', role: 'agent' });
    const answer = await call(`${own.url}/desk/api/session`, { body: { name: 'A', password } });
    expect(answer.headers.get('set-cookie')).toContain('Secure');
    await own.close();
  });
});

describe('a case', () => {
  test('waits in the list, is accepted, talked over and closed', async () => {
    const merchant = await callForAgent('报三千');
    const { body: list } = await get('/incidents?status=waiting', wang);
    expect(list.incidents.find(({ id }: any) => id === merchant.id)).toMatchObject({
      conversationId: merchant.conversationId,
      status: 'waiting',
      owner: 'queue',
      priority: 'normal',
      openedAt: expect.any(String),
      title: expect.any(String),
    });
    expect((await post(`/incidents/${merchant.id}/accept`, wang)).body.incident).toMatchObject({
      id: merchant.id,
      status: 'active',
    });
    expect((await post(`/incidents/${merchant.id}/messages`, wang, { text: '您好，我看一下' })).status).toBe(200);
    await merchant.say('好的');
    const { body: detail } = await get(`/incidents/${merchant.id}`, wang);
    expect(detail).toMatchObject({
      incident: { id: merchant.id, status: 'active' },
      card: 'card of agent',
      owner: 'agent',
      agentName: '王芳',
      isMine: true,
      causes: [{ id: 'network', label: 'Network' }],
      fixes: [{ id: 'new-cable', label: 'New cable' }],
    });
    expect(detail.transcript.map(({ from, text }: any) => `${from}: ${text}`)).toEqual([
      'merchant: 报三千',
      'bot: you said 报三千',
      'merchant: agent',
      'bot: an agent will come',
      'bot: note: accepted',
      'agent: 您好，我看一下',
      'merchant: 好的',
    ]);
    expect(detail.transcript[5]).toMatchObject({ seq: 6, agentName: '王芳', at: expect.any(String) });
    const heard = (await merchant.hear()).find(({ text }) => text === '您好，我看一下');
    expect(heard).toMatchObject({
      from: { name: '王芳', role: 'bot' },
      channelData: { speaker: 'agent', agentName: '王芳' },
    });
    // By id or by label; what the knowledge does not name could not be counted.
    for (const [field, body] of [
      ['cause', { cause: '网络', resolution: 'x' }],
      ['cause', { cause: '__proto__', resolution: 'x' }],
      ['fix', { fix: 'network', resolution: 'x' }],
    ] as const)
      expectError(await post(`/incidents/${merchant.id}/close`, wang, body), 400, `unknown-${field}`);
    const closed = await post(`/incidents/${merchant.id}/close`, wang, {
      cause: 'Network',
      fix: 'new-cable',
      resolution: '换了网络',
    });
    expect(closed.body.incident).toMatchObject({
      status: 'closed',
      resolution: { by: 'agent', cause: 'network', fix: 'new-cable', text: '换了网络' },
    });
    expect((await get('/incidents?status=closed', wang)).body.incidents.map(({ id }: any) => id)).toContain(
      merchant.id,
    );
  });

  test('goes to one of two agents who accept at once; the other hears who has it', async () => {
    const { id } = await callForAgent();
    const answers = await Promise.all([wang, li].map(agent => post(`/incidents/${id}/accept`, agent)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [winner, loser] = answers[0]?.status === 200 ? [wang, li] : [li, wang];
    const refused = await post(`/incidents/${id}/messages`, loser, { text: 'x' });
    expectError(refused, 409, 'not-yours');
    expect(refused.body.error.owner).toBe(winner.name);
    for (const [action, body] of [
      ['return', {}],
      ['close', { resolution: 'x' }],
      ['accept', {}],
    ] as const)
      expectError(await post(`/incidents/${id}/${action}`, loser, body), 409, 'not-yours');
    expect((await post(`/incidents/${id}/return`, winner)).body.incident.status).toBe('open');
  });

  test('that does not exist answers 404 everywhere, and the attempt is in the audit', async () => {
    for (const id of ['nope', '../session', "' OR 1=1 --", '__proto__', 'a'.repeat(90)])
      expectError(await get(`/incidents/${encodeURIComponent(id)}`, wang), 404, 'not-found');
    for (const action of ['accept', 'return'])
      expectError(await post(`/incidents/nope/${action}`, wang), 404, 'not-found');
    expect(server.logged.map(line => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ audit: 'accept', agent: '王芳', incidentId: 'nope', outcome: 'not-found' }),
    );
  });

  test('shows hostile text as it was written, as JSON', async () => {
    const hostile = `<img src=x onerror=alert(1)></script>{{constructor.constructor('x')()}}\${7*7} javascript:alert(1)`;
    const merchant = await callForAgent(hostile);
    const answer = await get(`/incidents/${merchant.id}`, wang);
    expect(answer.body.transcript[0].text).toBe(hostile);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('is audited without a word of what was said', async () => {
    const merchant = await callForAgent('a secret of the merchant');
    await post(`/incidents/${merchant.id}/accept`, wang);
    await post(`/incidents/${merchant.id}/messages`, wang, { text: 'a secret of the agent' });
    const audit = server.logged.map(line => JSON.parse(line)).filter(({ incidentId }) => incidentId === merchant.id);
    expect(audit.map(({ audit: action, agent }) => [action, agent])).toEqual([
      ['accept', '王芳'],
      ['messages', '王芳'],
    ]);
    expect(server.logged.join('')).not.toContain('a secret of');
  });
});

describe('a request is refused', () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await callForAgent());
  });

  test('without a session, and with a made-up one', async () => {
    const requests = ['/session', '/incidents', `/incidents/${id}`, '/events'];
    const madeUp: Record<string, string>[] = [
      {},
      { cookie: 'poscare_desk=' },
      { cookie: `poscare_desk=${'a'.repeat(43)}` },
      { cookie: '%=%;;=' },
    ];
    for (const headers of madeUp)
      for (const path of requests) expectError(await call(api + path, { headers }), 401, 'not-signed-in');
    expectError(await call(`${api}/incidents/${id}/accept`, { body: {} }), 401, 'not-signed-in');
  });

  test('without the CSRF token of this very session', async () => {
    for (const token of [undefined, '', 'x', li.headers['x-csrf-token']]) {
      const headers = { cookie: wang.cookie, ...(token !== undefined && { 'x-csrf-token': token }) };
      for (const action of ['accept', 'messages', 'return', 'close'])
        expectError(await call(`${api}/incidents/${id}/${action}`, { headers, body: {} }), 403, 'csrf');
    }
    expect((await server.store.incidents.find(id))?.status).toBe('waiting');
  });

  test('of an editor, who may read but not work', async () => {
    const editor = await addAgent('Ed', 'editor');
    expect((await get(`/incidents/${id}`, editor)).status).toBe(200);
    expectError(await post(`/incidents/${id}/accept`, editor), 403, 'forbidden');
    const lead = await addAgent('Lead', 'lead');
    expect((await post(`/incidents/${id}/accept`, lead)).status).toBe(200);
    expect((await post(`/incidents/${id}/messages`, lead, { text: 'x', role: 'admin', agentId: 'other' })).status).toBe(
      200,
    );
  });

  test.each([
    ['a message without a text', 'messages', {}],
    ['an empty message', 'messages', { text: '  ' }],
    ['a message of 5001 characters', 'messages', { text: 'a'.repeat(5001) }],
    ['a list', 'messages', [1]],
    ['a closing without a resolution', 'close', {}],
    ['a cause that is a number', 'close', { resolution: 'x', cause: 7 }],
    ['a step that is a list', 'close', { resolution: 'x', fix: ['new-cable'] }],
  ])('with %s', async (_name, action, body) => {
    expectError(await post(`/incidents/${id}/${action}`, wang, body), 400, 'bad-request');
  });

  test.each(['status=all', 'limit=0', 'limit=1e9', 'limit=x'])('a list with %s', async query => {
    expectError(await get(`/incidents?${query}`, wang), 400, 'bad-request');
  });
});

test('the list comes in pages', async () => {
  for (let count = 0; count < 3; count++) await callForAgent();
  const first = (await get('/incidents?status=waiting&limit=2', wang)).body;
  expect(first.incidents).toHaveLength(2);
  const second = (await get(`/incidents?status=waiting&limit=2&cursor=${encodeURIComponent(first.next)}`, wang)).body;
  const ids = [...first.incidents, ...second.incidents].map(({ id }: any) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const cursor of ['nonsense', '%00', 'e30='])
    expect((await get(`/incidents?status=waiting&cursor=${cursor}`, wang)).status).toBeLessThan(500);
});

describe('the event stream', () => {
  const follow = async (agent: SignedIn) => {
    const response = await fetch(`${api}/events`, { headers: agent.headers });
    let text = '';
    const ended = (async () => {
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>)
        text += Buffer.from(chunk).toString();
    })().catch(() => {});
    return { response, ended, text: () => text, hints: () => text.match(/^data: .*$/gm) ?? [] };
  };
  const until = async (isSo: () => boolean): Promise<void> => {
    for (let waited = 0; waited < 5000 && !isSo(); waited += 20) await new Promise(resolve => setTimeout(resolve, 20));
    expect(isSo()).toBe(true);
  };

  test('hints that something changed, a burst as one, and says nothing of what', async () => {
    const agent = await addAgent('Watcher');
    const stream = await follow(agent);
    expect(stream.response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const merchant = await callForAgent('something private');
    await until(() => stream.text().includes(merchant.conversationId));
    expect(JSON.parse(stream.hints()[0]?.slice(6) ?? '')).toMatchObject({ kind: 'desk' });
    expect(stream.text()).not.toContain('private');
    const before = stream.hints().length;
    for (let count = 0; count < 100; count++) server.wake.notify({ kind: 'desk' });
    await until(() => stream.hints().length > before);
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(stream.hints().length - before).toBeLessThanOrEqual(2);
  });

  test('ends soon after its agent is disabled', async () => {
    const agent = await addAgent('Leaver');
    const stream = await follow(agent);
    const { id } = (await server.store.agents.findByName('Leaver')) ?? { id: '' };
    await server.store.agents.setDisabled(id, true);
    await stream.ended;
    expectError(await get('/incidents', agent), 401);
  });

  test('is open at most 8 times a session', async () => {
    const agent = await addAgent('Greedy');
    const streams = await Promise.all(Array.from({ length: 8 }, () => follow(agent)));
    expect(streams.map(({ response }) => response.status)).toEqual(Array(8).fill(200));
    expectError(await get('/events', agent), 409, 'too-many-streams');
  });
});
