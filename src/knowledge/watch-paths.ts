import type { FSWatcher } from 'node:fs';
import { readdirSync, statSync, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A path that went away (a folder replaced as a whole) is looked for again after this long. */
const LOOK_AGAIN_MS = 2000;

/**
 * Calls `onQuiet` when something under the paths has changed and then nothing for `quietMs`; answers a function that stops it.
 * Watches the folders, never a file itself: editors and deployments put a new file in the old one's place, and a watch on the old one
 * would see nothing more. For the same reason the watches are set anew after each change.
 */
export function watchPaths(options: {
  readonly paths: readonly string[];
  readonly quietMs: number;
  readonly onQuiet: () => void;
  readonly onError: (error: unknown) => void;
}): () => void {
  const { paths, quietMs, onQuiet, onError } = options;
  let watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;

  const callAfter = (delayMs: number, action: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(action, delayMs).unref();
  };
  const afterChange = (): void => {
    watchAll();
    onQuiet();
  };
  const watchOne = ({ folder, only }: Target): void => {
    const watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (only === undefined || name === null || name === only) callAfter(quietMs, afterChange);
    });
    watcher.on('error', onError);
    watchers.push(watcher);
  };
  const watchAll = (): void => {
    stopAll();
    try {
      paths.flatMap(targetsOf).forEach(watchOne);
    } catch (error) {
      onError(error);
      callAfter(LOOK_AGAIN_MS, afterChange);
    }
  };
  const stopAll = (): void => {
    watchers.forEach(watcher => watcher.close());
    watchers = [];
  };
  watchAll();
  return () => {
    clearTimeout(timer);
    stopAll();
  };
}

interface Target {
  readonly folder: string;
  /** Absent: every file of the folder counts. */
  readonly only?: string;
}

/** A folder stands for itself and the folders in it, a file for its place in the folder around it. */
function targetsOf(path: string): readonly Target[] {
  if (!statSync(path).isDirectory()) return [{ folder: dirname(path), only: basename(path) }];
  const inner = readdirSync(path, { withFileTypes: true }).filter(entry => entry.isDirectory());
  return [{ folder: path }, ...inner.map(({ name }) => ({ folder: join(path, name) }))];
}
