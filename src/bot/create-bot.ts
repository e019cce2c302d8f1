import type { StatePropertyAccessor } from 'botbuilder';
import { ActivityHandler, ConversationState, TurnContext } from 'botbuilder';
import type { Incident } from '../incident/incident';
import type { Owner } from '../store/records';
import type { AgentAction, Bot, BotInput, BotOutput, Reminder, Reply } from '../turn/messages';
import { eventsOf, repliesOf, toActivity } from './activities';
import { TurnAdapter } from './turn-adapter';
import { TurnStorage } from './turn-storage';

/** What the dialogs are to the seam: they talk through the context and say what became of the case. */
export interface Conversationalist {
  converse(context: TurnContext, input: BotInput, property: StateProperty): Promise<TurnOutcome>;
  apologise(input: BotInput): Reply;
  noteAgentAction(action: AgentAction, input: Omit<BotInput, 'message' | 'found'>): Omit<BotOutput, 'events'>;
  remind: Bot['remind'];
}

/** Opens a named part of the conversation's saved state. */
export type StateProperty = (name: string) => StatePropertyAccessor;

export interface TurnOutcome {
  readonly owner: Owner;
  readonly incidents: readonly Incident[];
  readonly intent?: string;
  readonly reminder?: Reminder;
}

/** Builds the `Bot` that the turn calls: Bot Framework inside, plain data outside. */
export function createBot(conversationalist: Conversationalist): Bot {
  return {
    takeTurn: input => takeTurn(conversationalist, input),
    apologise: input => conversationalist.apologise(input),
    noteAgentAction: (action, input) => ({ ...conversationalist.noteAgentAction(action, input), events: [] }),
    remind: (reminder, input) => conversationalist.remind(reminder, input),
  };
}

async function takeTurn(conversationalist: Conversationalist, input: BotInput): Promise<BotOutput> {
  const adapter = new TurnAdapter();
  const storage = new TurnStorage(input.conversation.state);
  const state = new ConversationState(storage);
  const context = new TurnContext(adapter, toActivity(input));
  let outcome: TurnOutcome | undefined;
  const converse = async (): Promise<void> => {
    outcome = await conversationalist.converse(context, input, name => state.createProperty(name));
  };
  const handler = new ActivityHandler();
  handler.onMessage(converse);
  handler.onEvent(converse);
  await adapter.run(context, turn => handler.run(turn));
  await state.saveChanges(context);
  return {
    replies: repliesOf(adapter.sent),
    events: eventsOf(adapter.sent),
    state: storage.toState(),
    owner: outcome?.owner ?? input.conversation.owner,
    incidents: outcome?.incidents ?? [],
    ...(outcome?.intent && { intent: outcome.intent }),
    ...(outcome?.reminder && { reminder: outcome.reminder }),
  };
}
