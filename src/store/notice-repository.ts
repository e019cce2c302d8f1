import type { Connections } from './connections';
import type { Notice, NoticeRepository } from './notice-store';
import type { NoticeRow } from './tables';

export function createNoticeRepository({ reads, transact }: Connections): NoticeRepository {
  return {
    async begin({ conversationId, openedAt }, now) {
      const row: NoticeRow = {
        conversation_id: conversationId,
        opened_at: openedAt,
        status: 'sending',
        vendor_id: null,
        created_at: now.toISOString(),
        sent_at: null,
        error: null,
      };
      const { numInsertedOrUpdatedRows } = await transact(transaction =>
        transaction
          .insertInto('notices')
          .values(row)
          .onConflict(conflict => conflict.doNothing())
          .executeTakeFirstOrThrow(),
      );
      return numInsertedOrUpdatedRows === 1n;
    },
    async markSent({ conversationId, openedAt }, { vendorId, now }) {
      // Its result may have come first, and stays.
      await transact(transaction =>
        transaction
          .updateTable('notices')
          .set({ status: 'sent', vendor_id: vendorId ?? null, sent_at: now.toISOString() })
          .where('conversation_id', '=', conversationId)
          .where('opened_at', '=', openedAt)
          .where('status', '=', 'sending')
          .execute(),
      );
    },
    async markFailed({ conversationId, openedAt }, error) {
      await transact(transaction =>
        transaction
          .updateTable('notices')
          .set({ status: 'failed', error })
          .where('conversation_id', '=', conversationId)
          .where('opened_at', '=', openedAt)
          .execute(),
      );
    },
    async settle({ conversationId, vendorId, error }) {
      const outcome = error === undefined ? { status: 'delivered' as const } : { status: 'failed' as const, error };
      const { numUpdatedRows } = await transact(transaction =>
        transaction
          .updateTable('notices')
          .set({ ...outcome, vendor_id: vendorId })
          .where('conversation_id', '=', conversationId)
          .where(eb =>
            eb.or([
              eb('vendor_id', '=', vendorId),
              eb.and([eb('vendor_id', 'is', null), eb('status', 'in', ['sending', 'sent'])]),
            ]),
          )
          .executeTakeFirstOrThrow(),
      );
      return numUpdatedRows > 0n;
    },
    async find({ conversationId, openedAt }) {
      const row = await reads
        .selectFrom('notices')
        .selectAll()
        .where('conversation_id', '=', conversationId)
        .where('opened_at', '=', openedAt)
        .executeTakeFirst();
      return row && toNotice(row);
    },
  };
}

const toNotice = (row: NoticeRow): Notice => ({
  conversationId: row.conversation_id,
  openedAt: row.opened_at,
  status: row.status,
  createdAt: row.created_at,
  ...(row.sent_at !== null && { sentAt: row.sent_at }),
  ...(row.error !== null && { error: row.error }),
});
