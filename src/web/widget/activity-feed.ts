import { parseActivitySet, type ActivitySet } from '../shared/direct-line';
import { UnreachableError } from '../shared/http-errors';
import type { Connection } from './chat-state';
import { openStreamSocket } from './stream-socket';

/** Brings what the server stores to the page: by WebSocket, and by asking where sockets do not work. */
export interface ActivityFeed {
  start(): void;
  /** Asks for what may have been missed; never rejects. */
  catchUp(): Promise<void>;
  /** The network or the page came back: connect now instead of after the wait. */
  hurry(): void;
  /** Another conversation: everything is read from its beginning. */
  restart(): void;
  isLive(): boolean;
}

export interface FeedOptions {
  readonly readSince: (watermark: string | undefined) => Promise<ActivitySet>;
  readonly openStream: (watermark: string | undefined) => Promise<string>;
  readonly userId: () => string;
  readonly onActivities: (set: ActivitySet) => void;
  readonly onConnection: (connection: Connection) => void;
}

const TIMING = {
  /** Sockets that fail in a row before the page asks instead. */
  socketFailures: 3,
  pollMs: 2000,
  /** Waits between polls grow to this while the server is away. */
  slowestPollMs: 15_000,
  /** While polling, a socket is tried again this often: a proxy may have been restarted. */
  socketRetryMs: 60_000,
  firstRetryMs: 1000,
};

type Timer = ReturnType<typeof setTimeout>;

export function createActivityFeed(options: FeedOptions): ActivityFeed {
  let watermark: string | undefined;
  /** Counts restarts: an answer that was asked for before one is not taken. */
  let generation = 0;
  let closeSocket: (() => void) | undefined;
  let connecting = false;
  let live = false;
  let failures = 0;
  let pollFailures = 0;
  let reading: Promise<void> | undefined;
  let readAgain = false;
  let retryTimer: Timer | undefined;
  let pollTimer: Timer | undefined;

  const polls = (): boolean => !live && failures >= TIMING.socketFailures;

  function tellConnection(reached: boolean): void {
    if (live) return options.onConnection('live');
    if (!reached) return options.onConnection('offline');
    options.onConnection(polls() ? 'polling' : 'connecting');
  }

  function take(set: ActivitySet): void {
    watermark = set.watermark ?? watermark;
    options.onActivities(set);
  }

  async function readOnce(): Promise<void> {
    const asked = generation;
    try {
      const set = await options.readSince(watermark);
      // An answer holds a page at most, so news is followed by another question.
      readAgain ||= asked !== generation || set.messages.length > 0;
      if (asked === generation) take(set);
      pollFailures = 0;
      tellConnection(true);
    } catch (error) {
      pollFailures += 1;
      tellConnection(!(error instanceof UnreachableError) && pollFailures <= 2);
    }
  }

  /** One read at a time; a call during a read makes one more, since that read may have been too early. */
  function catchUp(): Promise<void> {
    if (reading) {
      readAgain = true;
      return reading;
    }
    reading = (async () => {
      do {
        readAgain = false;
        await readOnce();
      } while (readAgain);
      reading = undefined;
    })();
    return reading;
  }

  function poll(): void {
    clearTimeout(pollTimer);
    if (!polls()) return;
    void catchUp().then(() => {
      clearTimeout(pollTimer);
      pollTimer = setTimeout(poll, Math.min(TIMING.pollMs * 2 ** pollFailures, TIMING.slowestPollMs));
    });
  }

  async function connect(): Promise<void> {
    clearTimeout(retryTimer);
    if (connecting || closeSocket) return;
    connecting = true;
    try {
      const url = await options.openStream(watermark);
      closeSocket = openStreamSocket({
        url,
        onOpen() {
          live = true;
          tellConnection(true);
          void catchUp();
        },
        onFrame: frame => take(parseActivitySet(frame, options.userId())),
        onEnd(wasStable) {
          closeSocket = undefined;
          live = false;
          retryLater(wasStable);
        },
      });
    } catch {
      // No address, or one that no socket can be made of: counts like a socket that failed.
      retryLater(false);
    } finally {
      connecting = false;
    }
  }

  function retryLater(wasStable: boolean): void {
    failures = wasStable ? 0 : failures + 1;
    const backoffMs = TIMING.firstRetryMs * 2 ** failures * (0.5 + Math.random() / 2);
    clearTimeout(retryTimer);
    retryTimer = setTimeout(() => void connect(), polls() ? TIMING.socketRetryMs : backoffMs);
    tellConnection(navigator.onLine && pollFailures === 0);
    poll();
  }

  return {
    start() {
      options.onConnection('connecting');
      void catchUp().then(connect);
    },
    catchUp,
    hurry() {
      pollFailures = 0;
      void catchUp();
      void connect();
    },
    restart() {
      generation += 1;
      watermark = undefined;
      closeSocket?.();
    },
    isLive: () => live,
  };
}
