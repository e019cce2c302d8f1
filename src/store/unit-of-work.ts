import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import { StateConflictError } from '../errors';
import type { Incident } from '../incident/incident';
import type { JsonObject } from '../json';
import type { Engine } from './connections';
import { KyselyConversationView } from './conversation-view';
import { HELD, PENDING } from './delivery-queue';
import type { Conversation, Owner, TranscriptEntry } from './records';
import { jsonOrNull, toDelivery, toIncidentRow, toTranscriptRow } from './rows';
import type { ConversationChange, Delivery, DeskEvent, NewDelivery, NewTranscriptEntry, UnitOfWork } from './store';
import type { Tables } from './tables';

/** PostgreSQL's advisory lock that hands out desk event ids in the order of their commits; any number no one else uses. */
const DESK_EVENTS_LOCK = 3000_0001;

/** The statements of one transaction whose conversation row is locked; not to be used once its work has ended. */
export class KyselyUnitOfWork extends KyselyConversationView<Transaction<Tables>> implements UnitOfWork {
  constructor(
    transaction: Transaction<Tables>,
    private readonly engine: Engine,
    conversation: Conversation,
  ) {
    super(transaction, conversation);
  }

  async claimMessage(messageId: string, at: Date): Promise<boolean> {
    const { channel, account, id } = this.conversation;
    const { numInsertedOrUpdatedRows } = await this.db
      .insertInto('inbox')
      .values({ channel, account, message_id: messageId, conversation_id: id, received_at: at.toISOString() })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  async append(entries: readonly NewTranscriptEntry[], turnMessageId: string): Promise<readonly TranscriptEntry[]> {
    if (entries.length === 0) return [];
    const conversationId = this.conversation.id;
    const { last } = await this.db
      .selectFrom('transcript')
      .select(({ fn }) => fn.max('seq').as('last'))
      .where('conversation_id', '=', conversationId)
      .executeTakeFirstOrThrow();
    const first = (last ?? 0) + 1;
    const stored = entries.map((entry, index) => ({ ...entry, conversationId, seq: first + index }));
    await this.db
      .insertInto('transcript')
      .values(stored.map(entry => toTranscriptRow(entry, turnMessageId)))
      .execute();
    return stored;
  }

  async rewriteText(seq: number, text: string): Promise<void> {
    await this.db
      .updateTable('transcript')
      .set({ text })
      .where('conversation_id', '=', this.conversation.id)
      .where('seq', '=', seq)
      .execute();
  }

  async saveIncident(incident: Incident, listing: { owner: Owner; title: string }): Promise<void> {
    const row = { ...toIncidentRow(incident, listing), conversation_id: this.conversation.id };
    await this.db
      .insertInto('incidents')
      .values(row)
      .onConflict(conflict => conflict.columns(['conversation_id', 'id']).doUpdateSet(row))
      .execute();
  }

  async queueDelivery(delivery: NewDelivery, now: Date): Promise<void> {
    const conversationId = this.conversation.id;
    await this.db
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
        messages_sent: 0,
        part_sent_at: null,
        message_key: null,
        due_at: (delivery.dueAt ?? now).toISOString(),
        error: null,
        created_at: now.toISOString(),
        finished_at: null,
      }))
      .execute();
  }

  async findLastQueued(target: string): Promise<Delivery | undefined> {
    const row = await this.db
      .selectFrom('deliveries')
      .selectAll()
      .where('conversation_id', '=', this.conversation.id)
      .where('target', '=', target)
      .where('status', '=', PENDING)
      .orderBy('position', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && toDelivery(row);
  }

  async rewriteDelivery(deliveryId: string, payload: JsonObject): Promise<void> {
    await this.db
      .updateTable('deliveries')
      .set({ payload: JSON.stringify(payload) })
      .where('id', '=', deliveryId)
      .execute();
  }

  async finishDelivery(deliveryId: string, now: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('deliveries')
      .set({ status: 'sent', error: null, payload: '{}', finished_at: now.toISOString() })
      .where('id', '=', deliveryId)
      .where('status', '=', PENDING)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  }

  async releaseDeliveries(target: string, now: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('deliveries')
      .set({ due_at: now.toISOString() })
      .where('conversation_id', '=', this.conversation.id)
      .where('target', '=', target)
      .where('status', '=', PENDING)
      .where('due_at', '=', HELD)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  }

  async withdrawDeliveries(target: string, now: Date): Promise<void> {
    await this.db
      .updateTable('deliveries')
      .set({ status: 'sent', error: null, payload: '{}', finished_at: now.toISOString() })
      .where('conversation_id', '=', this.conversation.id)
      .where('target', '=', target)
      .where('status', '=', PENDING)
      .execute();
  }

  async addDeskEvent(event: Omit<DeskEvent, 'id' | 'conversationId'>): Promise<void> {
    if (this.engine === 'postgres') {
      // Ids are given before the commit: without this a reader could pass event 6 while event 5 is not yet visible.
      await sql`select pg_advisory_xact_lock(${sql.lit(DESK_EVENTS_LOCK)})`.execute(this.db);
    }
    await this.db
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
    const { numUpdatedRows } = await this.db
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
