/**
 * 1,000 merchants write within five seconds (200 a second) to an Official Account, its vendor played by the stand-in: how long a push waits for
 * its acknowledgement, how many have to be delivered again, and whether each merchant gets one answer, no more and no less.
 *
 *   npm run build && node --require ./tests/support/register-typescript.cjs tests/bench/wechat/pushes.ts [PER_SECOND] [MERCHANTS]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startWechatServer } from '../../support/wechat-server';

const ACCOUNT = {
  appId: 'wx0123456789abcdef',
  appSecret: 'the-secret-of-this-bench-account',
  token: 'demotoken',
  encodingAesKey: 'q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6j7k8l9z0x1c',
};
const PORT = 3997;
const SETTLE_MS = 30_000;
const [perSecond = 200, merchants = 1_000] = process.argv.slice(2).map(Number);

const sleep = (ms: number): Promise<void> => new Promise(done => setTimeout(done, ms));

async function until(isDone: () => boolean | Promise<boolean>, mostMs: number): Promise<boolean> {
  for (const end = Date.now() + mostMs; Date.now() < end; await sleep(50)) if (await isDone()) return true;
  return false;
}

async function main(): Promise<void> {
  const vendor = await startWechatServer({ account: ACCOUNT, callback: () => `http://127.0.0.1:${PORT}/wechat` });
  const dataDir = mkdtempSync(join(tmpdir(), 'poscare-bench-'));
  const server = spawn(process.execPath, ['--max-semi-space-size=4', resolve(__dirname, '../../../dist/src/main.js')], {
    stdio: 'ignore',
    env: {
      ...process.env,
      PORT: String(PORT),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      WECHAT_APP_ID: ACCOUNT.appId,
      WECHAT_APP_SECRET: ACCOUNT.appSecret,
      WECHAT_TOKEN: ACCOUNT.token,
      WECHAT_ENCODING_AES_KEY: ACCOUNT.encodingAesKey,
      WECHAT_API_BASE: vendor.url,
    },
  });
  try {
    const isReady = (): Promise<boolean> =>
      fetch(`http://127.0.0.1:${PORT}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    if (!(await until(isReady, 180_000))) throw new Error('The server is not ready after three minutes');
    const started = performance.now();
    const pushes = [];
    for (let index = 0; index < merchants; index++) {
      await sleep(Math.max(0, started + (index / perSecond) * 1000 - performance.now()));
      pushes.push(vendor.push({ FromUserName: `oBench${index}`, MsgType: 'text', Content: '机子报3000刷不了卡' }));
    }
    const results = await Promise.all(pushes);
    await until(() => vendor.sent.length >= merchants, SETTLE_MS);
    await sleep(1_000);
    const waits = results.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
    const at = (share: number): number =>
      Math.round(waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0);
    const answered = new Set(vendor.sent.map(({ openId }) => openId)).size;
    const figures = {
      perSecond,
      merchants,
      acknowledgedMs: { p50: at(0.5), p99: at(0.99), 'p99.9': at(0.999), max: at(1) },
      deliveredAgain: results.filter(({ attempts }) => attempts > 1).length,
      notAcknowledged: results.filter(({ text }) => text !== 'success').length,
      lost: merchants - answered,
      answersTooMany: vendor.sent.length - answered,
    };
    process.stdout.write(`${JSON.stringify(figures)}\n`);
  } finally {
    server.kill();
    await vendor.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

void main();
