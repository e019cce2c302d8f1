import type { Connections } from './connections';
import type { Media, MediaRepository } from './store';
import type { MediaRow } from './tables';

export function createMediaRepository({ reads, transact }: Connections): MediaRepository {
  return {
    async add(media, now) {
      await transact(transaction => transaction.insertInto('media').values(toMediaRow(media, now)).execute());
    },
    async find(id) {
      const row = await reads.selectFrom('media').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toMedia(row);
    },
    async remove(id) {
      await transact(transaction => transaction.deleteFrom('media').where('id', '=', id).execute());
    },
    addToLine: ({ seq, ...media }, now) =>
      transact(async transaction => {
        const { numUpdatedRows } = await transaction
          .updateTable('transcript')
          .set({ media_status: 'stored', media_id: media.id })
          .where('conversation_id', '=', media.conversationId)
          .where('seq', '=', seq)
          .where('media_status', 'in', ['fetching', 'failed'])
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 0n) return false;
        await transaction.insertInto('media').values(toMediaRow(media, now)).execute();
        return true;
      }),
    async failLine({ conversationId, seq }) {
      await transact(transaction =>
        transaction
          .updateTable('transcript')
          .set({ media_status: 'failed' })
          .where('conversation_id', '=', conversationId)
          .where('seq', '=', seq)
          .where('media_status', '=', 'fetching')
          .execute(),
      );
    },
  };
}

const toMediaRow = (media: Media, now: Date): MediaRow => ({
  conversation_id: media.conversationId,
  id: media.id,
  content_type: media.contentType,
  bytes: media.bytes,
  width: media.width,
  height: media.height,
  created_at: now.toISOString(),
});

const toMedia = (row: MediaRow): Media => ({
  conversationId: row.conversation_id,
  id: row.id,
  contentType: row.content_type,
  bytes: row.bytes,
  width: row.width,
  height: row.height,
});
