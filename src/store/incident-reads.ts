import { RequestError } from '../errors';
import type { Incident } from '../incident/incident';
import type { Reads } from './connections';
import { toIncident } from './rows';
import type { IncidentListing, IncidentReads } from './store';
import type { IncidentRow } from './tables';

const EXPORT_PAGE = 200;
const LISTED = [
  'id',
  'conversation_id',
  'status',
  'owner',
  'agent_name',
  'priority',
  'priority_rank',
  'opened_at',
  'updated_at',
  'title',
] as const;
type ListedRow = Pick<IncidentRow, (typeof LISTED)[number]>;

export function createIncidentReads(reads: Reads): IncidentReads {
  return {
    async find(incidentId) {
      const row = await reads.selectFrom('incidents').select('data').where('id', '=', incidentId).executeTakeFirst();
      return row && toIncident(row);
    },
    async list({ status, limit, cursor }) {
      let query = reads
        .selectFrom('incidents')
        .select(LISTED)
        .where('status', '=', status)
        .orderBy('priority_rank')
        .orderBy('opened_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1);
      if (cursor !== undefined) {
        const after = readCursor(cursor);
        query = query.where(eb =>
          eb.or([
            eb('priority_rank', '>', after.rank),
            eb.and([eb('priority_rank', '=', after.rank), eb('opened_at', '<', after.openedAt)]),
            eb.and([
              eb('priority_rank', '=', after.rank),
              eb('opened_at', '=', after.openedAt),
              eb('id', '<', after.id),
            ]),
          ]),
        );
      }
      const rows = await query.execute();
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return { incidents: page.map(toListing), ...(rows.length > limit && last && { next: toCursor(last) }) };
    },
    async count(status) {
      const { total } = await reads
        .selectFrom('incidents')
        .select(({ fn }) => fn.countAll<number>().as('total'))
        .where('status', '=', status)
        .executeTakeFirstOrThrow();
      return total;
    },
    exportSince: since => exportSince(reads, since),
  };
}

/** Pages by (openedAt, id), so that an export of any length holds one page in memory and no lock. */
async function* exportSince(reads: Reads, since: string | undefined): AsyncIterable<Incident> {
  let after = { openedAt: since ?? '', id: '' };
  for (;;) {
    const rows = await reads
      .selectFrom('incidents')
      .select(['id', 'opened_at', 'data'])
      .where(eb =>
        eb.or([
          eb('opened_at', '>', after.openedAt),
          eb.and([eb('opened_at', '=', after.openedAt), eb('id', '>', after.id)]),
        ]),
      )
      .orderBy('opened_at')
      .orderBy('id')
      .limit(EXPORT_PAGE)
      .execute();
    yield* rows.map(toIncident);
    const last = rows.at(-1);
    if (!last || rows.length < EXPORT_PAGE) return;
    after = { openedAt: last.opened_at, id: last.id };
  }
}

function toListing(row: ListedRow): IncidentListing {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    status: row.status,
    owner: row.owner,
    ...(row.agent_name !== null && { agentName: row.agent_name }),
    priority: row.priority,
    openedAt: row.opened_at,
    updatedAt: row.updated_at,
    title: row.title,
  };
}

const toCursor = (row: ListedRow): string =>
  Buffer.from(JSON.stringify([row.priority_rank, row.opened_at, row.id])).toString('base64url');

function readCursor(cursor: string): { rank: number; openedAt: string; id: string } {
  const [rank, openedAt, id] = parseArray(Buffer.from(cursor, 'base64url').toString());
  if (typeof rank !== 'number' || typeof openedAt !== 'string' || typeof id !== 'string') {
    throw new RequestError(400, 'cursor-invalid', 'The cursor is not one that a list has given out');
  }
  return { rank, openedAt, id };
}

function parseArray(json: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value : [];
  } catch {
    return []; // Not JSON: the caller refuses it like any other malformed cursor.
  }
}
