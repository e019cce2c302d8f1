import { createHmac } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfig } from '../src/config';
import { silentLog } from '../src/log';
import { serve, type Served } from '../src/serve';
import { MODEL_CACHE } from './support/test-app';

const SECRET = 'direct-line-secret-of-this-test';
const WEBHOOK_SECRET = 'webhook-secret-of-this-test';
const TRAINING_MS = 240_000;

interface Posted {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** An operator's tool: answers the statuses in turn, then 200, and keeps what it got. */
async function startReceiver(...statuses: number[]): Promise<{ url: string; posted: Posted[]; server: Server }> {
  const posted: Posted[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', chunk => (body += String(chunk)));
    request.on('end', () => {
      posted.push({ headers: request.headers, body });
      response.statusCode = statuses.shift() ?? 200;
      response.end();
    });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, posted, server };
}

describe('the server', () => {
  let served: Served;
  let dir: string;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  const url = (path: string): string => `http://127.0.0.1:${served.port}${path}`;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'poscare-serve-'));
    cpSync(resolve(__dirname, '../knowledge'), join(dir, 'knowledge'), { recursive: true });
    receiver = await startReceiver(500);
    const config = readConfig({
      DATA_DIR: join(dir, 'data'),
      PORT: '0',
      HOST: '127.0.0.1',
      POSCARE_KNOWLEDGE: join(dir, 'knowledge'),
      DIRECT_LINE_SECRET: SECRET,
      HANDOFF_WEBHOOK_URL: receiver.url,
      HANDOFF_WEBHOOK_SECRET: WEBHOOK_SECRET,
    });
    const greet = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    served = await serve(config, { log: silentLog, cacheDir: MODEL_CACHE, random: () => 0.01 }).finally(() =>
      greet.mockRestore(),
    );
  }, TRAINING_MS);
  afterAll(async () => {
    await served?.close(1000);
    receiver?.server.close();
    rmSync(dir, { recursive: true, force: true });
  });

  async function startTalk() {
    const headers = { authorization: `Bearer ${SECRET}`, 'content-type': 'application/json' };
    const path = url('/v3/directline/conversations');
    const started = await fetch(path, { method: 'POST', headers, body: '{}' });
    const { conversationId, token } = (await started.json()) as { conversationId: string; token: string };
    const activities = `${path}/${conversationId}/activities`;
    const own = { ...headers, authorization: `Bearer ${token}` };
    return {
      say: async (text: string): Promise<number> => {
        const body = JSON.stringify({ type: 'message', text });
        return (await fetch(activities, { method: 'POST', headers: own, body })).status;
      },
      read: async (): Promise<readonly { text: string; from: { role: string } }[]> => {
        const answer = await fetch(activities, { headers: own });
        return ((await answer.json()) as { activities: { text: string; from: { role: string } }[] }).activities;
      },
    };
  }

  it('shows the faults of new knowledge at /readyz and serves on with the old', async () => {
    const readiness = async () => {
      const answer = await fetch(url('/readyz'));
      const { knowledge } = (await answer.json()) as { knowledge: Record<string, unknown> };
      return { status: answer.status, knowledge };
    };
    const file = join(dir, 'knowledge', 'answers.yaml');
    const good = readFileSync(file, 'utf8');
    const before = await readiness();
    expect(before.knowledge).not.toHaveProperty('faults');
    writeFileSync(file, `${good}\n  - intent: ask.nothing\n    text: 见官网 http://example.com\n`);
    expect(await served.reloadKnowledge()).toBe(false);
    const bad = await readiness();
    expect(bad.status).toBe(200);
    expect(bad.knowledge['version']).toBe(before.knowledge['version']);
    expect(bad.knowledge['faults']).toEqual(
      expect.arrayContaining([expect.objectContaining({ file: 'answers.yaml', line: expect.any(Number) })]),
    );
    writeFileSync(file, good);
    expect(await served.reloadKnowledge()).toBe(true);
    expect((await readiness()).knowledge).not.toHaveProperty('faults');
  });

  it('keeps what a merchant writes too fast, with one notice', async () => {
    const { say, read } = await startTalk();
    const texts = Array.from({ length: 36 }, (_, n) => `第${n + 1}句`);
    for (const text of texts) expect(await say(text)).toBe(200);
    const activities = await read();
    const own = activities.filter(({ from }) => from.role === 'user').map(({ text }) => text);
    expect(own).toEqual(texts);
    expect(activities.filter(({ text }) => text.includes('发得有点快'))).toHaveLength(1);
  });

  it('posts a handoff to the operator’s tool: signed, again after a failure under the same key, without card data', async () => {
    const { say } = await startTalk();
    await say('机子报3000，卡号6222020200112233445 帮我看看');
    await say('转人工');
    for (let waited = 0; receiver.posted.length < 2 && waited < 100; waited++)
      await new Promise(done => setTimeout(done, 100));
    const [first, second] = receiver.posted;
    expect(second?.headers['x-poscare-delivery']).toBe(first?.headers['x-poscare-delivery']);
    const body = second?.body ?? '';
    const signature = createHmac('sha256', WEBHOOK_SECRET)
      .update(`${String(second?.headers['x-poscare-timestamp'])}.${body}`)
      .digest('hex');
    expect(second?.headers['x-poscare-signature']).toBe(`sha256=${signature}`);
    expect(body).toContain('handoff.initiate');
    expect(body).toContain('机子报3000');
    expect(body).not.toMatch(/6222|2233445/);
  });
});
