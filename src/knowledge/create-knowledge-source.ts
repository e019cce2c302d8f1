import type { FSWatcher } from 'node:fs';
import { watch } from 'node:fs';
import { KnowledgeError } from '../errors';
import type { KnowledgeFault } from '../errors';
import type { Knowledge } from './knowledge';

export interface KnowledgeStatus {
  readonly version: string;
  /** ISO 8601 UTC. */
  readonly loadedAt: string;
  /** The last reload that failed; gone with the next good one. */
  readonly lastError?: { readonly at: string; readonly faults: readonly KnowledgeFault[] };
}

/** The knowledge in use, replaced as a whole by a reload that has no faults. */
export interface KnowledgeSource {
  current(): Knowledge;
  status(): KnowledgeStatus;
  /** True where new knowledge was taken into use; false where it had faults and the old one stays. */
  reload(): Promise<boolean>;
  onChange(listener: (knowledge: Knowledge) => void): void;
  close(): void;
}

interface SourceLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Editors write a file in several steps; the folder is read when it has been quiet this long. */
const DEBOUNCE_MS = 300;

/** Loads once (throws KnowledgeError), then watches. */
export function createKnowledgeSource(options: {
  readonly load: () => Knowledge;
  readonly watch: readonly string[];
  readonly log: SourceLog;
  readonly debounceMs?: number;
}): KnowledgeSource {
  const { load, log } = options;
  let knowledge = load();
  let status: KnowledgeStatus = { version: knowledge.version, loadedAt: new Date().toISOString() };
  const listeners: ((knowledge: Knowledge) => void)[] = [];
  let timer: NodeJS.Timeout | undefined;

  const reload = async (): Promise<boolean> => {
    try {
      const next = load();
      if (next.version !== knowledge.version) listeners.forEach(listener => listener(next));
      knowledge = next;
      status = { version: next.version, loadedAt: new Date().toISOString() };
      log.info({ version: next.version }, 'knowledge reloaded');
      return true;
    } catch (error) {
      const faults =
        error instanceof KnowledgeError ? error.faults : [{ file: '', line: 0, path: '', problem: String(error) }];
      status = { ...status, lastError: { at: new Date().toISOString(), faults } };
      log.error(
        { faults: faults.slice(0, 20), inUse: knowledge.version },
        'knowledge has faults; the old one stays in use',
      );
      return false;
    }
  };
  const watchers: FSWatcher[] = options.watch.map(path =>
    watch(path, { recursive: true, persistent: false }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => void reload(), options.debounceMs ?? DEBOUNCE_MS).unref();
    }),
  );
  for (const watcher of watchers)
    watcher.on('error', error => log.error({ err: error }, 'watching the knowledge failed'));
  return {
    current: () => knowledge,
    status: () => status,
    reload,
    onChange: listener => void listeners.push(listener),
    close() {
      clearTimeout(timer);
      watchers.forEach(watcher => watcher.close());
    },
  };
}
