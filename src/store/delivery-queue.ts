import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Connections } from './connections';
import { toDelivery } from './rows';
import type { DeliveryQueue } from './store';
import type { DeliveryRow, Tables } from './tables';

/** Written into the statement instead of bound: both engines use a partial index only where they can see its condition. */
export const PENDING = sql.lit<'pending'>('pending');

/** When a held delivery is due: never by itself. */
export const HELD = '9999-12-31T23:59:59.999Z';

/** Errors are for operators to read in a table, not for stack traces. */
const MAX_ERROR_LENGTH = 500;

export function createDeliveryQueue({ engine, reads, transact }: Connections): DeliveryQueue {
  return {
    async claim({ leaseUntil, withRest = false, ...query }) {
      // A look without a lock first: an idle deliverer's poll must not queue behind the turns.
      const waiting = await dueDeliveries(reads, { ...query, limit: 1 }).execute();
      if (waiting.length === 0) return [];
      return transact(async transaction => {
        const due = dueDeliveries(transaction, query);
        const first = await (engine === 'postgres' ? due.forUpdate('due').skipLocked() : due).execute();
        const rows = withRest ? await dueFrom(transaction, first, query.now) : first;
        if (rows.length === 0) return [];
        await transaction
          .updateTable('deliveries')
          .set(eb => ({ due_at: leaseUntil.toISOString(), attempts: eb('attempts', '+', 1) }))
          .where(
            'id',
            'in',
            rows.map(row => row.id),
          )
          .execute();
        return rows.map(row => toDelivery({ ...row, attempts: row.attempts + 1 }));
      });
    },
    async markSent(deliveryId, now) {
      await transact(transaction =>
        transaction
          .updateTable('deliveries')
          .set({ status: 'sent', error: null, finished_at: now.toISOString() })
          .where('id', '=', deliveryId)
          .execute(),
      );
    },
    async markFailed(deliveryId, { now, retryAt, error }) {
      const outcome = retryAt
        ? { due_at: retryAt.toISOString() }
        : { status: 'dead' as const, finished_at: now.toISOString() };
      // Only where still pending: another worker may have sent it after this one's lease ran out.
      await transact(transaction =>
        transaction
          .updateTable('deliveries')
          .set({ ...outcome, error: error.slice(0, MAX_ERROR_LENGTH) })
          .where('id', '=', deliveryId)
          .where('status', '=', PENDING)
          .execute(),
      );
    },
    async recordMessage({ key, held }, now) {
      await transact(async transaction => {
        for (const [index, { deliveryId, partsSent, isFinished }] of held.entries()) {
          await transaction
            .updateTable('deliveries')
            .set(eb => ({
              parts_sent: partsSent,
              messages_sent: eb('messages_sent', '+', index === 0 ? 1 : 0),
              part_sent_at: now.toISOString(),
              message_key: key,
              ...(isFinished && { status: 'sent' as const, error: null, finished_at: now.toISOString() }),
            }))
            .where('id', '=', deliveryId)
            .execute();
        }
      });
    },
    async countMessages(conversationId, target, since) {
      const { total } = await reads
        .selectFrom('deliveries')
        .select(({ fn }) => fn.sum<number | null>('messages_sent').as('total'))
        .where('conversation_id', '=', conversationId)
        .where('target', '=', target)
        .where('part_sent_at', '>=', since.toISOString())
        .executeTakeFirstOrThrow();
      return Number(total ?? 0);
    },
    async takeBack({ target, key }, { now, isFinal, reason }) {
      const outcome = isFinal
        ? { status: 'dead' as const, finished_at: now.toISOString() }
        : { status: 'pending' as const, due_at: HELD, parts_sent: 0, finished_at: null };
      const { numUpdatedRows } = await transact(transaction =>
        transaction
          .updateTable('deliveries')
          .set({ ...outcome, error: reason.slice(0, MAX_ERROR_LENGTH) })
          .where('target', '=', target)
          .where('message_key', '=', key)
          .executeTakeFirstOrThrow(),
      );
      return Number(numUpdatedRows);
    },
    async hold({ id, conversationId }, { version, now, reason }) {
      await transact(async transaction => {
        // The row is locked by a turn until it has committed: whoever writes meanwhile has changed the version here.
        const conversation = transaction.selectFrom('conversations').select('version').where('id', '=', conversationId);
        const row = await (engine === 'postgres' ? conversation.forUpdate() : conversation).executeTakeFirst();
        const dueAt = row?.version === version ? HELD : now.toISOString();
        await transaction
          .updateTable('deliveries')
          .set(eb => ({ due_at: dueAt, attempts: eb('attempts', '-', 1), error: reason.slice(0, MAX_ERROR_LENGTH) }))
          .where('id', '=', id)
          .where('status', '=', PENDING)
          .execute();
      });
    },
    async countByStatus() {
      const rows = await reads
        .selectFrom('deliveries')
        .select(({ fn }) => ['status', fn.countAll<number>().as('total')])
        .groupBy('status')
        .execute();
      return { pending: 0, sent: 0, dead: 0, ...Object.fromEntries(rows.map(row => [row.status, row.total])) };
    },
  };
}

interface DueQuery {
  readonly target: string;
  readonly conversationId?: string;
  readonly now: Date;
  readonly limit: number;
}

/** Due deliveries of a target, the longest due first, that have no unsent one of the same target and conversation before them, but for held ones. */
function dueDeliveries(db: Kysely<Tables>, query: DueQuery) {
  return db
    .selectFrom('deliveries as due')
    .selectAll('due')
    .where('due.target', '=', query.target)
    .where('due.status', '=', PENDING)
    .where('due.due_at', '<=', query.now.toISOString())
    .$if(query.conversationId !== undefined, due => due.where('due.conversation_id', '=', query.conversationId ?? ''))
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('deliveries as earlier')
            .select('earlier.position')
            .whereRef('earlier.conversation_id', '=', 'due.conversation_id')
            .whereRef('earlier.target', '=', 'due.target')
            .whereRef('earlier.position', '<', 'due.position')
            .where('earlier.status', '=', PENDING)
            // Not `<`: SQLite would take the index on due_at, and read all that waits for each that is due.
            .where('earlier.due_at', '<>', HELD),
        ),
      ),
    )
    .orderBy('due.due_at')
    .orderBy('due.position')
    .limit(query.limit);
}

/** Each of these with those of the same target and conversation that are due after it, in order; they are no one else's while the first is locked. */
async function dueFrom(db: Kysely<Tables>, first: readonly DeliveryRow[], now: Date): Promise<readonly DeliveryRow[]> {
  const rows = first.map(({ conversation_id, target, position }) =>
    db
      .selectFrom('deliveries')
      .selectAll()
      .where('conversation_id', '=', conversation_id)
      .where('target', '=', target)
      .where('position', '>=', position)
      .where('status', '=', PENDING)
      .where('due_at', '<=', now.toISOString())
      .orderBy('position')
      .execute(),
  );
  return (await Promise.all(rows)).flat();
}
