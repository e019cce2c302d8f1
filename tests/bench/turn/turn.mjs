// Full turns with a durable commit on SQLite against botbuilder's own EchoBot on MemoryStorage, in one run.
// Usage: npm run -s build && node tests/bench/turn/turn.mjs [--turns 1500]
// Prints turns a second of both and their ratio, then p50 and p99 of a turn with 50 conversations that each pause about a second.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const require = createRequire(import.meta.url);
const dist = resolve(import.meta.dirname, '../../../dist/src');
const { createApp } = require(join(dist, 'app.js'));
const { readConfig } = require(join(dist, 'config.js'));
const { toTerminalMessage } = require(join(dist, 'channels/terminal/to-terminal-message.js'));
const { ActivityHandler, ConversationState, MemoryStorage, TestAdapter } = require('botbuilder');

const turns = Number(process.argv[process.argv.indexOf('--turns') + 1]) || 1500;
const TALK = ['机子报3000刷不了', '没扣', '等结果的时候', '扫码也不行', '不知道', '还是不行', '3000是什么意思', '好了'];
const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];

async function openApp() {
  const dataDir = mkdtempSync(join(tmpdir(), 'poscare-bench-'));
  const started = performance.now();
  const app = await createApp(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }), {
    cacheDir: resolve(import.meta.dirname, '../../../node_modules/.cache/poscare'),
  });
  return {
    app,
    startMs: performance.now() - started,
    end: async () => (await app.close(), rmSync(dataDir, { recursive: true })),
  };
}

const say = (app, user, n) =>
  app.turns.takeTurn(
    toTerminalMessage({
      userId: user,
      messageId: `${user}-${n}`,
      at: new Date(),
      content: { kind: 'text', text: TALK[n % TALK.length] },
    }),
  );

async function ours(app) {
  for (let n = 0; n < 50; n++) await say(app, 'warm', n);
  const started = performance.now();
  for (let n = 0; n < turns; n++) await say(app, `user-${Math.floor(n / TALK.length)}`, n);
  return (turns * 1000) / (performance.now() - started);
}

async function echo() {
  const state = new ConversationState(new MemoryStorage());
  const counter = state.createProperty('count');
  const bot = new ActivityHandler();
  bot.onMessage(async (context, next) => {
    await counter.set(context, ((await counter.get(context, 0)) ?? 0) + 1);
    await context.sendActivity(`Echo: ${context.activity.text}`);
    await next();
  });
  const adapter = new TestAdapter(async context => {
    await bot.run(context);
    await state.saveChanges(context);
  });
  for (let n = 0; n < 50; n++) await adapter.send(TALK[n % TALK.length]).startTest();
  const started = performance.now();
  for (let n = 0; n < turns; n++) await adapter.processActivity(TALK[n % TALK.length]);
  return (turns * 1000) / (performance.now() - started);
}

/** 50 merchants at once, each writing again 0.5 to 1.5 s after the answer: far quicker than people type. */
async function crowd(app, seconds = 15) {
  const times = [];
  const end = Date.now() + seconds * 1000;
  await Promise.all(
    Array.from({ length: 50 }, async (_, user) => {
      for (let n = 0; Date.now() < end; n++) {
        const pauseMs = 500 + Math.random() * 1000;
        // From when it was to be sent: a timer that fires late because the process computes is part of the wait.
        const sentAt = performance.now() + pauseMs;
        await new Promise(done => setTimeout(done, pauseMs));
        await say(app, `crowd-${user}`, n);
        times.push(performance.now() - sentAt);
      }
    }),
  );
  times.sort((a, b) => a - b);
  return { turns: times.length, p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99), maxMs: times.at(-1) };
}

const { app, startMs, end } = await openApp();
const [oursPerSec, echoPerSec] = [await ours(app), await echo()];
const crowded = await crowd(app);
const rssMb = process.memoryUsage().rss / 1e6;
await end();
const round = value => Math.round(value * 100) / 100;
console.log(
  JSON.stringify({
    turnsPerSec: round(oursPerSec),
    echoBotPerSec: round(echoPerSec),
    ratio: round(oursPerSec / echoPerSec),
    crowd: Object.fromEntries(Object.entries(crowded).map(([key, value]) => [key, round(value)])),
    createAppMs: Math.round(startMs),
    rssMb: Math.round(rssMb),
  }),
);
