import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import { StateConflictError } from '../errors';
import type { Incident } from '../incident/incident';
import type { Engine } from './connections';
import { HELD, PENDING } from './delivery-queue';
import type { Conversation, Owner, TranscriptEntry } from './records';
import { jsonOrNull, toIncident, toIncidentRow, toTranscriptEntry, toTranscriptRow } from './rows';
import type { ConversationChange, Delivery, DeskEvent, NewTranscriptEntry, UnitOfWork } from './store';
import type { Tables } from './tables';

/** PostgreSQL's advisory lock that hands out desk event ids in the order of their commits; any number no one else uses. */
const DESK_EVENTS_LOCK = 3000_0001;

/** The statements of one transaction whose conversation row is locked; not to be used once its work has ended. */
export class KyselyUnitOfWork implements UnitOfWork {
  constructor(
    private readonly transaction: Transaction<Tables>,
    private readonly engine: Engine,
    readonly conversation: Conversation,
  ) {}

  async claimMessage(messageId: string, at: Date): Promise<boolean> {
    const { channel, account, id } = this.conversation;
    const { numInsertedOrUpdatedRows } = await this.transaction
      .insertInto('inbox')
      .values({ channel, account, message_id: messageId, conversation_id: id, received_at: at.toISOString() })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  async findMessageEntries(messageId: string): Promise<readonly TranscriptEntry[]> {
    const rows = await this.transaction
      .selectFrom('transcript')
      .selectAll()
      .where('conversation_id', '=', this.conversation.id)
      .where('turn_message_id', '=', messageId)
      .orderBy('seq')
      .execute();
    return rows.map(toTranscriptEntry);
  }

  async recentTranscript(limit: number): Promise<readonly TranscriptEntry[]> {
    const rows = await this.transaction
      .selectFrom('transcript')
      .selectAll()
      .where('conversation_id', '=', this.conversation.id)
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute();
    return rows.reverse().map(toTranscriptEntry);
  }

  async findIncident(incidentId: string): Promise<Incident | undefined> {
    const row = await this.transaction
      .selectFrom('incidents')
      .select('data')
      .where('conversation_id', '=', this.conversation.id)
      .where('id', '=', incidentId)
      .executeTakeFirst();
    return row && toIncident(row);
  }

  async recentlyClosedIncidents(since: Date): Promise<readonly Incident[]> {
    const rows = await this.transaction
      .selectFrom('incidents')
      .select('data')
      .where('conversation_id', '=', this.conversation.id)
      .where('status', '=', 'closed')
      .where('closed_at', '>=', since.toISOString())
      .orderBy('closed_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return rows.map(toIncident);
  }

  async append(entries: readonly NewTranscriptEntry[], turnMessageId: string): Promise<readonly TranscriptEntry[]> {
    if (entries.length === 0) return [];
    const conversationId = this.conversation.id;
    const { last } = await this.transaction
      .selectFrom('transcript')
      .select(({ fn }) => fn.max('seq').as('last'))
      .where('conversation_id', '=', conversationId)
      .executeTakeFirstOrThrow();
    const first = (last ?? 0) + 1;
    const stored = entries.map((entry, index) => ({ ...entry, conversationId, seq: first + index }));
    await this.transaction
      .insertInto('transcript')
      .values(stored.map(entry => toTranscriptRow(entry, turnMessageId)))
      .execute();
    return stored;
  }

  async rewriteText(seq: number, text: string): Promise<void> {
    await this.transaction
      .updateTable('transcript')
      .set({ text })
      .where('conversation_id', '=', this.conversation.id)
      .where('seq', '=', seq)
      .execute();
  }

  async saveIncident(incident: Incident, listing: { owner: Owner; title: string }): Promise<void> {
    const row = { ...toIncidentRow(incident, listing), conversation_id: this.conversation.id };
    await this.transaction
      .insertInto('incidents')
      .values(row)
      .onConflict(conflict => conflict.columns(['conversation_id', 'id']).doUpdateSet(row))
      .execute();
  }

  async queueDelivery(delivery: Omit<Delivery, 'attempts' | 'conversationId' | 'partsSent'>, now: Date): Promise<void> {
    const conversationId = this.conversation.id;
    await this.transaction
      .insertInto('deliveries')
      .values(eb => ({
        conversation_id: conversationId,
        position: eb
          .selectFrom('deliveries')
          .select(sql<number>`${eb.fn.coalesce(eb.fn.max('position'), sql.lit(0))} + 1`.as('next'))
          .where('conversation_id', '=', conversationId),
        id: delivery.id,
        target: delivery.target,
        idempotency_key: delivery.idempotencyKey,
        payload: JSON.stringify(delivery.payload),
        status: 'pending' as const,
        attempts: 0,
        parts_sent: 0,
        part_sent_at: null,
        due_at: now.toISOString(),
        error: null,
        created_at: now.toISOString(),
        finished_at: null,
      }))
      .execute();
  }

  async releaseDeliveries(target: string, now: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.transaction
      .updateTable('deliveries')
      .set({ due_at: now.toISOString() })
      .where('conversation_id', '=', this.conversation.id)
      .where('target', '=', target)
      .where('status', '=', PENDING)
      .where('due_at', '=', HELD)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  }

  async addDeskEvent(event: Omit<DeskEvent, 'id' | 'conversationId'>): Promise<void> {
    if (this.engine === 'postgres') {
      // Ids are given before the commit: without this a reader could pass event 6 while event 5 is not yet visible.
      await sql`select pg_advisory_xact_lock(${sql.lit(DESK_EVENTS_LOCK)})`.execute(this.transaction);
    }
    await this.transaction
      .insertInto('desk_events')
      .values({
        conversation_id: this.conversation.id,
        incident_id: event.incidentId ?? null,
        name: event.name,
        value: JSON.stringify(event.value),
        at: event.at,
      })
      .execute();
  }

  async saveConversation(change: ConversationChange): Promise<void> {
    const { id, version } = this.conversation;
    const { numUpdatedRows } = await this.transaction
      .updateTable('conversations')
      .set({
        owner: change.owner,
        agent_id: change.agentId ?? null,
        incident_id: change.incidentId ?? null,
        state: JSON.stringify(change.state),
        ...(change.address && { address: jsonOrNull(change.address) }),
        version: version + 1,
        updated_at: change.at.toISOString(),
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows !== 1n) throw new StateConflictError(id, version);
  }
}
