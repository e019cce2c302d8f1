import type { Kysely, Migration } from 'kysely';
import { sql } from 'kysely';
import type { Engine } from '../connections';

/** Conversations, inbox, transcript, incidents, outbox, desk events, agents. */
export const firstTables = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    await createConversationTables(db);
    await createQueueTables(db, engine);
    await createAccountTables(db);
  },
});

async function createConversationTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('conversations')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('channel', 'text', column => column.notNull())
    .addColumn('account', 'text', column => column.notNull())
    .addColumn('conversation_key', 'text', column => column.notNull())
    .addColumn('merchant_id', 'text', column => column.notNull())
    .addColumn('merchant_name', 'text')
    .addColumn('owner', 'text', column => column.notNull().check(sql`owner in ('bot', 'queue', 'agent')`))
    .addColumn('agent_id', 'text')
    .addColumn('incident_id', 'text')
    .addColumn('version', 'integer', column => column.notNull())
    .addColumn('state', 'text', column => column.notNull())
    .addColumn('address', 'text')
    .addColumn('created_at', 'text', column => column.notNull())
    .addColumn('updated_at', 'text', column => column.notNull())
    .execute();
  await db.schema
    .createTable('inbox')
    .addColumn('channel', 'text', column => column.notNull())
    .addColumn('account', 'text', column => column.notNull())
    .addColumn('message_id', 'text', column => column.notNull())
    .addColumn('conversation_id', 'text', column => column.notNull())
    .addColumn('received_at', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('inbox_pk', ['channel', 'account', 'message_id'])
    .execute();
  await db.schema
    .createTable('transcript')
    .addColumn('conversation_id', 'text', column => column.notNull().references('conversations.id'))
    .addColumn('seq', 'integer', column => column.notNull())
    .addColumn('at', 'text', column => column.notNull())
    .addColumn('speaker', 'text', column => column.notNull())
    .addColumn('agent_name', 'text')
    .addColumn('message_id', 'text', column => column.notNull())
    .addColumn('turn_message_id', 'text', column => column.notNull())
    .addColumn('incident_id', 'text')
    .addColumn('kind', 'text', column => column.notNull())
    .addColumn('text', 'text', column => column.notNull())
    .addColumn('reply', 'text')
    .addColumn('client_data', 'text')
    .addPrimaryKeyConstraint('transcript_pk', ['conversation_id', 'seq'])
    .execute();
  await db.schema
    .createIndex('transcript_by_turn')
    .on('transcript')
    .columns(['conversation_id', 'turn_message_id'])
    .execute();
  await createIncidents(db);
}

async function createIncidents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('incidents')
    .addColumn('conversation_id', 'text', column => column.notNull().references('conversations.id'))
    .addColumn('id', 'text', column => column.notNull())
    .addColumn('status', 'text', column => column.notNull())
    .addColumn('owner', 'text', column => column.notNull())
    .addColumn('agent_name', 'text')
    .addColumn('priority', 'text', column => column.notNull())
    .addColumn('priority_rank', 'integer', column => column.notNull())
    .addColumn('opened_at', 'text', column => column.notNull())
    .addColumn('updated_at', 'text', column => column.notNull())
    .addColumn('closed_at', 'text')
    .addColumn('title', 'text', column => column.notNull())
    .addColumn('data', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('incidents_pk', ['conversation_id', 'id'])
    .execute();
  await db.schema.createIndex('incidents_by_id').on('incidents').column('id').unique().execute();
  await db.schema
    .createIndex('incidents_by_urgency')
    .on('incidents')
    .columns(['status', 'priority_rank', 'opened_at desc', 'id desc'])
    .execute();
  await db.schema.createIndex('incidents_by_opening').on('incidents').columns(['opened_at', 'id']).execute();
}

async function createQueueTables(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('conversation_id', 'text', column => column.notNull().references('conversations.id'))
    .addColumn('position', 'integer', column => column.notNull())
    .addColumn('id', 'text', column => column.notNull())
    .addColumn('target', 'text', column => column.notNull())
    .addColumn('idempotency_key', 'text', column => column.notNull())
    .addColumn('payload', 'text', column => column.notNull())
    .addColumn('status', 'text', column => column.notNull().check(sql`status in ('pending', 'sent', 'dead')`))
    .addColumn('attempts', 'integer', column => column.notNull())
    .addColumn('due_at', 'text', column => column.notNull())
    .addColumn('error', 'text')
    .addColumn('created_at', 'text', column => column.notNull())
    .addColumn('finished_at', 'text')
    .addPrimaryKeyConstraint('deliveries_pk', ['conversation_id', 'position'])
    .execute();
  await db.schema.createIndex('deliveries_by_id').on('deliveries').column('id').unique().execute();
  await db.schema
    .createIndex('deliveries_due')
    .on('deliveries')
    .columns(['target', 'due_at', 'position'])
    .where(sql.ref('status'), '=', sql.lit('pending'))
    .execute();
  await db.schema
    .createIndex('deliveries_unsent')
    .on('deliveries')
    .columns(['conversation_id', 'target', 'position'])
    .where(sql.ref('status'), '=', sql.lit('pending'))
    .execute();
  await db.schema
    .createTable('desk_events')
    .addColumn('id', engine === 'sqlite' ? 'integer' : 'bigint', column =>
      engine === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    )
    .addColumn('conversation_id', 'text', column => column.notNull().references('conversations.id'))
    .addColumn('incident_id', 'text')
    .addColumn('name', 'text', column => column.notNull())
    .addColumn('value', 'text', column => column.notNull())
    .addColumn('at', 'text', column => column.notNull())
    .execute();
}

async function createAccountTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('agents')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('name', 'text', column => column.notNull().unique())
    .addColumn('role', 'text', column => column.notNull())
    .addColumn('password_hash', 'text', column => column.notNull())
    .addColumn('disabled', 'integer', column => column.notNull())
    .addColumn('created_at', 'text', column => column.notNull())
    .execute();
  await db.schema
    .createTable('sessions')
    .addColumn('token_hash', 'text', column => column.primaryKey())
    .addColumn('agent_id', 'text', column => column.notNull().references('agents.id'))
    .addColumn('csrf_token', 'text', column => column.notNull())
    .addColumn('created_at', 'text', column => column.notNull())
    .addColumn('expires_at', 'text', column => column.notNull())
    .execute();
  await db.schema.createIndex('sessions_by_expiry').on('sessions').column('expires_at').execute();
  await db.schema
    .createTable('secrets')
    .addColumn('name', 'text', column => column.primaryKey())
    .addColumn('value', 'text', column => column.notNull())
    .execute();
  await db.schema
    .createTable('heartbeats')
    .addColumn('id', 'integer', column => column.primaryKey())
    .addColumn('at', 'text', column => column.notNull())
    .execute();
}
