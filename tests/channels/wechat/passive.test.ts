import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../src/config';
import { silentLog } from '../../../src/log';
import { serve, type Served } from '../../../src/serve';
import { createTestClock, MODEL_CACHE } from '../../support/test-app';
import { startWechatServer, type WechatServer } from '../../support/wechat-server';

const ACCOUNT = {
  appId: 'wx0123456789abcdef',
  appSecret: 'the-secret-of-this-test-account',
  token: 'demotoken',
  encodingAesKey: 'q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6j7k8l9z0x1c',
};
const TRAINING_MS = 240_000;

let served: Served;
let vendor: WechatServer;
let dir: string;
const clock = createTestClock();

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'poscare-passive-'));
  const callback = (): string => `http://127.0.0.1:${served.port}/wechat`;
  vendor = await startWechatServer({ account: ACCOUNT, callback, now: () => clock.now().getTime() });
  vendor.failNext(48001, 1000);
  const config = readConfig({
    DATA_DIR: dir,
    PORT: '0',
    HOST: '127.0.0.1',
    WECHAT_APP_ID: ACCOUNT.appId,
    WECHAT_APP_SECRET: ACCOUNT.appSecret,
    WECHAT_TOKEN: ACCOUNT.token,
    WECHAT_ENCODING_AES_KEY: ACCOUNT.encodingAesKey,
    WECHAT_API_BASE: vendor.url,
  });
  const greet = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  served = await serve(config, { log: silentLog, clock, cacheDir: MODEL_CACHE, random: () => 0.01 }).finally(() =>
    greet.mockRestore(),
  );
}, TRAINING_MS);
afterAll(async () => {
  await served?.close(1000);
  await vendor?.close();
  rmSync(dir, { recursive: true, force: true });
});

const until = async (isSo: () => boolean): Promise<void> => {
  for (let i = 0; i < 200 && !isSo(); i++) await new Promise(resolve => setTimeout(resolve, 20));
};

const says = async (openId: string, content: string, messageId?: string) => {
  clock.advanceMs(20_000);
  const { status, text, reply } = await vendor.push({
    FromUserName: openId,
    MsgType: 'text',
    Content: content,
    ...(messageId !== undefined && { MsgId: messageId }),
  });
  expect(status).toBe(200);
  return reply ? { ...reply, all: typeof reply['Content'] === 'string' ? reply['Content'] : '' } : { all: text };
};

it('answers within the push once the account turns out to have no permission, and loses nothing that was held', async () => {
  expect(await says('oFirst', '机子报3000刷不了')).toMatchObject({ all: 'success' });
  await until(() => vendor.refused() > 0);
  const second = await says('oFirst', '没扣');
  expect(second).toMatchObject({ ToUserName: 'oFirst', FromUserName: 'gh_standin', MsgType: 'text' });
  expect(second.all).toContain('请问顾客那边扣钱了吗？');
  expect(second.all).toContain('没扣就好');
  expect(vendor.sent).toEqual([]);
});

it('understands the numbers that stand for the choices, and says an answer again that was lost', async () => {
  const first = await says('oNumbers', '机子报3000刷不了');
  expect(first.all).toContain('2. 没扣');
  const answered = await says('oNumbers', '2', '24000000000000001');
  expect(answered.all).toContain('没扣就好');
  expect((await says('oNumbers', '2', '24000000000000001')).all).toBe(answered.all);
  expect(vendor.sent).toEqual([]);
});

it('says at once what an agent wrote meanwhile, and keeps within one message what is longer', async () => {
  await says('oAgent', '机子报3000');
  await says('oAgent', '转人工');
  const { incidents } = await served.app.store.incidents.list({ status: 'waiting', limit: 10 });
  const incident = incidents.find(({ title }) => title.includes('3000'));
  if (!incident) throw new Error('nothing waits');
  const agent = { id: 'a', name: '小李', role: 'agent' as const, passwordHash: '', disabled: false, createdAt: '' };
  await served.app.turns.accept(incident.id, agent);
  await served.app.turns.sendAgentMessage(incident.id, agent, `先这样。${'请看屏幕。'.repeat(200)}`);
  const answers = [];
  for (const text of ['在吗', '还有吗', '好的']) answers.push((await says('oAgent', text)).all);
  expect(answers.every(answer => Buffer.byteLength(answer) <= 2048)).toBe(true);
  expect(answers.join('')).toContain('小李: 先这样。');
  expect(answers.join('').match(/请看屏幕。/g)).toHaveLength(200);
});
