import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TurnOrder, TurnReport } from './turn-child';
import type { TestDatabase } from './databases';

/** Another process that takes turns on the same database. */
export interface TurnProcess {
  /** What the turn did, or `killed` where the process ended first. */
  take(order: TurnOrder): Promise<TurnReport | 'killed'>;
  end(): Promise<void>;
}

export async function startTurnProcess(database: TestDatabase): Promise<TurnProcess> {
  const child = fork(join(__dirname, 'turn-child.ts'), [JSON.stringify(database.location())], {
    execArgv: ['-r', join(__dirname, 'register-typescript.cjs')],
  });
  await nextMessage(child);
  return {
    async take(order) {
      child.send(order);
      return nextMessage(child);
    },
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}

function nextMessage(child: ChildProcess): Promise<TurnReport | 'killed'> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: unknown): void => {
      child.off('exit', onExit);
      resolve(message as TurnReport);
    };
    const onExit = (code: number | null, signal: string | null): void => {
      child.off('message', onMessage);
      if (signal === 'SIGKILL') resolve('killed');
      else reject(new Error(`The process that takes turns ended with ${code ?? signal}`));
    };
    child.once('message', onMessage);
    child.once('exit', onExit);
  });
}
