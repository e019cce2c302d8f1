import type { Clock } from '../clock';
import { systemClock, toIso } from '../clock';
import { KnowledgeError } from '../errors';
import type { KnowledgeFault } from '../errors';
import type { Knowledge } from './knowledge';
import { watchPaths } from './watch-paths';

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
  /** True where the folder is in use as it stands now; false where it had faults and the old knowledge stays. */
  reload(): Promise<boolean>;
  /** Called with new knowledge just before it is in use; a listener that throws keeps the old one in use. */
  onChange(listener: (knowledge: Knowledge) => void): void;
  close(): void;
}

interface SourceLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Editors write a file in several steps; the folder is read when it has been quiet this long. */
const DEBOUNCE_MS = 300;

/** A thousand faults make one log line unreadable; `status()` has them all. */
const LOGGED_FAULTS = 20;

/** Loads once (throws KnowledgeError), then watches. */
export function createKnowledgeSource(options: {
  readonly load: () => Knowledge;
  readonly watch: readonly string[];
  readonly log: SourceLog;
  readonly clock?: Clock;
  readonly debounceMs?: number;
}): KnowledgeSource {
  const { load, log, clock = systemClock, debounceMs = DEBOUNCE_MS } = options;
  const now = (): string => toIso(clock.now());
  const listeners: ((knowledge: Knowledge) => void)[] = [];
  let knowledge = load();
  let status: KnowledgeStatus = { version: knowledge.version, loadedAt: now() };

  const reload = async (): Promise<boolean> => {
    try {
      const next = load();
      if (next.version !== knowledge.version) {
        listeners.forEach(listener => listener(next));
        knowledge = next;
        log.info({ version: next.version }, 'new knowledge is in use');
      }
      status = { version: next.version, loadedAt: now() };
      return true;
    } catch (error) {
      const faults = faultsIn(error);
      status = { ...status, lastError: { at: now(), faults } };
      log.error(
        {
          err: error instanceof KnowledgeError ? undefined : error,
          faults: faults.slice(0, LOGGED_FAULTS),
          inUse: knowledge.version,
        },
        'the knowledge has faults; the old one stays in use',
      );
      return false;
    }
  };
  const stopWatching = watchPaths({
    paths: options.watch,
    quietMs: debounceMs,
    onQuiet: () => void reload(),
    onError: error => log.error({ err: error }, 'the knowledge cannot be watched; a reload signal still works'),
  });
  return {
    current: () => knowledge,
    status: () => status,
    reload,
    onChange: listener => void listeners.push(listener),
    close: stopWatching,
  };
}

function faultsIn(error: unknown): readonly KnowledgeFault[] {
  if (error instanceof KnowledgeError) return error.faults;
  return [{ file: '', line: 1, path: '', problem: `the knowledge cannot be taken into use: ${String(error)}` }];
}
