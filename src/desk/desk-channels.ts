import type { Conversation } from '../store/records';

/** What a channel still lets through to a merchant before they write again. */
export interface ReplyBudget {
  /** Messages, each of at most some hundred characters. */
  readonly left: number;
  /** ISO 8601 UTC; nothing goes out afterwards, whatever is left. */
  readonly closesAt: string;
  /** The notice that something waits for them, where one was tried. */
  readonly notice?: ReplyNotice;
}

export interface ReplyNotice {
  readonly status: 'sending' | 'sent' | 'failed';
  /** A stable word that the page puts into plain language. */
  readonly reason?: string;
}

/** What the desk asks of channels; for those without limits there is nothing to find. */
export interface DeskChannels {
  findBudget(conversation: Conversation): Promise<ReplyBudget | undefined>;
  /** Shows the merchant that the agent writes; never throws, and may do nothing. */
  showTyping(conversation: Conversation): Promise<void>;
}

/** All channels as one, by name; one that is not registered limits nothing, and is woken to show who types. */
export const routeDeskChannels = (channels: ReadonlyMap<string, DeskChannels>): DeskChannels => ({
  findBudget: async conversation => channels.get(conversation.channel)?.findBudget(conversation),
  showTyping: async conversation => channels.get(conversation.channel)?.showTyping(conversation),
});
