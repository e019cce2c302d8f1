import type { Incident } from '../incident/incident';
import type { JsonObject } from '../json';
import type { Choice, Conversation, Owner, Step, TranscriptEntry } from '../store/records';

/** A message that a channel has verified and parsed, before redaction. */
export interface InboundMessage {
  /** `direct-line`, `terminal`, `bot-framework`, `wechat`, `wecom`. */
  readonly channel: string;
  /** The operator's account on that channel; `default` where there is one. */
  readonly account: string;
  /** Our id of the conversation; unguessable or a hash (`conversationIdFor`), stable for (channel, account, conversationKey). */
  readonly conversationId: string;
  /** The channel's own name for the conversation, used to address replies. */
  readonly conversationKey: string;
  readonly merchant: { readonly id: string; readonly name?: string };
  /** Unique in (channel, account): a repeat is the same message delivered again. */
  readonly messageId: string;
  /** ISO 8601 UTC, when the merchant sent it. */
  readonly at: string;
  readonly content: InboundContent;
  /** Echoed to the client untouched (Direct Line's channelData); never logged. */
  readonly clientData?: JsonObject;
  /** What a push channel needs to answer later (a conversation reference); its fields take the place of those that came before. */
  readonly address?: JsonObject;
  /** The merchant writes faster than is served: the message is kept, and one polite notice, or nothing, is said. */
  readonly throttled?: 'notice' | 'quiet';
  /** A person outside our desk has the talk, as the channel tells: the message is recorded, and nothing is said. */
  readonly attended?: boolean;
  /** It is such a person's own line, not the merchant's. */
  readonly spokenBy?: { readonly agentName: string };
}

/** A message as it may be stored, and what that meant for the one before. */
export interface KeptMessage {
  readonly message: InboundMessage;
  /** What was taken out of it. */
  readonly found: readonly string[];
  /** The merchant's message before it held the first half of a card number: its text without. */
  readonly before?: { readonly messageId: string; readonly text: string };
}

export type InboundContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'choice'; readonly choiceId: string; readonly text: string }
  | { readonly kind: 'media'; readonly mediaType: string; readonly name?: string; readonly source?: MediaSource }
  | { readonly kind: 'event'; readonly name: string };

/** Where a photo is: with us already, or with a vendor that it has to be fetched from. Plain data; never logged. */
export type MediaSource = { readonly kind: 'stored'; readonly id: string } | RemoteMedia;

export type RemoteMedia =
  /** `picUrl` as the push had it: anybody's text. */
  | { readonly kind: 'wechat'; readonly mediaId: string; readonly picUrl?: string }
  | { readonly kind: 'wecom'; readonly mediaId: string };

/** What the bot says: the wording's key with its values, the text they make, and what can be tapped. */
export interface Reply {
  readonly key: string;
  readonly text: string;
  readonly choices: readonly Choice[];
  readonly step: Step;
}

/** What the bot is given for one turn. Everything in it is redacted. */
export interface BotInput {
  readonly conversation: Conversation;
  /** The open incident, if any. */
  readonly incident?: Incident;
  /** Incidents of this conversation closed in the last 7 days, newest first. */
  readonly recentlyClosed: readonly Incident[];
  readonly message: InboundMessage;
  readonly found: readonly string[];
  /** The conversation so far, this message excluded; the last 200 lines. */
  readonly transcript: readonly TranscriptEntry[];
  readonly now: Date;
}

/** What one turn of the bot amounts to; saved in the same transaction as the message. */
export interface BotOutput {
  readonly replies: readonly Reply[];
  readonly state: JsonObject;
  readonly owner: Owner;
  /** Every incident changed in this turn; the conversation points at the one that is not closed. */
  readonly incidents: readonly Incident[];
  /** Events for those who watch the desk (`handoff.initiate` with its transcript), in order. */
  readonly events: readonly BotEvent[];
  /** For metrics: the intent read, if any. */
  readonly intent?: string;
  /** When the bot wants to speak first, should nothing happen in the conversation until then; it takes the place of an earlier one. */
  readonly reminder?: Reminder;
}

export interface Reminder {
  /** ISO 8601 UTC. */
  readonly at: string;
  /** What it is about: the bot's own, plain data without the merchant's words. */
  readonly about: JsonObject;
}

export interface BotEvent {
  readonly name: 'handoff.initiate' | 'incident.updated' | 'incident.closed';
  readonly value: JsonObject;
}

/** Takes one turn; throws only where the turn cannot be taken at all. */
export interface Bot {
  takeTurn(input: BotInput): Promise<BotOutput>;
  /** The apology and offer of a person for a turn that failed. */
  apologise(input: BotInput): Reply;
  /** What the bot says when an agent acts, e.g. gives the conversation back. */
  noteAgentAction(action: AgentAction, input: Omit<BotInput, 'message' | 'found'>): BotOutput;
  /** What the bot says first, where nothing has happened since it asked to be reminded; nothing where silence is better now. */
  remind(reminder: Reminder, input: Omit<BotInput, 'message' | 'found'>): readonly Reply[];
}

export type AgentAction =
  | { readonly kind: 'accepted'; readonly agentName: string }
  | { readonly kind: 'returned'; readonly agentName: string }
  | { readonly kind: 'closed'; readonly agentName: string; readonly cause?: string; readonly resolution: string };

/** The result of a turn, once committed. */
export interface TurnResult {
  readonly conversationId: string;
  /** This message had been handled before; `replies` are the ones given then. */
  readonly duplicate: boolean;
  readonly replies: readonly Reply[];
  /** The transcript lines this message produced: the merchant's and the answers'. */
  readonly entries: readonly TranscriptEntry[];
  readonly owner: Owner;
  readonly incident?: Incident;
}
