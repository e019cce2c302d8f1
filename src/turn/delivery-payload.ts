import type { Json, JsonObject } from '../json';
import type { TranscriptEntry } from '../store/records';
import type { BotEvent, KeptMessage, Reminder, RemoteMedia } from './messages';

/**
 * What a deliverer finds in a delivery: a line for the merchant's channel, an event for a sink, a photo to be fetched, a message whose turn is to be
 * taken, or what the bot is to be reminded of.
 */
export type DeliveryPayload = EntryPayload | EventPayload | MediaPayload | MessagePayload | ReminderPayload;

export interface EntryPayload {
  readonly kind: 'entry';
  readonly channel: string;
  readonly account: string;
  readonly conversationKey: string;
  readonly merchantId: string;
  /** Where the channel answers, as the latest message gave it. */
  readonly address?: JsonObject;
  readonly entry: TranscriptEntry;
  /** It is worth saying only while the conversation is at this version: said later, it would stand before the answer to something newer. */
  readonly onlyAtVersion?: number;
}

export interface EventPayload {
  readonly kind: 'event';
  readonly conversationId: string;
  readonly channel: string;
  readonly incidentId?: string;
  readonly at: string;
  readonly event: BotEvent;
}

/** The photo of a line, which is with the vendor. */
export interface MediaPayload {
  readonly kind: 'media';
  readonly conversationId: string;
  readonly seq: number;
  readonly source: RemoteMedia;
}

export interface MessagePayload {
  readonly kind: 'message';
  readonly kept: KeptMessage;
}

export interface ReminderPayload {
  readonly kind: 'reminder';
  readonly reminder: Reminder;
  /** The conversation's version after the turn that asked for it: another one means that something has happened since. */
  readonly version: number;
}

/** The payload as it is stored. */
export const writeDeliveryPayload = (payload: DeliveryPayload): JsonObject => toJson(payload) as JsonObject;

/** Reads what `writeDeliveryPayload` wrote. */
export function readDeliveryPayload(stored: JsonObject): DeliveryPayload {
  if (!KINDS.includes(stored['kind'])) throw new TypeError('Not a payload that a turn has queued');
  return stored as unknown as DeliveryPayload;
}

const KINDS: readonly unknown[] = [
  'entry',
  'event',
  'media',
  'message',
  'reminder',
] satisfies DeliveryPayload['kind'][];

const toJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
