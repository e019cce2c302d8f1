import type { Incident, IncidentPriority } from '../incident/incident';
import type { JsonObject } from '../json';
import type { Conversation, Owner, TranscriptEntry } from './records';
import type { Agent, ConversationAddress, Delivery } from './store';
import type { AgentRow, ConversationRow, DeliveryRow, IncidentRow, TranscriptRow } from './tables';

const parse = <T>(json: string): T => JSON.parse(json) as T;

export function toConversation(row: ConversationRow): Conversation {
  return {
    id: row.id,
    channel: row.channel,
    account: row.account,
    conversationKey: row.conversation_key,
    merchant: { id: row.merchant_id, ...(row.merchant_name !== null && { name: row.merchant_name }) },
    owner: row.owner,
    ...(row.agent_id !== null && { agentId: row.agent_id }),
    ...(row.incident_id !== null && { incidentId: row.incident_id }),
    version: row.version,
    state: parse<JsonObject>(row.state),
    ...(row.address !== null && { address: parse<JsonObject>(row.address) }),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export function toNewConversationRow(address: ConversationAddress, now: Date): ConversationRow {
  return {
    id: address.conversationId,
    channel: address.channel,
    account: address.account,
    conversation_key: address.conversationKey,
    merchant_id: address.merchant.id,
    merchant_name: address.merchant.name ?? null,
    owner: 'bot',
    agent_id: null,
    incident_id: null,
    version: 0,
    state: '{}',
    address: jsonOrNull(address.address),
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
  };
}

export function toTranscriptEntry(row: TranscriptRow): TranscriptEntry {
  return {
    conversationId: row.conversation_id,
    seq: row.seq,
    at: row.at,
    from: row.speaker,
    ...(row.agent_name !== null && { agentName: row.agent_name }),
    messageId: row.message_id,
    ...(row.incident_id !== null && { incidentId: row.incident_id }),
    kind: row.kind,
    text: row.text,
    ...(row.reply !== null && { reply: parse<NonNullable<TranscriptEntry['reply']>>(row.reply) }),
    ...(row.client_data !== null && { clientData: parse<JsonObject>(row.client_data) }),
    ...(row.media_status !== null && {
      media: { status: row.media_status, ...(row.media_id !== null && { id: row.media_id }) },
    }),
  };
}

export function toTranscriptRow(entry: TranscriptEntry, turnMessageId: string): TranscriptRow {
  return {
    conversation_id: entry.conversationId,
    seq: entry.seq,
    at: entry.at,
    speaker: entry.from,
    agent_name: entry.agentName ?? null,
    message_id: entry.messageId,
    turn_message_id: turnMessageId,
    incident_id: entry.incidentId ?? null,
    kind: entry.kind,
    text: entry.text,
    reply: jsonOrNull(entry.reply),
    client_data: jsonOrNull(entry.clientData),
    media_status: entry.media?.status ?? null,
    media_id: entry.media?.id ?? null,
  };
}

export const toIncident = (row: Pick<IncidentRow, 'data'>): Incident => parse<Incident>(row.data);

const PRIORITY_RANK: Readonly<Record<IncidentPriority, number>> = { urgent: 0, high: 1, normal: 2 };

export function toIncidentRow(incident: Incident, listing: { owner: Owner; title: string }): IncidentRow {
  return {
    conversation_id: incident.conversationId,
    id: incident.id,
    status: incident.status,
    owner: listing.owner,
    agent_name: incident.handoff?.agent?.name ?? null,
    priority: incident.priority,
    priority_rank: PRIORITY_RANK[incident.priority],
    opened_at: incident.openedAt,
    updated_at: incident.updatedAt,
    closed_at: incident.closedAt ?? null,
    title: listing.title,
    data: JSON.stringify(incident),
  };
}

export function toDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    target: row.target,
    idempotencyKey: row.idempotency_key,
    payload: parse<JsonObject>(row.payload),
    attempts: row.attempts,
    partsSent: row.parts_sent,
  };
}

export function toAgent(row: AgentRow): Agent {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    passwordHash: row.password_hash,
    disabled: row.disabled === 1,
    createdAt: row.created_at,
  };
}

export const jsonOrNull = (value: object | undefined): string | null =>
  value === undefined ? null : JSON.stringify(value);
