import type { Agent, Delivery } from '../store/store';
import type { Incident } from '../incident/incident';
import type { InboundMessage, TurnResult } from './messages';

/** The one way in for merchants' messages and agents' actions; every call is one transaction and resolves after its commit. */
export interface TurnTaker {
  /** Handles a message exactly once; a repeat resolves with `duplicate` and what was answered then. Rejects only where nothing was stored (the channel must not acknowledge). */
  takeTurn(message: InboundMessage): Promise<TurnResult>;
  /**
   * Keeps a message for a turn that is taken soon, after those before it: for channels that have to acknowledge within seconds and answer by
   * themselves. Resolves once it is stored, redacted; rejects only where nothing was stored.
   */
  keep(message: InboundMessage): Promise<{ readonly conversationId: string; readonly duplicate: boolean }>;
  /** Takes the turn of a message that was kept, and records it as taken; a repeat resolves with `duplicate`. */
  takeKept(delivery: Delivery): Promise<TurnResult>;
  /** Lets the bot speak first, at most once a reminder: only where nothing has happened in the conversation since it asked for it. */
  takeReminder(delivery: Delivery): Promise<void>;
  /** Gives a waiting incident to an agent; throws OwnershipError where another has it (F21: two at once, one wins). */
  accept(incidentId: string, agent: Agent): Promise<Incident>;
  /** An agent's message to the merchant; throws OwnershipError unless this agent has the incident. */
  sendAgentMessage(incidentId: string, agent: Agent, text: string): Promise<Incident>;
  /** Gives the conversation back to the bot. */
  returnToBot(incidentId: string, agent: Agent): Promise<Incident>;
  /** Closes the incident; `cause` and `fix`, where the agent knows what it was and which step cured it, are ids of the knowledge. */
  close(
    incidentId: string,
    agent: Agent,
    outcome: { cause?: string; fix?: string; resolution: string },
  ): Promise<Incident>;
}

/** Tells other parts and other replicas that something was committed. A hint only: readers look into the tables, so a lost one loses nothing. */
export interface Wake {
  /** `conversation` wakes sockets that follow it, `deliveries` the deliverers, `desk` the desk's pages. */
  notify(topic: WakeTopic): void;
  subscribe(listener: (topic: WakeTopic) => void): () => void;
  close(): Promise<void>;
}

export type WakeTopic =
  | { readonly kind: 'conversation'; readonly conversationId: string }
  | { readonly kind: 'typing'; readonly conversationId: string; readonly from: 'bot' | 'agent' }
  | { readonly kind: 'deliveries' }
  | { readonly kind: 'desk' };
