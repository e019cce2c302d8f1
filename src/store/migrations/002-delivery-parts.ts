import type { Kysely, Migration } from 'kysely';

/** A line may take several messages of a channel; what is out already is not sent again, and counts against what the channel allows. */
export const deliveryParts: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('deliveries')
      .addColumn('parts_sent', 'integer', column => column.notNull().defaultTo(0))
      .execute();
    await db.schema.alterTable('deliveries').addColumn('part_sent_at', 'text').execute();
  },
};
