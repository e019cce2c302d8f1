import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mountDirectLine, type DirectLineOptions } from '../../src/channels/direct-line/mount-direct-line';
import type { StreamHub } from '../../src/channels/direct-line/stream-hub';
import { createHttpServer, type HttpServer, type HttpServerOptions } from '../../src/channels/http/create-http-server';
import { createThrottle } from '../../src/channels/http/create-throttle';
import type { Clock } from '../../src/clock';
import { createSignInThrottle } from '../../src/desk/sign-in-throttle';
import { mountDesk } from '../../src/desk/mount-desk';
import type { Incident } from '../../src/incident/incident';
import { openIncident } from '../../src/incident/open-incident';
import { withHandoff } from '../../src/incident/with-handoff';
import { redact } from '../../src/language/redact';
import { createLogger, type Log } from '../../src/log';
import { createMediaStore } from '../../src/media/create-media-store';
import { openStore } from '../../src/store/open-store';
import type { Store } from '../../src/store/store';
import { createTurnTaker } from '../../src/turn/create-turn-taker';
import { createMemoryWake } from '../../src/turn/memory-wake';
import type { Bot, InboundMessage } from '../../src/turn/messages';
import type { TurnTaker, Wake } from '../../src/turn/turn-taker';

export const SECRET = 'a-secret-of-the-operator-42';

export interface TestServer {
  readonly url: string;
  readonly http: HttpServer;
  readonly hub: StreamHub;
  readonly store: Store;
  readonly turnTaker: TurnTaker;
  readonly wake: Wake;
  readonly clock: Clock & { advance(ms: number): void };
  /** Every record logged, as text. */
  readonly logged: string[];
  close(): Promise<void>;
}

export interface TestServerOptions {
  readonly http?: Partial<HttpServerOptions>;
  readonly directLine?: Partial<DirectLineOptions>;
  readonly messagesPerMinute?: number;
  readonly recheckMs?: number;
  readonly bot?: Partial<Bot>;
  readonly wrapStore?: (store: Store) => Store;
  readonly before?: (http: HttpServer) => void;
}

/** The HTTP front over a real store and real turns; the bot repeats what it hears and hands over at "agent". */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'poscare-http-'));
  const opened = await openStore({ dataDir });
  const store = options.wrapStore?.(opened) ?? opened;
  const logged: string[] = [];
  const log: Log = createLogger({ level: 'debug', destination: { write: line => void logged.push(line) } });
  const wake = createMemoryWake(log);
  let offsetMs = 0;
  const clock = {
    now: () => new Date(Date.now() + offsetMs),
    advance: (ms: number) => {
      offsetMs += ms;
    },
  };
  const turnTaker = createTurnTaker({
    store,
    bot: { ...echoBot, ...options.bot },
    redact,
    clock,
    wake,
    log,
    newId: randomUUID,
    pushTargets: () => undefined,
    eventTargets: [],
    reminderGate: () => undefined,
  });
  const http = createHttpServer({ log, ...options.http });
  options.before?.(http);
  const hub = await mountDirectLine(http, {
    store,
    media: createMediaStore({ store, clock }),
    turnTaker,
    wake,
    log,
    clock,
    secret: SECRET,
    messageThrottle: createThrottle({ name: 'messages', points: options.messagesPerMinute ?? 1000, windowSec: 60 }),
    sessionThrottle: createThrottle({ name: 'sessions', points: 20, windowSec: 60 }),
    ...options.directLine,
  });
  const desk = mountDesk(http.server, {
    store,
    turnTaker,
    wake,
    log,
    clock,
    throttle: createSignInThrottle(),
    clientIp: http.address.ip,
    isSecure: http.address.isSecure,
    renderCard: incident => `card of ${incident.firstWords}`,
    causes: () => [{ id: 'network', label: 'Network' }],
    fixes: () => [{ id: 'new-cable', label: 'New cable' }],
    ...(options.recheckMs !== undefined && { recheckMs: options.recheckMs }),
  });
  http.onClose(() => desk.close());
  const port = await http.listen(0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    http,
    hub,
    store,
    turnTaker,
    wake,
    clock,
    logged,
    async close() {
      await http.close(500);
      await wake.close();
      await store.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

const echoBot: Bot = {
  async takeTurn({ conversation, incident, message, now }) {
    const words = 'text' in message.content ? message.content.text : message.content.kind;
    const unchanged = { state: conversation.state, events: [] };
    if (conversation.owner === 'queue') return { ...unchanged, replies: [], owner: 'queue', incidents: [] };
    if (words !== 'agent') return { ...unchanged, replies: [say(`you said ${words}`)], owner: 'bot', incidents: [] };
    const opened = incident ?? newIncident(message, now);
    const waiting = withHandoff(opened, { id: randomUUID(), reason: 'merchant-asked', at: now.toISOString() });
    return { ...unchanged, replies: [say('an agent will come')], owner: 'queue', incidents: [waiting] };
  },
  apologise: () => say('sorry'),
  remind: () => [],
  noteAgentAction: (action, { conversation }) => ({
    replies: [say(`note: ${action.kind}`)],
    state: conversation.state,
    owner: conversation.owner,
    incidents: [],
    events: [],
  }),
};

const say = (text: string) => ({
  key: 'test.say',
  text,
  choices: [
    { id: 'fixed', label: 'It works' },
    { id: 'not-fixed', label: 'Still broken' },
  ],
  step: { kind: 'try' as const, id: 'restart' },
});

const newIncident = (message: InboundMessage, now: Date): Incident =>
  openIncident({
    id: randomUUID(),
    conversationId: message.conversationId,
    channel: message.channel,
    merchant: message.merchant,
    at: now.toISOString(),
    firstWords: 'text' in message.content ? message.content.text : '',
    knowledgeVersion: 'test',
  });

/** A JSON request; the answer's body is parsed where it is JSON. */
export async function call(
  url: string,
  init: { method?: string; body?: unknown; token?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: any; headers: Headers }> {
  const response = await fetch(url, {
    method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(init.body !== undefined && { 'content-type': 'application/json' }),
      ...(init.token !== undefined && { authorization: `Bearer ${init.token}` }),
      ...init.headers,
    },
    ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
}

/** What every refused request looks like: the one form, no stack trace, nothing of the inside. */
export function expectError(answer: { status: number; body: any }, status: number, code?: string): void {
  expect({ status: answer.status, body: answer.body }).toEqual({
    status,
    body: { error: expect.objectContaining({ code: code ?? expect.any(String), message: expect.any(String) }) },
  });
  expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\bat .*\.[jt]s:\d|SqliteError|TypeError/);
}
