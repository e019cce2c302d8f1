import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createConversationalist } from '../dialogs/create-conversationalist';
import { modelOfIncident, OTHER_CAUSE, type IncidentFacts } from '../dialogs/diagnosis-model';
import { renderIncident } from '../dialogs/render-incident';
import type { Witness } from '../dialogs/witness';
import { REQUIRED_WORDING } from '../dialogs/required-wording';
import { UNHEARD_KEYS } from '../dialogs/unheard-keys';
import { createBot } from './bot/create-bot';
import type { Clock } from './clock';
import { systemClock } from './clock';
import type { Config } from './config';
import { createHandoffWebhook, HANDOFF_WEBHOOK } from './desk/handoff-webhook';
import type { Model } from './diagnosis/model';
import { ConfigError } from './errors';
import type { Incident } from './incident/incident';
import type { Knowledge } from './knowledge/knowledge';
import { createKnowledgeSource } from './knowledge/create-knowledge-source';
import type { KnowledgeSource } from './knowledge/create-knowledge-source';
import { loadKnowledge } from './knowledge/load-knowledge';
import type { LoadOptions } from './knowledge/load-knowledge';
import type { CodeFile } from './knowledge/schema';
import { toLanguageKnowledge } from './knowledge/to-language-knowledge';
import { createLanguageReader } from './language/create-language-reader';
import { redact } from './language/redact';
import type { LanguageReader } from './language/understanding';
import type { Log } from './log';
import { createLogger } from './log';
import type { Metrics } from './metrics';
import { createMetrics } from './metrics';
import { createMediaDeliver, type FetchMedia } from './media/create-media-deliver';
import { createMediaStore, type MediaStore } from './media/create-media-store';
import { rehearse } from './rehearse';
import { openStore } from './store/open-store';
import type { Store } from './store/store';
import type { Courier, Deliverer } from './turn/create-deliverer';
import { createDeliverer, oneByOne } from './turn/create-deliverer';
import { createMemoryWake } from './turn/memory-wake';
import { createRedisWake } from './turn/redis-wake';
import { createTurnTaker } from './turn/create-turn-taker';
import type { RemoteMedia } from './turn/messages';
import type { ReminderGate } from './turn/turn-options';
import { MEDIA } from './turn/queue-media';
import type { TurnTaker, Wake } from './turn/turn-taker';

/** What tests and commands replace; everything else is built from the configuration. */
export interface Overrides {
  readonly clock?: Clock;
  readonly log?: Log;
  readonly logTo?: 'stdout' | 'stderr';
  readonly newId?: () => string;
  readonly random?: () => number;
  readonly cacheDir?: string;
  readonly beforeStatement?: (sql: string) => void;
  /** Whether the bot practises before anybody is let in: for a process that serves, not for one command. */
  readonly rehearses?: boolean;
  /** Watches the bot talk. */
  readonly witness?: Witness;
  /** What the bot makes of the knowledge: a story has opening hours of its own. */
  readonly adapt?: (knowledge: Knowledge) => Knowledge;
}

/** Every key of the wording that the product says or shows. */
export const wordingKeys: readonly string[] = REQUIRED_WORDING;

/** Keys of what the bot says where it did not know what was meant. */
export const unheardKeys: ReadonlySet<string> = UNHEARD_KEYS;

/** The product without its HTTP front: what every channel and command stands on. */
export interface App {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
  readonly turns: TurnTaker;
  readonly wake: Wake;
  readonly metrics: Metrics;
  readonly knowledge: KnowledgeSource;
  readonly random: () => number;
  readonly media: MediaStore;
  /** Registers who fetches the photos that are with this vendor. */
  fetchMediaBy(kind: RemoteMedia['kind'], fetch: FetchMedia): void;
  /** Registers who pushes to a channel or sink; started at once and stopped by `close`. */
  deliverTo(target: string, courier: Courier): Pick<Deliverer, 'stop'>;
  /** Registers a channel in which the bot may speak first, and who knows when; none with NUDGES=off. */
  remindIn(channel: string, gate: ReminderGate): void;
  /** Finishes what is under way and lets go of everything. */
  close(): Promise<void>;
}

/** The shipped knowledge with the wording that the dialogs need; throws KnowledgeError with every fault. */
export const loadAppKnowledge = (
  config: Pick<Config, 'knowledgeDir' | 'wordingFile'>,
  how: Pick<LoadOptions, 'cacheDir' | 'insteadOf'> = {},
): Knowledge =>
  loadKnowledge({
    dir: config.knowledgeDir,
    wordingFile: config.wordingFile,
    requiredWording: REQUIRED_WORDING,
    ...how,
  });

/** The first code file as the simulation takes it. */
export interface Planning {
  readonly code: string;
  readonly model: Model;
  /** What merchants and agents call each of the model's causes. */
  readonly causeLabels: Readonly<Record<string, string>>;
  readonly knowledgeVersion: string;
}

