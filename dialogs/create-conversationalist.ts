import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import { DialogTurnStatus } from 'botbuilder-dialogs/lib/dialog';
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet';
import type { Incident } from '../src/incident/incident';
import type { Knowledge } from '../src/knowledge/knowledge';
import type { LanguageReader } from '../src/language/understanding';
import type { Owner } from '../src/store/records';
import type { AgentAction, Bot, BotInput, BotOutput, Reminder, Reply } from '../src/turn/messages';
import { noteAgentAction } from './agent-notes';
import { DIALOGS } from './dialog-ids';
import type { Memory } from './memory';
import { MENU_CHOICES } from './menus';
import { planNudge, sayNudge } from './nudge';
import { createPhrasing, type Phrasing } from './phrasing';
import { readMessage } from './read-message';
import { RootDialog } from './root';
import { bindTalk, Talk } from './talk';
import { keepUndo } from './undo';
import type { Witness } from './witness';

export interface Sources {
  /** Asked once a turn: a hot reload takes effect with the next message. */
  readonly knowledge: () => Knowledge;
  readonly reader: () => LanguageReader;
  readonly newId: () => string;
  readonly witness?: Witness;
}

/** Puts the dialogs together; what it returns is the seam's `Conversationalist`. */
export function createConversationalist(sources: Sources): {
  converse(
    context: TurnContext,
    input: BotInput,
    property: (name: string) => StatePropertyAccessor,
  ): Promise<{ owner: Owner; incidents: readonly Incident[]; intent?: string; reminder?: Reminder }>;
  apologise(input: BotInput): Reply;
  noteAgentAction(action: AgentAction, input: Omit<BotInput, 'message' | 'found'>): Omit<BotOutput, 'events'>;
  remind: Bot['remind'];
} {
  const { witness } = sources;
  const phrasingOf = (knowledge: Knowledge): Phrasing => createPhrasing(knowledge.wording, witness);
  return {
    async converse(context, input, property) {
      const knowledge = sources.knowledge();
      const reader = sources.reader();
      const phrasing = phrasingOf(knowledge);
      const memoryState = property('memory') as StatePropertyAccessor<Memory>;
      const memory = (await memoryState.get(context, {})) ?? {};
      const pending = memory.pending && { pending: memory.pending };
      const reading = readMessage({ input, reader, knowledge, phrasing, ...pending });
      witness?.read(reading.understanding.intent, reading.aside);
      const talk = new Talk(context, input, { knowledge, reader, phrasing, newId: sources.newId }, reading, memory);
      bindTalk(context, talk);
      if (input.message.throttled) {
        if (input.message.throttled === 'notice')
          await talk.say('clarify.throttled', {}, { kind: 'answer', id: 'throttled' });
        return { owner: talk.owner, incidents: [] };
      }
      const dialogs = new DialogSet(property('dialogs'));
      dialogs.add(new RootDialog());
      const dc = await dialogs.createContext(context);
      const result = await dc.continueDialog();
      if (result.status === DialogTurnStatus.empty) await dc.beginDialog(DIALOGS.root);
      // Whatever happened above, a merchant who wrote something is answered.
      const isWritten = reading.kind === 'text' || reading.kind === 'empty';
      if (!talk.hasSpoken && talk.owner !== 'agent' && isWritten) {
        const choices = MENU_CHOICES.what.map(phrasing.choice);
        await talk.say('clarify.answer', {}, { kind: 'answer', id: 'clarify' }, talk.owner === 'bot' ? choices : []);
      }
      keepUndo(talk, memory.pending);
      await memoryState.set(context, { ...talk.memory, seenAt: talk.at });
      const reminder = planNudge(talk);
      const { intent } = reading.understanding;
      return { owner: talk.owner, incidents: talk.changedIncidents, intent, ...(reminder && { reminder }) };
    },
    apologise(input) {
      const phrasing = phrasingOf(sources.knowledge());
      return {
        key: 'turn.failed',
        text: phrasing.say('turn.failed', {}, input.transcript.length),
        choices: [phrasing.choice('request.human')],
        step: { kind: 'answer', id: 'failed' },
      };
    },
    noteAgentAction: (action, input) => noteAgentAction(action, input, phrasingOf(sources.knowledge())),
    remind(reminder, input) {
      const knowledge = sources.knowledge();
      return sayNudge(reminder, input, { knowledge, phrasing: phrasingOf(knowledge) });
    },
  };
}
