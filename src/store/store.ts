import type { Incident, IncidentPriority, IncidentStatus } from '../incident/incident';
import type { JsonObject } from '../json';
import type { Conversation, Owner, TranscriptEntry } from './records';
import type { ConsentRepository, NoticeRepository } from './notice-store';
import type { WecomStore } from './wecom-store';

/**
 * Everything durable. The same contract on SQLite and PostgreSQL (tests/store runs one suite on both).
 * Reads outside a transaction see committed data only; every method may throw the engine's own error when the database is away.
 */
export interface Store {
  readonly engine: 'sqlite' | 'postgres';
  readonly conversations: ConversationReads;
  readonly incidents: IncidentReads;
  readonly deskEvents: DeskEventReads;
  readonly agents: AgentRepository;
  readonly sessions: SessionRepository;
  readonly deliveries: DeliveryQueue;
  readonly wecom: WecomStore;
  readonly media: MediaRepository;
  readonly notices: NoticeRepository;
  readonly consents: ConsentRepository;
  /** The secret of this name; the first caller's `create()` wins and every later one gets the same, across replicas. */
  getOrCreateSecret(name: string, create: () => string): Promise<string>;
  /** The conversation without a lock; one that is new is as it would be created. */
  viewConversation(address: ConversationAddress, now: Date): Promise<ConversationView>;
  /** Runs `work` in one transaction with the conversation's row locked (created first where it is new). */
  withConversation<T>(address: ConversationAddress, now: Date, work: (unit: UnitOfWork) => Promise<T>): Promise<T>;
  /** The same for one that must exist; throws NotFoundError. */
  withExistingConversation<T>(conversationId: string, work: (unit: UnitOfWork) => Promise<T>): Promise<T>;
  /** Throws unless the database answers and takes writes. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface ConversationAddress {
  readonly channel: string;
  readonly account: string;
  readonly conversationId: string;
  readonly conversationKey: string;
  readonly merchant: { readonly id: string; readonly name?: string };
  readonly address?: JsonObject;
}

export interface ConversationReads {
  find(conversationId: string): Promise<Conversation | undefined>;
  /** Makes the row if it is missing (a conversation that was started and has said nothing yet). */
  ensure(address: ConversationAddress, now: Date): Promise<Conversation>;
  /** Lines with seq > afterSeq, ascending. */
  transcript(
    conversationId: string,
    options?: { afterSeq?: number; limit?: number },
  ): Promise<readonly TranscriptEntry[]>;
  /** Every line of every conversation said since (ISO 8601 UTC), one conversation after the other, each in order. */
  linesSince(since: string | undefined): AsyncIterable<TranscriptEntry>;
}

/** One row of the desk's list. */
export interface IncidentListing {
  readonly id: string;
  readonly conversationId: string;
  readonly status: IncidentStatus;
  readonly owner: Owner;
  readonly agentName?: string;
  readonly priority: IncidentPriority;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly title: string;
}

export interface IncidentReads {
  find(incidentId: string): Promise<Incident | undefined>;
  /** Most urgent first (urgent, high, normal), newest first among equals. `cursor` is the `next` of the page before. */
  list(query: {
    status: IncidentStatus;
    limit: number;
    cursor?: string;
  }): Promise<{ incidents: readonly IncidentListing[]; next?: string }>;
  count(status: IncidentStatus): Promise<number>;
  /** Oldest first, for exports. */
  exportSince(since: string | undefined): AsyncIterable<Incident>;
}

export interface DeskEvent {
  /** Grows with every event; gaps are possible. */
  readonly id: number;
  readonly conversationId: string;
  readonly incidentId?: string;
  readonly name: string;
  readonly value: JsonObject;
  readonly at: string;
}

export interface DeskEventReads {
  since(id: number, limit: number): Promise<readonly DeskEvent[]>;
  lastId(): Promise<number>;
}

export type AgentRole = 'agent' | 'lead' | 'editor' | 'admin';

export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly role: AgentRole;
  readonly passwordHash: string;
  readonly disabled: boolean;
  readonly createdAt: string;
}

export interface AgentRepository {
  /** Throws AgentExistsError where the name is taken. */
  add(agent: Agent): Promise<void>;
  findByName(name: string): Promise<Agent | undefined>;
  find(agentId: string): Promise<Agent | undefined>;
  count(): Promise<number>;
  setPassword(agentId: string, passwordHash: string): Promise<void>;
  setDisabled(agentId: string, disabled: boolean): Promise<void>;
}

