import type { JsonObject } from '../json';

export type Owner = 'bot' | 'queue' | 'agent';

export interface Choice {
  readonly id: string;
  readonly label: string;
}

export interface Step {
  readonly kind: 'ask' | 'try' | 'answer' | 'safety' | 'handoff' | 'close';
  readonly id: string;
}

export type Speaker = 'merchant' | 'bot' | 'agent';

/** One line of a conversation as stored; `seq` counts from 1 without gaps within the conversation. */
export interface TranscriptEntry {
  readonly conversationId: string;
  readonly seq: number;
  readonly at: string;
  readonly from: Speaker;
  /** The agent's display name where an agent speaks. */
  readonly agentName?: string;
  readonly messageId: string;
  readonly incidentId?: string;
  readonly kind: 'text' | 'choice' | 'media' | 'event';
  /** Redacted. */
  readonly text: string;
  readonly reply?: { readonly key: string; readonly choices: readonly Choice[]; readonly step: Step };
  readonly clientData?: JsonObject;
  /** The photo of a merchant's line: on its way to us, kept under `id`, or not to be had. */
  readonly media?: { readonly status: 'fetching' | 'stored' | 'failed'; readonly id?: string };
}

export interface Conversation {
  readonly id: string;
  readonly channel: string;
  readonly account: string;
  readonly conversationKey: string;
  readonly merchant: { readonly id: string; readonly name?: string };
  readonly owner: Owner;
  /** The agent who has it, where `owner` is `agent`. */
  readonly agentId?: string;
  /** The incident being worked on, if any. */
  readonly incidentId?: string;
  /** Counts saves; a save names the version it read. */
  readonly version: number;
  /** The dialogs' own state; opaque here. */
  readonly state: JsonObject;
  readonly address?: JsonObject;
  readonly createdAt: string;
  readonly updatedAt: string;
}
