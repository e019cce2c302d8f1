import { NotFoundError } from '../errors';
import type { Incident } from '../incident/incident';
import { withAgent, withResolution, withReturnToBot } from '../incident/with-handoff';
import { createInOrder } from '../store/in-order';
import type { UnitOfWork } from '../store/store';
import { changeOwnership, getIncident, isWith, recordAgentMessage, requireOwner, requireWaiting } from './agent-action';
import { keepMessage, readKept } from './keep-message';
import type { InboundMessage, KeptMessage, TurnResult } from './messages';
import type { Recorded } from './record-outcome';
import { redactText, toStorableMessage } from './redact-message';
import { retryConflicts } from './retry-conflicts';
import { isReminderAllowed, takeReminder } from './take-reminder';
import { answeredThen, commitTurn, prepareTurn, type PreparedTurn, type TakenTurn } from './take-turn';
import type { TurnOptions } from './turn-options';
import type { TurnTaker } from './turn-taker';

/** Builds the one way in for merchants and agents over a store and a bot. */
export function createTurnTaker(options: TurnOptions): TurnTaker {
  const { store, clock, wake, redact } = options;
  const inOrder = createInOrder();

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

  /**
   * Prepares the turn beside the database and records it in a short transaction: a slow bot keeps nobody from writing. Where others save the
   * conversation first again and again, the last try holds its lock from the start.
   */
  const takeOne = (
    received: InboundMessage | KeptMessage,
    claim: (unit: UnitOfWork) => Promise<boolean>,
  ): Promise<TurnResult> => {
    const message = 'found' in received ? received.message : received;
    const address = addressOf(message);
    const finish = async (unit: UnitOfWork, prepared: PreparedTurn | undefined): Promise<TakenTurn> =>
      prepared && (await claim(unit))
        ? commitTurn(options, unit, prepared)
        : { result: await answeredThen(unit, message.messageId) };
    return inOrder(address.conversationId, async () => {
      const { result, woke } = await retryConflicts(async isLast => {
        const now = clock.now();
        if (isLast)
          return store.withConversation(address, now, async unit =>
            finish(unit, await prepareTurn(options, unit, received)),
          );
        const prepared = await prepareTurn(options, await store.viewConversation(address, now), received);
        return store.withConversation(address, now, unit => finish(unit, prepared));
      });
      if (woke) tell(result.conversationId, woke);
      return result;
    });
  };

  return {
    async takeTurn(inbound) {
      const received = toStorableMessage(inbound, redact);
      return takeOne(received, unit => unit.claimMessage(received.messageId, clock.now()));
    },
    async keep(inbound) {
      const received = toStorableMessage(inbound, redact);
      const isNew = await store.withConversation(addressOf(received), clock.now(), unit =>
        keepMessage(options, unit, received),
      );
      if (isNew) wake.notify({ kind: 'deliveries' });
      return { conversationId: received.conversationId, duplicate: !isNew };
    },
    takeKept: delivery => takeOne(readKept(delivery), unit => unit.finishDelivery(delivery.id, clock.now())),
    async takeReminder(delivery) {
      const { conversationId } = delivery;
      const isAllowed = await isReminderAllowed(options, delivery);
      const recorded = await retryConflicts(() =>
        store.withExistingConversation(conversationId, unit => takeReminder(options, unit, { delivery, isAllowed })),
      );
      if (recorded) tell(conversationId, recorded.woke);
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
        const fix = outcome.fix === undefined ? {} : { fix: outcome.fix };
        return changeOwnership(options, unit, incident, {
          action: { kind: 'closed', agentName: agent.name, ...cause, resolution },
          agent,
          ownerAfter: 'bot',
          change: before => withResolution(before, { by: 'agent', at, ...cause, ...fix, text: resolution }),
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
