import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createApp, type App, type Overrides } from '../../src/app';
import { readConfig, type Config } from '../../src/config';
import { silentLog } from '../../src/log';
import { toTerminalMessage } from '../../src/channels/terminal/to-terminal-message';
import type { InboundContent, TurnResult } from '../../src/turn/messages';

/** Trained weights shared by every suite, so that one of them trains and the others load. */
export const MODEL_CACHE = resolve(__dirname, '../../node_modules/.cache/poscare');

/** A clock that stands still until it is moved. */
export function createTestClock(start = '2026-11-22T06:05:00.000Z') {
  let now = new Date(start);
  return {
    now: () => now,
    advanceMs: (ms: number): void => {
      now = new Date(now.getTime() + ms);
    },
  };
}

export interface TestApp {
  readonly app: App;
  readonly clock: ReturnType<typeof createTestClock>;
  readonly config: Config;
  /** Sends a message as this merchant and resolves with the committed turn. */
  says(text: string, user?: string): Promise<TurnResult>;
  taps(choiceId: string, user?: string): Promise<TurnResult>;
  sends(content: InboundContent, user?: string): Promise<TurnResult>;
  close(): Promise<void>;
}

/** The product on a fresh SQLite file, without HTTP. */
export async function createTestApp(env: Record<string, string> = {}, overrides: Overrides = {}): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'poscare-test-'));
  const config = readConfig({
    DATA_DIR: dataDir,
    PORT: '0',
    HOST: '127.0.0.1',
    ...(process.env.POSCARE_KNOWLEDGE && { POSCARE_KNOWLEDGE: process.env.POSCARE_KNOWLEDGE }),
    ...env,
  });
  const clock = createTestClock();
  const app = await createApp(config, { clock, log: silentLog, cacheDir: MODEL_CACHE, ...overrides });
  let count = 0;
  const sends: TestApp['sends'] = (content, userId = 'merchant') => {
    clock.advanceMs(20_000);
    count += 1;
    return app.turns.takeTurn(toTerminalMessage({ userId, messageId: `m${count}`, at: clock.now(), content }));
  };
  return {
    app,
    clock,
    config,
    sends,
    says: (text, user) => sends({ kind: 'text', text }, user),
    taps: (choiceId, user) => sends({ kind: 'choice', choiceId, text: choiceId }, user),
    async close() {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The step of the last reply, as `kind:id`. */
export const stepOf = (turn: TurnResult): string => {
  const step = turn.replies.at(-1)?.step;
  return step ? `${step.kind}:${step.id}` : 'silent';
};

/** What can be tapped under the last reply, by id. */
export const choicesOf = (turn: TurnResult): readonly string[] =>
  turn.replies.at(-1)?.choices.map(({ id }) => id) ?? [];
export const textOf = (turn: TurnResult): string => turn.replies.map(reply => reply.text).join('\n');