/** Reads the knowledge for planning without talking; throws KnowledgeError with every fault, ConfigError where there is no code. */
export function loadPlanning(config: Pick<Config, 'knowledgeDir' | 'wordingFile'>): Planning {
  const knowledge = loadAppKnowledge(config);
  const model = planningModelOf(knowledge);
  const { code, causes, other } = codeFileOf(knowledge);
  const labels = causes.map(({ id, label }) => [id, label] as const);
  return {
    code,
    model,
    causeLabels: Object.fromEntries([...labels, [OTHER_CAUSE, other.label]]),
    knowledgeVersion: knowledge.version,
  };
}

/** The troubleshooting model of the first code file, or of one that an incident is about, for its terminal and answers. */
export const planningModelOf = (knowledge: Knowledge, incident?: IncidentFacts, code?: string): Model =>
  modelOfIncident(codeFileOf(knowledge, code), knowledge, incident);

function codeFileOf(knowledge: Knowledge, code?: string): CodeFile {
  const file = knowledge.codes.find(entry => entry.code === code) ?? knowledge.codes[0];
  if (!file) throw new ConfigError([`POSCARE_KNOWLEDGE: ${knowledge.dir}/codes holds no code file`]);
  return file;
}

export const renderIncidentMarkdown = (incident: Incident, knowledge: Knowledge): string =>
  renderIncident(incident, knowledge).markdown;

export const renderIncidentText = (incident: Incident, knowledge: Knowledge): string =>
  renderIncident(incident, knowledge).text;

/** Builds the product from its configuration; rejects with ConfigError, KnowledgeError or the database's own error. */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const clock = overrides.clock ?? systemClock;
  const random = overrides.random ?? Math.random;
  const log =
    overrides.log ??
    createLogger({ level: config.logLevel, ...(overrides.logTo === 'stderr' && { destination: process.stderr }) });
  const cacheDir = overrides.cacheDir ?? join(config.dataDir, 'models');
  const knowledge = createKnowledgeSource({
    load: () => loadAppKnowledge(config, { cacheDir }),
    watch: [config.knowledgeDir, config.wordingFile],
    log,
  });
  const reader = followKnowledge(knowledge, current =>
    createLanguageReader(toLanguageKnowledge(current), { cacheDir }),
  );
  const store = await openStore({
    dataDir: config.dataDir,
    ...(config.databaseUrl && { databaseUrl: config.databaseUrl }),
    ...(overrides.beforeStatement && { beforeStatement: overrides.beforeStatement }),
  });
  const wake = config.redisUrl ? createRedisWake(config.redisUrl, log) : createMemoryWake(log);
  const metrics = createMetrics(store.deliveries);
  const newId = overrides.newId ?? randomUUID;
  const adapt = overrides.adapt ?? (current => current);
  const bot = createBot(
    createConversationalist({
      knowledge: () => adapt(knowledge.current()),
      reader,
      newId,
      ...(overrides.witness && { witness: overrides.witness }),
    }),
  );
  if (overrides.rehearses) {
    await rehearse(bot, knowledge.current(), clock.now()).catch((error: unknown) =>
      log.warn({ err: error }, 'The bot could not practise; the first turns will be slow'),
    );
  }
  const media = createMediaStore({ store, clock });
  const fetchers = new Map<RemoteMedia['kind'], FetchMedia>();
  const deliverers: ReturnType<typeof createDeliverer>[] = [];
  const pushing = new Set<string>();
  const reminderGates = new Map<string, ReminderGate>();
  const turns = createTurnTaker({
    store,
    bot,
    redact,
    clock,
    wake,
    log,
    newId,
    pushTargets: channel => (pushing.has(channel) ? channel : undefined),
    eventTargets: config.handoffWebhook ? [HANDOFF_WEBHOOK] : [],
    reminderGate: channel => reminderGates.get(channel),
  });
  const app: App = {
    config,
    clock,
    log,
    store,
    wake,
    metrics,
    knowledge,
    random,
    turns: metrics.measure(turns),
    media,
    fetchMediaBy(kind, fetch) {
      fetchers.set(kind, fetch);
      if (fetchers.size > 1) return;
      const deliver = createMediaDeliver({ media, store, wake, fetchFor: name => fetchers.get(name) });
      app.deliverTo(MEDIA, oneByOne(deliver));
    },
    deliverTo(target, courier) {
      pushing.add(target);
      const deliverer = createDeliverer({ store, target, courier, clock, wake, log, random });
      deliverers.push(deliverer);
      deliverer.start();
      return deliverer;
    },
    remindIn(channel, gate) {
      if (config.nudges) reminderGates.set(channel, gate);
    },
    async close() {
      await Promise.all(deliverers.map(deliverer => deliverer.stop()));
      knowledge.close();
      await wake.close();
      await store.close();
    },
  };
  if (config.handoffWebhook) {
    const webhook = createHandoffWebhook(config.handoffWebhook, () => clock.now());
    app.deliverTo(HANDOFF_WEBHOOK, oneByOne(webhook));
  }
  return app;
}

/** A value made from the knowledge, made anew when a reload brings phrases that differ. */
function followKnowledge(
  source: KnowledgeSource,
  make: (knowledge: Knowledge) => LanguageReader,
): () => LanguageReader {
  let version = source.current().languageVersion;
  let made = make(source.current());
  source.onChange(knowledge => {
    if (knowledge.languageVersion === version) return;
    version = knowledge.languageVersion;
    made = make(knowledge);
  });
  return () => made;
}
