import type { Transaction } from 'kysely';
import type { Connections } from './connections';
import { HELD } from './delivery-queue';
import type { Tables } from './tables';
import type { WecomSentRow } from './wecom-tables';
import type { WecomSent } from './wecom-store';

export function createWecomSent({ engine, reads, transact }: Connections): WecomSent {
  const failOne = async (
    transaction: Transaction<Tables>,
    { delivery_id, part, conversation_version }: WecomSentRow,
    { outcome, reason, now }: { outcome: 'hold' | 'dead'; reason: string; now: Date },
  ): Promise<void> => {
    const delivery = await transaction
      .selectFrom('deliveries')
      .select(['conversation_id', 'parts_sent'])
      .where('id', '=', delivery_id)
      .executeTakeFirst();
    if (!delivery) return;
    const conversation = transaction
      .selectFrom('conversations')
      .select('version')
      .where('id', '=', delivery.conversation_id);
    const row = await (engine === 'postgres' ? conversation.forUpdate() : conversation).executeTakeFirst();
    // Who has written since then is not waited for: what is held was released before.
    const dueAt = row?.version === conversation_version ? HELD : now.toISOString();
    const at = now.toISOString();
    await transaction
      .updateTable('deliveries')
      .set(
        outcome === 'dead'
          ? { status: 'dead', error: reason, finished_at: at }
          : {
              status: 'pending',
              error: reason,
              finished_at: null,
              due_at: dueAt,
              parts_sent: Math.min(delivery.parts_sent, part),
            },
      )
      .where('id', '=', delivery_id)
      .execute();
  };

  return {
    async record({ openKfid, msgid, deliveries, conversationVersion }, now) {
      await transact(transaction =>
        transaction
          .insertInto('wecom_sent')
          .values(
            deliveries.map(({ id, part }) => ({
              open_kfid: openKfid,
              msgid,
              delivery_id: id,
              part,
              conversation_version: conversationVersion,
              has_failed: 0,
              sent_at: now.toISOString(),
            })),
          )
          .onConflict(conflict =>
            conflict
              .columns(['open_kfid', 'msgid', 'delivery_id'])
              .doUpdateSet({ conversation_version: conversationVersion, sent_at: now.toISOString() }),
          )
          .execute(),
      );
    },
    async countFailures(deliveryId, part) {
      const { total } = await reads
        .selectFrom('wecom_sent')
        .select(({ fn }) => fn.countAll<number>().as('total'))
        .where('delivery_id', '=', deliveryId)
        .where('part', '=', part)
        .where('has_failed', '=', 1)
        .executeTakeFirstOrThrow();
      return total;
    },
    fail: ({ openKfid, msgid }, failure) =>
      transact(async transaction => {
        const rows = await transaction
          .updateTable('wecom_sent')
          .set({ has_failed: 1 })
          .where('open_kfid', '=', openKfid)
          .where('msgid', '=', msgid)
          .where('has_failed', '=', 0)
          .returningAll()
          .execute();
        for (const row of rows) await failOne(transaction, row, failure);
        return rows.length > 0;
      }),
    async removeBefore(date) {
      const { numDeletedRows } = await transact(transaction =>
        transaction.deleteFrom('wecom_sent').where('sent_at', '<', date.toISOString()).executeTakeFirstOrThrow(),
      );
      return Number(numDeletedRows);
    },
  };
}
