import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LanguageKnowledge } from './understanding';

/** What the second process is to learn, in the file that it is named on its command line. */
export interface TrainingOrder {
  readonly knowledge: LanguageKnowledge;
  readonly cacheDir: string;
}

/** Built only: sources that run without a build train in one process. */
const SCRIPT = join(__dirname, 'train-process.js');
const DONE = '.done';
const MOST_MS = 60_000;
const LOOK_EVERY_MS = 25;

/**
 * Has a second process learn what replies and questions mean, into the cache, while this one learns the rest: a first start takes a fifth less
 * on two cores, and what training needs of memory goes with the process. Gives a function that waits for it; what it has not brought about
 * is then trained here. Undefined where there is no built script.
 */
export function trainBeside(knowledge: LanguageKnowledge, cacheDir: string): (() => void) | undefined {
  if (!existsSync(SCRIPT)) return undefined;
  const order = join(cacheDir, `training-${randomUUID()}.json`);
  writeFileSync(order, JSON.stringify({ knowledge, cacheDir } satisfies TrainingOrder));
  const child = spawn(process.execPath, [SCRIPT, order], { stdio: 'ignore' });
  child.on('error', () => undefined); // the models are then missing from the cache, and are trained here
  child.unref();
  return () => {
    const end = Date.now() + MOST_MS;
    while (!existsSync(order + DONE) && Date.now() < end) sleep(LOOK_EVERY_MS);
    rmSync(order, { force: true });
    rmSync(order + DONE, { force: true });
  };
}

/** Reads the order at `path`, carries it out, and says so even where it failed. */
export function carryOut(path: string, train: (order: TrainingOrder) => void): void {
  try {
    train(JSON.parse(readFileSync(path, 'utf8')) as TrainingOrder);
  } finally {
    writeFileSync(path + DONE, '');
  }
}

const sleep = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
