import type { Request, Response, Server } from 'restify';
import { RequestError } from '../errors';
import type { Log } from '../log';
import type { Session } from '../store/store';
import type { Wake } from '../turn/turn-taker';
import type { DeskSessions } from './desk-sessions';

export interface EventRouteOptions {
  readonly sessions: DeskSessions;
  readonly wake: Wake;
  readonly log: Log;
  /** Also how soon an agent whose account was disabled is cut off (at most 60 s). */
  readonly recheckMs?: number | undefined;
}

const RECHECK_MS = 30_000;
/** Proxies drop what is silent for 60 s. */
const HEARTBEAT_MS = 15_000;
/** Hints of one stretch are one: a busy desk must not make every page read the list hundreds of times a second. */
const COALESCE_MS = 200;
const MAX_STREAMS_PER_SESSION = 8;
const MAX_BUFFERED_BYTES = 64 * 1024;

interface Stream {
  readonly session: Session;
  readonly res: Response;
  /** Conversations changed since the last hint. */
  readonly changed: Set<string>;
  timer?: NodeJS.Timeout | undefined;
}

/**
 * `GET /desk/api/events`: server-sent hints `{"kind":"desk"}`, with `conversationIds` where those changed.
 * A hint says "read again", so that one lost costs nothing. The result ends all streams.
 */
export function mountEvents(server: Server, options: EventRouteOptions): { close(): void } {
  const { sessions, wake, log, recheckMs = RECHECK_MS } = options;
  const streams = new Set<Stream>();

  server.get('/desk/api/events', async (req: Request, res: Response) => {
    const { session } = await sessions.authenticate(req);
    const own = [...streams].filter(stream => stream.session.tokenHash === session.tokenHash);
    if (own.length >= MAX_STREAMS_PER_SESSION)
      throw new RequestError(409, 'too-many-streams', 'Too many desk pages are open');
    res.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    res.write('retry: 3000\n\n');
    const stream: Stream = { session, res, changed: new Set() };
    streams.add(stream);
    res.once('close', () => {
      clearTimeout(stream.timer);
      streams.delete(stream);
    });
  });

  const unsubscribe = wake.subscribe(topic => {
    if (topic.kind !== 'desk' && topic.kind !== 'conversation') return;
    for (const stream of streams) {
      if (topic.kind === 'conversation') stream.changed.add(topic.conversationId);
      stream.timer ??= setTimeout(() => sendHint(stream), COALESCE_MS);
    }
  });
  const heartbeat = setInterval(() => {
    for (const stream of streams) write(stream, ': alive\n\n');
  }, HEARTBEAT_MS);
  const recheck = setInterval(() => {
    for (const stream of streams)
      sessions.isAlive(stream.session).then(
        isAlive => void (isAlive || stream.res.end()),
        (error: unknown) => log.warn({ err: error }, 'a desk session could not be checked'),
      );
  }, recheckMs);
  heartbeat.unref();
  recheck.unref();

  return {
    close() {
      unsubscribe();
      clearInterval(heartbeat);
      clearInterval(recheck);
      for (const { res } of streams) res.end();
    },
  };
}

function sendHint(stream: Stream): void {
  stream.timer = undefined;
  const conversationIds = [...stream.changed];
  stream.changed.clear();
  const hint = { kind: 'desk', ...(conversationIds.length > 0 && { conversationIds }) };
  write(stream, `data: ${JSON.stringify(hint)}\n\n`);
}

/** Cuts a page that does not read; it comes back and reads the list. */
function write({ res }: Stream, text: string): void {
  if (res.writableLength > MAX_BUFFERED_BYTES) res.destroy();
  else res.write(text);
}
