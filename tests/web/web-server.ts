import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config';
import { createAgent } from '../../src/desk/create-agent';
import { silentLog } from '../../src/log';
import { serve, type Served } from '../../src/serve';
import { MODEL_CACHE } from '../support/test-app';

export interface WebServer {
  readonly url: string;
  readonly served: Served;
  /** The real time, until it is moved on. */
  readonly clock: { now(): Date; advanceMs(ms: number): void };
  /** Makes an agent's account and answers its password. */
  addAgent(name: string): Promise<string>;
  close(): Promise<void>;
}

/** The whole product on a port of its own and a fresh SQLite file; `npm run build:web` has built the pages. */
export async function startWebServer(): Promise<WebServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'poscare-web-'));
  const config = readConfig({ DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1' });
  let aheadMs = 0;
  const clock = {
    now: () => new Date(Date.now() + aheadMs),
    advanceMs: (ms: number): void => {
      aheadMs += ms;
    },
  };
  const greet = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const served = await serve(config, { clock, log: silentLog, cacheDir: MODEL_CACHE }).finally(() =>
    greet.mockRestore(),
  );
  return {
    url: `http://127.0.0.1:${served.port}`,
    served,
    clock,
    addAgent: async name => (await createAgent(served.app.store, { name, role: 'agent' })).password,
    async close() {
      await served.close(1000);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
