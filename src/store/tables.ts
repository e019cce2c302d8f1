import type { Generated } from 'kysely';
import type { IncidentPriority, IncidentStatus } from '../incident/incident';
import type { AgentRole } from './store';
import type { ConsentStatus, Notice } from './notice-store';
import type { Owner, Speaker, TranscriptEntry } from './records';
import type { WecomTables } from './wecom-tables';

/** The tables as both engines hold them: times are ISO 8601 text, JSON is text, flags are 0 or 1. */
export interface Tables extends WecomTables {
  readonly conversations: ConversationRow;
  readonly inbox: InboxRow;
  readonly transcript: TranscriptRow;
  readonly incidents: IncidentRow;
  readonly deliveries: DeliveryRow;
  readonly media: MediaRow;
  readonly desk_events: DeskEventRow;
  readonly agents: AgentRow;
  readonly sessions: SessionRow;
  readonly notices: NoticeRow;
  readonly consents: ConsentRow;
  readonly secrets: { readonly name: string; readonly value: string };
  readonly heartbeats: { readonly id: number; readonly at: string };
}

export interface ConversationRow {
  readonly id: string;
  readonly channel: string;
  readonly account: string;
  readonly conversation_key: string;
  readonly merchant_id: string;
  readonly merchant_name: string | null;
  readonly owner: Owner;
  readonly agent_id: string | null;
  readonly incident_id: string | null;
  readonly version: number;
  readonly state: string;
  readonly address: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface InboxRow {
  readonly channel: string;
  readonly account: string;
  readonly message_id: string;
  readonly conversation_id: string;
  readonly received_at: string;
}

export interface TranscriptRow {
  readonly conversation_id: string;
  readonly seq: number;
  readonly at: string;
  readonly speaker: Speaker;
  readonly agent_name: string | null;
  readonly message_id: string;
  /** The inbound message that this line belongs to: its own or the one it answers. */
  readonly turn_message_id: string;
  readonly incident_id: string | null;
  readonly kind: TranscriptEntry['kind'];
  readonly text: string;
  readonly reply: string | null;
  readonly client_data: string | null;
  readonly media_status: NonNullable<TranscriptEntry['media']>['status'] | null;
  readonly media_id: string | null;
}

export interface MediaRow {
  readonly conversation_id: string;
  readonly id: string;
  readonly content_type: string;
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  readonly created_at: string;
}

export interface IncidentRow {
  readonly conversation_id: string;
  readonly id: string;
  readonly status: IncidentStatus;
  readonly owner: Owner;
  readonly agent_name: string | null;
  readonly priority: IncidentPriority;
  /** 0 is the most urgent. */
  readonly priority_rank: number;
  readonly opened_at: string;
  readonly updated_at: string;
  readonly closed_at: string | null;
  readonly title: string;
  /** The whole incident. */
  readonly data: string;
}

export interface DeliveryRow {
  readonly conversation_id: string;
  /** Order within the conversation, from 1. */
  readonly position: number;
  readonly id: string;
  readonly target: string;
  readonly idempotency_key: string;
  readonly payload: string;
  readonly status: 'pending' | 'sent' | 'dead';
  readonly attempts: number;
  /** Parts of it that are out: a long line takes several messages. */
  readonly parts_sent: number;
  /** Messages of the channel counted to it: one that holds several lines counts to the first of them. */
  readonly messages_sent: number;
  /** When the last of them was sent. */
  readonly part_sent_at: string | null;
  /** The key that message had. */
  readonly message_key: string | null;
  /** When it may be tried next; a claim moves it to the end of the lease, holding it to the end of time. */
  readonly due_at: string;
  readonly error: string | null;
  readonly created_at: string;
  readonly finished_at: string | null;
}

export interface DeskEventRow {
  readonly id: Generated<number>;
  readonly conversation_id: string;
  readonly incident_id: string | null;
  readonly name: string;
  readonly value: string;
  readonly at: string;
}

export interface AgentRow {
  readonly id: string;
  readonly name: string;
  readonly role: AgentRole;
  readonly password_hash: string;
  readonly disabled: number;
  readonly created_at: string;
}

export interface SessionRow {
  readonly token_hash: string;
  readonly agent_id: string;
  readonly csrf_token: string;
  readonly created_at: string;
  readonly expires_at: string;
}

export interface NoticeRow {
  readonly conversation_id: string;
  /** When the merchant opened the window that it was sent after. */
  readonly opened_at: string;
  readonly status: Notice['status'];
  readonly vendor_id: string | null;
  readonly created_at: string;
  readonly sent_at: string | null;
  readonly error: string | null;
}

export interface ConsentRow {
  readonly channel: string;
  readonly account: string;
  readonly merchant_id: string;
  readonly template_id: string;
  readonly status: ConsentStatus;
  readonly at: string;
}
