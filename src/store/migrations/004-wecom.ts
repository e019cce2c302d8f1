import type { Kysely, Migration } from 'kysely';

/** How far each customer-service account of WeCom has been read, and who has a customer's session there. */
export const wecom: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('wecom_accounts')
      .addColumn('corp_id', 'text', column => column.notNull())
      .addColumn('open_kfid', 'text', column => column.notNull())
      .addColumn('cursor', 'text')
      .addColumn('is_drained', 'integer', column => column.notNull())
      .addColumn('rings', 'integer', column => column.notNull())
      .addColumn('rings_answered', 'integer', column => column.notNull())
      .addColumn('token', 'text')
      .addColumn('token_at', 'text')
      .addColumn('pulled_at', 'text')
      .addColumn('lease_holder', 'text')
      .addColumn('lease_until', 'text')
      .addPrimaryKeyConstraint('wecom_accounts_pk', ['corp_id', 'open_kfid'])
      .execute();
    await db.schema
      .createTable('wecom_sessions')
      .addColumn('corp_id', 'text', column => column.notNull())
      .addColumn('open_kfid', 'text', column => column.notNull())
      .addColumn('external_userid', 'text', column => column.notNull())
      .addColumn('state', 'text', column => column.notNull())
      .addColumn('servicer', 'text')
      .addColumn('known_at', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('wecom_sessions_pk', ['corp_id', 'open_kfid', 'external_userid'])
      .execute();
  },
};