export interface Session {
  /** SHA-256 of the cookie's token, hex: a stolen table signs nobody in. */
  readonly tokenHash: string;
  readonly agentId: string;
  readonly csrfToken: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

export interface SessionRepository {
  add(session: Session): Promise<void>;
  /** The session with its agent, unless expired at `now` or the agent is disabled. */
  find(tokenHash: string, now: Date): Promise<{ session: Session; agent: Agent } | undefined>;
  remove(tokenHash: string): Promise<void>;
  removeExpired(now: Date): Promise<number>;
}

/** A photo of a conversation, already drawn anew by us. */
export interface Media {
  readonly conversationId: string;
  /** Random, 128 bits: knowing one tells nothing of another. */
  readonly id: string;
  readonly contentType: string;
  readonly bytes: Buffer;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export interface MediaRepository {
  /** Of a conversation that exists. */
  add(media: Media, now: Date): Promise<void>;
  find(id: string): Promise<Media | undefined>;
  /** One that no line came to name. */
  remove(id: string): Promise<void>;
  /** Keeps it as the photo of a line, in one transaction; false, and nothing is kept, where the line has its photo or waits for none. */
  addToLine(media: Media & { readonly seq: number }, now: Date): Promise<boolean>;
  /** The photo of this line will not come. */
  failLine(line: { readonly conversationId: string; readonly seq: number }): Promise<void>;
}

/** One thing to be pushed to a channel or sink. */
export interface Delivery {
  readonly id: string;
  readonly conversationId: string;
  /** Who delivers it: a channel's name or a sink's (`handoff-webhook`). */
  readonly target: string;
  /** Stable over retries: the receiver may drop a repeat. */
  readonly idempotencyKey: string;
  readonly payload: JsonObject;
  readonly attempts: number;
  /** Parts of it that are out already. */
  readonly partsSent: number;
}

/** A message of a channel that is out, and what it held. */
export interface SentMessage {
  /** What the channel knows it by. */
  readonly key: string;
  /** Deliveries with the parts of each that are out now; a finished one is sent. The message counts to the first. */
  readonly held: readonly { readonly deliveryId: string; readonly partsSent: number; readonly isFinished: boolean }[];
}

export interface DeliveryQueue {
  /**
   * Claims due deliveries of a target until `leaseUntil` (SKIP LOCKED on PostgreSQL), of up to `limit` conversations: of each the oldest unsent one
   * that is not held, and with `withRest` those after it as well, in order.
   */
  claim(request: {
    target: string;
    /** Of this conversation only. */
    conversationId?: string;
    withRest?: boolean;
    now: Date;
    leaseUntil: Date;
    limit: number;
  }): Promise<readonly Delivery[]>;
  markSent(deliveryId: string, now: Date): Promise<void>;
  /** Not sent: due again at `retryAt`, or dead where that is absent. */
  markFailed(deliveryId: string, failure: { now: Date; retryAt?: Date; error: string }): Promise<void>;
  /** One more message is out: a retry goes on after it. */
  recordMessage(message: SentMessage, now: Date): Promise<void>;
  /** Messages that a conversation was sent to this target since then. */
  countMessages(conversationId: string, target: string, since: Date): Promise<number>;
  /** The channel could not deliver a message after all: what it held waits as after `hold`, or is dead. Resolves with the number of deliveries. */
  takeBack(
    message: { target: string; key: string },
    failure: { now: Date; isFinal: boolean; reason: string },
  ): Promise<number>;
  /** Keeps it until `UnitOfWork.releaseDeliveries`, and does not count the try; due at once where the conversation has moved on from `version`. */
  hold(delivery: Delivery, held: { version: number; now: Date; reason: string }): Promise<void>;
  countByStatus(): Promise<Readonly<Record<'pending' | 'sent' | 'dead', number>>>;
  /** What has become of a conversation's deliveries that are not sent, by idempotency key. */
  findUnsent(conversationId: string, target: string): Promise<ReadonlyMap<string, UnsentState>>;
}

/** `sending`: due, or tried again soon. `waiting`: held until the merchant writes again. `failed`: will not be tried again. */
export type UnsentState = 'sending' | 'waiting' | 'failed';

/** One conversation as it was when it was read; whoever writes after a read without the lock has to compare its version. */
export interface ConversationView {
  readonly conversation: Conversation;
  /** Whether this message is in the inbox. */
  hasMessage(messageId: string): Promise<boolean>;
  /** The transcript lines that belong to a message handled before. */
  findMessageEntries(messageId: string): Promise<readonly TranscriptEntry[]>;
  recentTranscript(limit: number): Promise<readonly TranscriptEntry[]>;
  findIncident(incidentId: string): Promise<Incident | undefined>;
  recentlyClosedIncidents(since: Date): Promise<readonly Incident[]>;
}

/** The statements of one transaction on one locked conversation. */
export interface UnitOfWork extends ConversationView {
  /** True where this (channel, account, messageId) is new; false where it is in the inbox already. */
  claimMessage(messageId: string, at: Date): Promise<boolean>;
  /** Appends with the next sequence numbers, in order. `turnMessageId` ties answers to the message they answer. */
  append(entries: readonly NewTranscriptEntry[], turnMessageId: string): Promise<readonly TranscriptEntry[]>;
  /** Replaces the stored text of one line (a card number split over two messages). */
  rewriteText(seq: number, text: string): Promise<void>;
  saveIncident(incident: Incident, listing: { owner: Owner; title: string }): Promise<void>;
  queueDelivery(delivery: NewDelivery, now: Date): Promise<void>;
  /** The newest unsent delivery of this conversation to a target. */
  findLastQueued(target: string): Promise<Delivery | undefined>;
  rewriteDelivery(deliveryId: string, payload: JsonObject): Promise<void>;
  /** Marks it sent and empties it, in this transaction; false where it is not pending any more. */
  finishDelivery(deliveryId: string, now: Date): Promise<boolean>;
  /** Makes what was held for a target due; true where there was any. */
  releaseDeliveries(target: string, now: Date): Promise<boolean>;
  /** Ends and empties what is queued for a target and not sent: nothing of it is wanted any more. */
  withdrawDeliveries(target: string, now: Date): Promise<void>;
  addDeskEvent(event: Omit<DeskEvent, 'id' | 'conversationId'>): Promise<void>;
  /** Saves owner, agent, incident and dialog state; throws StateConflictError unless the version read is still the stored one. */
  saveConversation(change: ConversationChange): Promise<void>;
}

export interface NewDelivery extends Omit<Delivery, 'attempts' | 'conversationId' | 'partsSent'> {
  /** At once unless given. What is queued for the same target after it waits for it. */
  readonly dueAt?: Date;
}

export type NewTranscriptEntry = Omit<TranscriptEntry, 'conversationId' | 'seq'>;

export interface ConversationChange {
  readonly owner: Owner;
  readonly agentId?: string;
  readonly incidentId?: string;
  readonly state: JsonObject;
  readonly address?: JsonObject;
  readonly at: Date;
}
