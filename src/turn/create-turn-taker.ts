import { NotFoundError } from '../errors';
import type { Incident } from '../incident/incident';
import { withAgent, withResolution, withReturnToBot } from '../incident/with-handoff';
import type { UnitOfWork } from '../store/store';
import { changeOwnership, getIncident, isWith, recordAgentMessage, requireOwner, requireWaiting } from './agent-action';
import type { InboundMessage } from './messages';
import type { Recorded } from './record-outcome';
import { redactText, toStorableMessage } from './redact-message';
import { retryConflicts } from './retry-conflicts';
import { takeTurn } from './take-turn';
import type { TurnOptions } from './turn-options';
import type { TurnTaker } from './turn-taker';

/** Builds the one way in for merchants and agents over a store and a bot. */
export function createTurnTaker(options: TurnOptions): TurnTaker {
  const { store, clock, wake, redact } = options;

  const tell = (conversationId: string, woke: Recorded['woke']): void => {
    wake.notify({ kind: 'conversation', conversationId });
    if (woke.deliveries) wake.notify({ kind: 'deliveries' });
    if (woke.desk) wake.notify({ kind: 'desk' });
  };

  /** Runs an agent's action with the conversation locked; where the work returns nothing, nothing is to be changed. */
  const act = async (
    incidentId: string,
    work: (unit: UnitOfWork, incident: Incident) => Promise<Recorded | undefined>,
  ): Promise<Incident> => {
    const known = await store.incidents.find(incidentId);
    if (!known) throw new NotFoundError('incident', incidentId);
    const { recorded, incident } = await retryConflicts(() =>
      store.withExistingConversation(known.conversationId, async unit => {
        const before = await getIncident(unit, incidentId);
        const done = await work(unit, before);
        return { recorded: done, incident: done ? await getIncident(unit, incidentId) : before };
      }),
    );
    if (recorded) tell(known.conversationId, recorded.woke);
    return incident;
  };

  return {
    async takeTurn(inbound) {
      const received = toStorableMessage(inbound, redact);
      const { result, woke } = await retryConflicts(() =>
        store.withConversation(addressOf(received), clock.now(), unit => takeTurn(options, unit, received)),
      );
      if (woke) tell(result.conversationId, woke);
      return result;
    },
    accept: (incidentId, agent) =>
      act(incidentId, async (unit, incident) => {
        if (isWith(unit.conversation, incident, agent)) return undefined;
        requireWaiting(unit.conversation, incident);
        const at = clock.now().toISOString();
        return changeOwnership(options, unit, incident, {
          action: { kind: 'accepted', agentName: agent.name },
          agent,
          ownerAfter: 'agent',
          change: before => withAgent(before, { id: agent.id, name: agent.name }, at),
        });
      }),
    sendAgentMessage: (incidentId, agent, text) =>
      act(incidentId, async (unit, incident) => {
        requireOwner(unit.conversation, incident, agent);
        return recordAgentMessage(options, unit, incident, { agent, text: redactText(text, redact).text });
      }),
    returnToBot: (incidentId, agent) =>
      act(incidentId, async (unit, incident) => {
        requireOwner(unit.conversation, incident, agent);
        const at = clock.now().toISOString();
        return changeOwnership(options, unit, incident, {
          action: { kind: 'returned', agentName: agent.name },
          agent,
          ownerAfter: 'bot',
          change: before => withReturnToBot(before, at),
        });
      }),
    close: (incidentId, agent, outcome) =>
      act(incidentId, async (unit, incident) => {
        requireOwner(unit.conversation, incident, agent);
        const at = clock.now().toISOString();
        const resolution = redactText(outcome.resolution, redact).text;
        const cause = outcome.cause === undefined ? {} : { cause: outcome.cause };
        return changeOwnership(options, unit, incident, {
          action: { kind: 'closed', agentName: agent.name, ...cause, resolution },
          agent,
          ownerAfter: 'bot',
          change: before => withResolution(before, { by: 'agent', at, ...cause, text: resolution }),
        });
      }),
  };
}

const addressOf = ({ channel, account, conversationId, conversationKey, merchant, address }: InboundMessage) => ({
  channel,
  account,
  conversationId,
  conversationKey,
  merchant,
  ...(address && { address }),
});
