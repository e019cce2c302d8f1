import type { Json, JsonObject } from '../json';
import type { TranscriptEntry } from '../store/records';
import type { BotEvent, KeptMessage } from './messages';

/** What a deliverer finds in a delivery: a line for the merchant's channel, an event for a sink, or a message whose turn is to be taken. */
export type DeliveryPayload = EntryPayload | EventPayload | MessagePayload;

export interface EntryPayload {
  readonly kind: 'entry';
  readonly channel: string;
  readonly account: string;
  readonly conversationKey: string;
  readonly merchantId: string;
  /** Where the channel answers, as the latest message gave it. */
  readonly address?: JsonObject;
  readonly entry: TranscriptEntry;
}

export interface EventPayload {
  readonly kind: 'event';
  readonly conversationId: string;
  readonly channel: string;
  readonly incidentId?: string;
  readonly at: string;
  readonly event: BotEvent;
}

export interface MessagePayload {
  readonly kind: 'message';
  readonly kept: KeptMessage;
}

/** The payload as it is stored. */
export const writeDeliveryPayload = (payload: DeliveryPayload): JsonObject => toJson(payload) as JsonObject;

/** Reads what `writeDeliveryPayload` wrote. */
export function readDeliveryPayload(stored: JsonObject): DeliveryPayload {
  if (!KINDS.includes(stored['kind'])) throw new TypeError('Not a payload that a turn has queued');
  return stored as unknown as DeliveryPayload;
}

const KINDS: readonly unknown[] = ['entry', 'event', 'message'] satisfies DeliveryPayload['kind'][];

const toJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
