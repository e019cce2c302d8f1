import type { Transaction } from 'kysely';
import { ConfigError, NotFoundError } from '../errors';
import { createAgentRepository } from './agent-repository';
import type { Connections } from './connections';
import { createConsentRepository } from './consent-repository';
import { createConversationReads, insertConversation } from './conversation-reads';
import { createDeliveryQueue } from './delivery-queue';
import { createDeskEventReads } from './desk-event-reads';
import { createInOrder } from './in-order';
import { createIncidentReads } from './incident-reads';
import { createMediaRepository } from './media-repository';
import { createNoticeRepository } from './notice-repository';
import { openPostgres } from './postgres-connections';
import { KyselyConversationView } from './conversation-view';
import { toConversation, toNewConversationRow } from './rows';
import { createSessionRepository } from './session-repository';
import { openSqlite } from './sqlite-connections';
import type { Store } from './store';
import type { ConversationRow, Tables } from './tables';
import { createWecomStore } from './create-wecom-store';
import type { BeforeStatement } from './traced-driver';
import { KyselyUnitOfWork } from './unit-of-work';

export interface StoreOptions {
  /** `postgres://…`; without it the store is SQLite in `dataDir`. */
  readonly databaseUrl?: string;
  /** Folder of the SQLite file, made where it is missing. */
  readonly dataDir: string;
  /** Called before every statement that goes to the engine, `begin` and `commit` included. */
  readonly beforeStatement?: BeforeStatement;
}

/** Opens the store and brings its schema up to date; throws the engine's error where the database is away. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { databaseUrl, dataDir, beforeStatement = () => {} } = options;
  if (databaseUrl === undefined) return createStore(await openSqlite(dataDir, beforeStatement));
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new ConfigError([
      'DATABASE_URL is not a PostgreSQL address, for example postgres://user:password@host:5432/poscare',
    ]);
  }
  return createStore(await openPostgres(databaseUrl, beforeStatement));
}

function createStore(connections: Connections): Store {
  const { engine, reads, transact } = connections;
  // Waiting here costs nothing; waiting for the row's lock would hold one of few connections for each message of a flood.
  const inOrder = createInOrder();
  const lock = (transaction: Transaction<Tables>, id: string): Promise<ConversationRow | undefined> => {
    const query = transaction.selectFrom('conversations').selectAll().where('id', '=', id);
    return (engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  };
  return {
    engine,
    conversations: createConversationReads(connections),
    incidents: createIncidentReads(reads),
    deskEvents: createDeskEventReads(reads),
    agents: createAgentRepository(connections),
    sessions: createSessionRepository(connections),
    deliveries: createDeliveryQueue(connections),
    wecom: createWecomStore(connections),
    media: createMediaRepository(connections),
    notices: createNoticeRepository(connections),
    consents: createConsentRepository(connections),
    async viewConversation(address, now) {
      const row = await reads
        .selectFrom('conversations')
        .selectAll()
        .where('id', '=', address.conversationId)
        .executeTakeFirst();
      return new KyselyConversationView(reads, toConversation(row ?? toNewConversationRow(address, now)));
    },
    withConversation: (address, now, work) =>
      inOrder(address.conversationId, () =>
        transact(async transaction => {
          const id = address.conversationId;
          let row = await lock(transaction, id);
          if (!row) {
            await insertConversation(transaction, address, now);
            row = await lock(transaction, id);
          }
          if (!row) throw new NotFoundError('conversation', id);
          return work(new KyselyUnitOfWork(transaction, engine, toConversation(row)));
        }),
      ),
    withExistingConversation: (conversationId, work) =>
      inOrder(conversationId, () =>
        transact(async transaction => {
          const row = await lock(transaction, conversationId);
          if (!row) throw new NotFoundError('conversation', conversationId);
          return work(new KyselyUnitOfWork(transaction, engine, toConversation(row)));
        }),
      ),
    getOrCreateSecret: (name, create) => getOrCreateSecret(connections, name, create),
    ping: () => ping(connections),
    close: () => connections.close(),
  };
}

async function getOrCreateSecret(
  { reads, transact }: Connections,
  name: string,
  create: () => string,
): Promise<string> {
  const known = await reads.selectFrom('secrets').select('value').where('name', '=', name).executeTakeFirst();
  if (known) return known.value;
  const secret = { name, value: create() };
  return transact(async transaction => {
    await transaction
      .insertInto('secrets')
      .values(secret)
      .onConflict(conflict => conflict.doNothing())
      .execute();
    const { value } = await transaction
      .selectFrom('secrets')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    return value;
  });
}

/** Writes one row: a database that is full or has become a read-only replica must not pass for healthy. */
async function ping({ transact }: Connections): Promise<void> {
  const at = new Date().toISOString();
  await transact(transaction =>
    transaction
      .insertInto('heartbeats')
      .values({ id: 1, at })
      .onConflict(conflict => conflict.column('id').doUpdateSet({ at }))
      .execute(),
  );
}
