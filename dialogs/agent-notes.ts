import type { Incident } from '../src/incident/incident';
import type { AgentAction, BotInput, BotOutput, Reply } from '../src/turn/messages';
import type { Phrasing } from './phrasing';

/** What the merchant is told when an agent takes, returns or closes the case. The dialogs start afresh afterwards. */
export function noteAgentAction(
  action: AgentAction,
  input: Omit<BotInput, 'message' | 'found'>,
  phrasing: Phrasing,
): Omit<BotOutput, 'events'> {
  const values = { agent: action.agentName, resolution: action.kind === 'closed' ? action.resolution : '' };
  const key = `agent.${action.kind}` as const;
  const text = phrasing.say(key, values, input.transcript.length);
  const reply: Reply = {
    key,
    text,
    choices: action.kind === 'returned' ? [phrasing.choice('request.human')] : [],
    step: { kind: action.kind === 'closed' ? 'close' : 'handoff', id: action.kind },
  };
  const incidents: readonly Incident[] = input.incident ? [input.incident] : [];
  return { replies: [reply], state: {}, owner: action.kind === 'accepted' ? 'agent' : 'bot', incidents };
}
