import { Redis } from 'ioredis';
import type { App, Overrides } from './app';
import { createApp, renderIncidentText } from './app';
import { createHttpServer } from './channels/http/create-http-server';
import { createThrottle } from './channels/http/create-throttle';
import { mountOps } from './channels/http/mount-ops';
import { mountPages } from './channels/http/mount-pages';
import { mountDirectLine } from './channels/direct-line/mount-direct-line';
import { CHANNEL as DIRECT_LINE } from './channels/direct-line/start-conversation';
import { mountBotFramework } from './channels/bot-framework/mount-bot-framework';
import type { ChannelConnection } from './channels/tencent/channel-connection';
import { connectWechat } from './channels/wechat/connect-wechat';
import { type NoticeWording, readNoticeWording } from './channels/wechat/notice-wording';
import { CHANNEL as WECHAT } from './channels/wechat/to-inbound-message';
import { connectWecom } from './channels/wecom/connect-wecom';
import { CHANNEL as WECOM } from './channels/wecom/to-inbound-message';
import type { Config } from './config';
import { routeDeskChannels, type DeskChannels } from './desk/desk-channels';
import { ensureFirstAdministrator } from './desk/ensure-first-administrator';
import { mountDesk } from './desk/mount-desk';
import { createSignInThrottle } from './desk/sign-in-throttle';
import { causesOf } from './incident/find-cause';
import type { JsonObject } from './json';
import type { KnowledgeStatus } from './knowledge/create-knowledge-source';
import type { Knowledge } from './knowledge/knowledge';
import type { Log } from './log';
import { TURNS } from './turn/keep-message';
import { REMINDERS } from './turn/queue-reminder';
import { createReminderCourier } from './turn/reminder-courier';
import { createTurnCourier } from './turn/turn-courier';

export interface Served {
  readonly app: App;
  readonly port: number;
  readonly log: Log;
  reloadKnowledge(): Promise<boolean>;
  /** Stops taking connections, finishes what runs, and cuts what is left after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/** A merchant who types keeps well below `points`; a script does not. Up to `most` are kept unanswered, more are refused. */
const MESSAGES = { points: 30, most: 120, windowSec: 60 };
const SESSIONS = { points: 60, windowSec: 60 };

/** Builds the product with its HTTP front and listens; rejects where the port, the knowledge or the database is not to be had. */
export async function serve(config: Config, overrides: Overrides = {}): Promise<Served> {
  const app = await createApp(config, overrides);
  const { log, store, clock, wake, turns } = app;
  const redis = config.redisUrl
    ? new Redis(config.redisUrl, { lazyConnect: false, maxRetriesPerRequest: 1 })
    : undefined;
  redis?.on('error', error => log.warn({ err: error }, 'Redis is away; limits count on their own'));
  const http = createHttpServer({
    log,
    trustedProxies: config.trustedProxies,
    ...(config.publicUrl && { publicUrl: config.publicUrl }),
  });
  mountOps(http.server, {
    findObstacles: () => findObstacles(app, http.isClosing),
    describe: () => describeKnowledge(app.knowledge.status()),
    metrics: app.metrics.registry,
  });
  const messageThrottle = createThrottle({ name: 'messages', ...MESSAGES, redis });
  await mountDirectLine(http, {
    store,
    media: app.media,
    wake,
    clock,
    log,
    turnTaker: turns,
    secret: config.directLineSecret,
    sessionThrottle: createThrottle({ name: 'sessions', ...SESSIONS, redis }),
    messageThrottle,
  });
  // Its pages fetch: a line is there when one is open, or opened next.
  app.remindIn(DIRECT_LINE, async () => true);
  const deskChannels = new Map<string, DeskChannels>();
  const desk = mountDesk(http.server, {
    store,
    wake,
    clock,
    log,
    turnTaker: turns,
    renderCard: incident => renderIncidentText(incident, app.knowledge.current()),
    causes: codes => causesOf(app.knowledge.current().codes, codes),
    fixes: codes => fixesOf(app.knowledge.current(), codes),
    channels: routeDeskChannels(deskChannels),
    throttle: createSignInThrottle({ redis }),
    clientIp: request => http.address.ip(request),
    isSecure: request => http.origins.of(request).startsWith('https:'),
  });
  http.onClose(() => desk.close());
  if (config.microsoftApp)
    mountBotFramework(http.server, { ...config.microsoftApp, turnTaker: turns, clock, log, deliverTo: app.deliverTo });
  const { deliverTo, remindIn, fetchMediaBy } = app;
  const connection = { server: http.server, store, turnTaker: turns, wake, messageThrottle, clock, log, redis };
  const tencent: ChannelConnection = { ...connection, deliverTo, remindIn, fetchMediaBy };
  const wording = (): NoticeWording => readNoticeWording(app.knowledge.current().wording);
  if (config.wechat) deskChannels.set(WECHAT, connectWechat(config.wechat, wording, tencent));
  const wecom = config.wecom && connectWecom(config.wecom, tencent);
  if (wecom) deskChannels.set(WECOM, wecom.desk);
  // Last: a turn is taken once those are there who bring its answers.
  app.deliverTo(TURNS, createTurnCourier(turns));
  app.deliverTo(REMINDERS, createReminderCourier(turns));
  mountPages(http.server, { webDir: config.webDir, origins: http.origins });
  const port = await http.listen(config.port, config.host);
  log.info({ port, host: config.host, engine: store.engine, knowledge: app.knowledge.status().version }, 'listening');
  await greetOperator(app, port);
  return {
    app,
    port,
    log,
    reloadKnowledge: () => app.knowledge.reload(),
    async close(graceMs) {
      await http.close(graceMs);
      await wecom?.stop();
      await app.close();
      redis?.disconnect();
    },
  };
}

/** A thousand faults make an answer that no probe wants; the log and `knowledge check` have more. */
const FAULTS_SHOWN = 20;

/** Which knowledge serves, and why the newest could not be taken up. */
function describeKnowledge({ version, loadedAt, lastError }: KnowledgeStatus): JsonObject {
  const refused = lastError && {
    refusedAt: lastError.at,
    faults: lastError.faults.slice(0, FAULTS_SHOWN).map(fault => ({ ...fault })),
  };
  return { knowledge: { version, loadedAt, ...refused } };
}

/** Why no traffic should come now; with a failed reload the old knowledge still serves. */
async function findObstacles(app: App, isClosing: () => boolean): Promise<string[]> {
  if (isClosing()) return ['shutting down'];
  const database = await app.store.ping().then(
    () => [],
    () => ['the database does not answer'],
  );
  return database;
}

/** Steps that a merchant may do, of these codes; of every code where none of them is known. */
function fixesOf({ codes }: Knowledge, reported: readonly string[] = []): readonly { id: string; label: string }[] {
  const own = codes.filter(({ code }) => reported.includes(code));
  return (own.length > 0 ? own : codes)
    .flatMap(({ fixes }) => fixes.filter(({ who }) => who === 'merchant'))
    .map(({ id, label }) => ({ id, label }));
}

/** Prints the first administrator's password, once: only its hash is stored. */
async function greetOperator({ store, config }: App, port: number): Promise<void> {
  const password = await ensureFirstAdministrator(store);
  const address = config.publicUrl ?? `http://localhost:${port}`;
  process.stdout.write(`\nPosCare: chat ${address}/  desk ${address}/desk\n`);
  if (password)
    process.stdout.write(`First start: sign in at the desk as admin with the password ${password} (shown once)\n\n`);
}
