import type { Kysely, Migration } from 'kysely';
import type { Engine } from '../connections';

/** Photos that merchants send: in the database, since replicas share nothing else; a line of the transcript says what became of its photo. */
export const media = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('media')
      .addColumn('conversation_id', 'text', column => column.notNull().references('conversations.id'))
      .addColumn('id', 'text', column => column.notNull())
      .addColumn('content_type', 'text', column => column.notNull())
      .addColumn('bytes', engine === 'sqlite' ? 'blob' : 'bytea', column => column.notNull())
      .addColumn('width', 'integer', column => column.notNull())
      .addColumn('height', 'integer', column => column.notNull())
      .addColumn('created_at', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('media_pk', ['conversation_id', 'id'])
      .execute();
    await db.schema.createIndex('media_by_id').on('media').column('id').unique().execute();
    await db.schema.alterTable('transcript').addColumn('media_status', 'text').execute();
    await db.schema.alterTable('transcript').addColumn('media_id', 'text').execute();
  },
});
