import type { Kysely, Migration } from 'kysely';
import { sql } from 'kysely';

/** Notices outside the reply window, one a window, and what merchants have agreed to be told. */
export const notices: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('notices')
      .addColumn('conversation_id', 'text', column => column.notNull().references('conversations.id'))
      .addColumn('opened_at', 'text', column => column.notNull())
      .addColumn('status', 'text', column =>
        column.notNull().check(sql`status in ('sending', 'sent', 'delivered', 'failed')`),
      )
      .addColumn('vendor_id', 'text')
      .addColumn('created_at', 'text', column => column.notNull())
      .addColumn('sent_at', 'text')
      .addColumn('error', 'text')
      .addPrimaryKeyConstraint('notices_pk', ['conversation_id', 'opened_at'])
      .execute();
    await db.schema
      .createTable('consents')
      .addColumn('channel', 'text', column => column.notNull())
      .addColumn('account', 'text', column => column.notNull())
      .addColumn('merchant_id', 'text', column => column.notNull())
      .addColumn('template_id', 'text', column => column.notNull())
      .addColumn('status', 'text', column =>
        column.notNull().check(sql`status in ('accept', 'reject', 'used', 'ended')`),
      )
      .addColumn('at', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('consents_pk', ['channel', 'account', 'merchant_id', 'template_id'])
      .execute();
  },
};
