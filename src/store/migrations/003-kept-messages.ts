import type { Kysely, Migration } from 'kysely';
import { sql } from 'kysely';

/** One message of a channel may hold several lines: messages are counted apart from the parts of a line, and known by the key they were sent with. */
export const keptMessages: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('deliveries')
      .addColumn('messages_sent', 'integer', column => column.notNull().defaultTo(0))
      .execute();
    await db.schema.alterTable('deliveries').addColumn('message_key', 'text').execute();
    await sql`update deliveries set messages_sent = parts_sent`.execute(db);
    await db.schema
      .createIndex('deliveries_by_message_key')
      .on('deliveries')
      .columns(['target', 'message_key'])
      .where(sql.ref('message_key'), 'is not', null)
      .execute();
  },
};
