import type { Incident } from '../../src/incident/incident';
import { openIncident } from '../../src/incident/open-incident';
import { withHandoff } from '../../src/incident/with-handoff';
import type { Bot, BotInput, BotOutput, Reply } from '../../src/turn/messages';

/** How long after `wait` the bot asks again. */
export const WAIT_MS = 60_000;

/** A bot that counts: the n-th message of a conversation is answered with `n`. `human` hands off, `boom` throws, after `wait` it asks again. */
export const countingBot: Bot = {
  async takeTurn(input) {
    const { message, conversation } = input;
    const text = message.content.kind === 'text' ? message.content.text : '';
    if (text === 'boom') throw new Error(`cannot read ${text}`);
    const turns = countOf(conversation.state) + 1;
    const incident = input.incident ?? openIncident(describe(input, text));
    const answered = { replies: [say('count', String(turns))], state: { turns }, owner: conversation.owner };
    const at = input.now.toISOString();
    if (text !== 'human')
      return {
        ...answered,
        incidents: [{ ...incident, updatedAt: at }],
        events: [],
        ...(text.startsWith('wait') && {
          reminder: { at: new Date(input.now.getTime() + WAIT_MS).toISOString(), about: { text } },
        }),
      };
    const waiting = withHandoff(incident, { id: `handoff-${incident.id}`, reason: 'merchant-asked', at });
    return {
      ...answered,
      replies: [...answered.replies, say('waiting', 'a person will come')],
      owner: 'queue',
      incidents: [waiting],
      events: [{ name: 'handoff.initiate', value: { incidentId: waiting.id } }],
    };
  },
  apologise: () => say('sorry', 'sorry'),
  remind({ about: { text } }) {
    if (text === 'wait and fail') throw new Error('cannot remind');
    return typeof text === 'string' && text !== 'wait for nothing' ? [say('reminded', `after ${text}`)] : [];
  },
  noteAgentAction: (action, { conversation }): BotOutput => ({
    replies: [say(action.kind, `${action.kind} by ${action.agentName}`)],
    state: conversation.state,
    owner: conversation.owner,
    incidents: [],
    events: [],
  }),
};

export const countOf = (state: BotInput['conversation']['state']): number =>
  typeof state['turns'] === 'number' ? state['turns'] : 0;

const say = (key: string, text: string): Reply => ({ key, text, choices: [], step: { kind: 'answer', id: key } });

const describe = (
  { conversation, recentlyClosed, now }: BotInput,
  firstWords: string,
): Parameters<typeof openIncident>[0] => ({
  id: `incident-${conversation.id}-${recentlyClosed.length + 1}`,
  conversationId: conversation.id,
  channel: conversation.channel,
  merchant: conversation.merchant,
  firstWords,
  at: now.toISOString(),
  knowledgeVersion: 'test',
});

/** An incident of a conversation, for tests of what stores and lists them. */
export const anIncident = (change: Partial<Incident> & Pick<Incident, 'id' | 'conversationId'>): Incident => ({
  ...openIncident({
    channel: 'test',
    merchant: { id: 'merchant' },
    firstWords: 'first words',
    at: '2026-11-22T00:00:00.000Z',
    knowledgeVersion: 'test',
    ...change,
  }),
  ...change,
});
