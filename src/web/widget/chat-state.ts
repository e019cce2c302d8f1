import type { ActivitySet, ChatMessage, Choice } from '../shared/direct-line';

/** How new messages reach this page; `offline` where they do not. */
export type Connection = 'idle' | 'connecting' | 'live' | 'polling' | 'offline';

export interface OutgoingMessage {
  /** Names the message to the server over every repeat, so that it is handled once. */
  readonly clientActivityId: string;
  readonly text: string;
  readonly choiceId?: string;
  readonly isPhoto?: boolean;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly state: 'sending' | 'sent' | 'failed';
}

export interface ChatState {
  readonly userId: string;
  readonly connection: Connection;
  /** The first history has arrived: an empty conversation is really empty. */
  readonly loaded: boolean;
  /** What the server has stored, in its order. */
  readonly messages: readonly ChatMessage[];
  /** Ours, as long as the stored copy has not come back. */
  readonly outgoing: readonly OutgoingMessage[];
  readonly typing: boolean;
}

export const emptyChat: ChatState = {
  userId: '',
  connection: 'idle',
  loaded: false,
  messages: [],
  outgoing: [],
  typing: false,
};

export const isMine = (message: ChatMessage, userId: string): boolean =>
  message.from.role === 'user' || (userId !== '' && message.from.id === userId);

/** Takes in what the server sent, in the order in which it sends it; repeats change nothing, the other side's words end its typing. */
export function receive(state: ChatState, set: ActivitySet): ChatState {
  const known = new Set(state.messages.map(({ id }) => id));
  const fresh = set.messages.filter(({ id }, index, all) => !known.has(id) && isFirst(id, index, all));
  if (fresh.length === 0) return set.typing && !state.typing ? { ...state, typing: true } : state;
  const answered = fresh.some(message => !isMine(message, state.userId));
  return {
    ...state,
    messages: [...state.messages, ...fresh],
    typing: set.typing || (state.typing && !answered),
  };
}

const isFirst = (id: string, index: number, all: readonly ChatMessage[]): boolean =>
  all.findIndex(other => other.id === id) === index;

/** The choices that can be tapped or were tapped last; they stand under the other side's newest words. */
export interface OpenChoices {
  readonly messageId: string;
  readonly choices: readonly Choice[];
  /** The merchant has said something since. */
  readonly answered: boolean;
  /** What it was. */
  readonly answer?: string;
}

/** The newest choices of the bot's latest turn; none once a person speaks. */
export function findOpenChoices(state: ChatState): OpenChoices | undefined {
  const newest = findNewestAnswer(state);
  const message = state.messages[newest];
  const choices = choicesOfTurn(state, newest);
  if (!message || choices.length === 0) return undefined;
  const said = [...state.messages.slice(newest + 1), ...state.outgoing];
  return { messageId: message.id, choices, answered: said.length > 0, answer: said[0]?.text };
}

/** A turn may be several messages: the last of them that offers choices counts. */
function choicesOfTurn({ messages, userId }: ChatState, last: number): readonly Choice[] {
  for (let index = last; index >= 0; index--) {
    const message = messages[index];
    if (!message || isMine(message, userId) || message.agentName) return [];
    if (message.choices.length > 0) return message.choices;
  }
  return [];
}

/** The agent who spoke last on the other side, unless the bot has spoken since. */
export const findAgentName = (state: ChatState): string | undefined =>
  state.messages[findNewestAnswer(state)]?.agentName;

/** Index of the other side's newest message, or one that holds nothing. */
function findNewestAnswer({ messages, userId }: ChatState): number {
  let index = messages.length;
  while (index > 0) {
    index -= 1;
    const message = messages[index];
    if (message && !isMine(message, userId)) return index;
  }
  return messages.length;
}
