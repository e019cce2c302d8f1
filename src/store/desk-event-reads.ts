import type { JsonObject } from '../json';
import type { Reads } from './connections';
import type { DeskEventReads } from './store';

export function createDeskEventReads(reads: Reads): DeskEventReads {
  return {
    async since(id, limit) {
      const rows = await reads
        .selectFrom('desk_events')
        .selectAll()
        .where('id', '>', id)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(row => ({
        id: row.id,
        conversationId: row.conversation_id,
        ...(row.incident_id !== null && { incidentId: row.incident_id }),
        name: row.name,
        value: JSON.parse(row.value) as JsonObject,
        at: row.at,
      }));
    },
    async lastId() {
      const { last } = await reads
        .selectFrom('desk_events')
        .select(({ fn }) => fn.max('id').as('last'))
        .executeTakeFirstOrThrow();
      return last ?? 0;
    },
  };
}
