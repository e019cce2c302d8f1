import type { Incident } from '../incident/incident';
import type { JsonObject } from '../json';
import type { Owner, TranscriptEntry } from '../store/records';
import type { NewTranscriptEntry, UnitOfWork } from '../store/store';
import { writeDeliveryPayload } from './delivery-payload';
import { entryIdFor } from './entry-id';
import { incidentTitle } from './incident-title';
import type { BotEvent, BotOutput, Reply } from './messages';
import type { TurnOptions } from './turn-options';

/** What is written at the end of a turn or of an agent's action. */
export interface Outcome extends Omit<BotOutput, 'intent' | 'reminder'> {
  /** The merchant's or agent's line that opens it; one without a message id gets ours. */
  readonly line?: Omit<NewTranscriptEntry, 'messageId' | 'incidentId'> & { readonly messageId?: string };
  /** The agent who has the conversation afterwards, where `owner` is `agent`. */
  readonly agentId?: string;
  readonly address?: JsonObject;
  /** What is said is worth nothing any more once something else has happened. */
  readonly isPassing?: boolean;
  /** An incident that is to be told about on the desk under this name. */
  readonly note?: { readonly name: string; readonly value: JsonObject };
}

export interface Recorded {
  readonly entries: readonly TranscriptEntry[];
  readonly incident?: Incident;
  readonly woke: { readonly deliveries: boolean; readonly desk: boolean };
}

interface Recording {
  readonly options: TurnOptions;
  readonly unit: UnitOfWork;
  /** The conversation's last sequence number so far. */
  readonly lastSeq: number;
  /** The conversation's incident before. */
  readonly incident?: Incident;
  readonly now: Date;
}

/** Writes transcript, deliveries, incidents, desk events and the conversation, in this transaction. */
export async function recordOutcome(recording: Recording, outcome: Outcome): Promise<Recorded> {
  const { unit, now } = recording;
  const open = openIncidentAfter(recording.incident, outcome.incidents);
  const incident = open ?? outcome.incidents.at(-1);
  const entries = await appendLines(recording, outcome, incident?.id);
  await saveIncidents(recording, outcome, open);
  const pushed = await queueEntries(recording, entries, outcome);
  await queueEvents(recording, outcome.events, entries, incident?.id);
  const told = await addDeskEvents(recording, outcome, entries, incident?.id);
  await unit.saveConversation({
    owner: outcome.owner,
    ...(outcome.agentId !== undefined && { agentId: outcome.agentId }),
    ...(open && { incidentId: open.id }),
    state: outcome.state,
    ...(outcome.address && { address: outcome.address }),
    at: now,
  });
  return {
    entries,
    ...(incident && { incident }),
    woke: {
      deliveries: pushed || (outcome.events.length > 0 && recording.options.eventTargets.length > 0),
      desk: told || outcome.incidents.length > 0,
    },
  };
}

/** The newest incident of the outcome that is not closed, else the one before unless the outcome closed it. */
function openIncidentAfter(before: Incident | undefined, changed: readonly Incident[]): Incident | undefined {
  const open = changed.findLast(incident => incident.status !== 'closed');
  return open ?? (changed.some(incident => incident.id === before?.id) ? undefined : before);
}

async function appendLines(
  { unit, lastSeq, now }: Recording,
  { line, replies }: Outcome,
  incidentId: string | undefined,
): Promise<readonly TranscriptEntry[]> {
  const spoken = [...(line ? [line] : []), ...replies.map(reply => toBotLine(reply, now))];
  const lines = spoken.map((said, index) => ({
    ...said,
    messageId: said.messageId ?? entryIdFor(unit.conversation.id, lastSeq + 1 + index),
    ...(incidentId !== undefined && { incidentId }),
  }));
  const first = lines[0];
  return first ? unit.append(lines, first.messageId) : [];
}

const toBotLine = ({ key, text, choices, step }: Reply, now: Date): NonNullable<Outcome['line']> => ({
  at: now.toISOString(),
  from: 'bot',
  kind: 'text',
  text,
  reply: { key, choices, step },
});

async function saveIncidents({ unit }: Recording, outcome: Outcome, open: Incident | undefined): Promise<void> {
  const { owner, incidents } = outcome;
  const changed = new Map(incidents.map(incident => [incident.id, incident]));
  if (open && owner !== unit.conversation.owner) changed.set(open.id, open);
  for (const incident of changed.values()) {
    const holder: Owner = incident.id === open?.id ? owner : 'bot';
    await unit.saveIncident(incident, { owner: holder, title: incidentTitle(incident) });
  }
}

async function queueEntries(
  { options, unit, now }: Recording,
  entries: readonly TranscriptEntry[],
  { line, isPassing, address = unit.conversation.address }: Outcome,
): Promise<boolean> {
  const { channel, account, conversationKey, merchant } = unit.conversation;
  const target = options.pushTargets(channel);
  // Not what the message itself said: an agent's line from the channel is with the merchant already.
  const spoken = entries.filter(({ from, messageId }) => from !== 'merchant' && messageId !== line?.messageId);
  if (target === undefined) return false;
  for (const entry of spoken) {
    const payload = writeDeliveryPayload({
      kind: 'entry',
      channel,
      account,
      conversationKey,
      merchantId: merchant.id,
      ...(address && { address }),
      entry,
      ...(isPassing && { onlyAtVersion: versionAfter(unit) }),
    });
    await unit.queueDelivery({ id: options.newId(), target, idempotencyKey: entry.messageId, payload }, now);
  }
  return spoken.length > 0;
}

async function queueEvents(
  { options, unit, lastSeq, now }: Recording,
  events: readonly BotEvent[],
  entries: readonly TranscriptEntry[],
  incidentId: string | undefined,
): Promise<void> {
  const { id: conversationId, channel } = unit.conversation;
  const seq = entries.at(-1)?.seq ?? lastSeq;
  for (const [index, event] of events.entries()) {
    const payload = writeDeliveryPayload({
      kind: 'event',
      conversationId,
      channel,
      ...(incidentId !== undefined && { incidentId }),
      at: now.toISOString(),
      event,
    });
    const idempotencyKey = `${entryIdFor(conversationId, seq)}|${event.name}|${unit.conversation.version}.${index}`;
    for (const target of options.eventTargets) {
      await unit.queueDelivery({ id: options.newId(), target, idempotencyKey, payload }, now);
    }
  }
}

/** The conversation's version once this transaction has saved it. */
export const versionAfter = ({ conversation }: UnitOfWork): number => conversation.version + 1;

/** Tells the desk of the bot's events and the agent's action, and of new lines while a person has or awaits the conversation. */
async function addDeskEvents(
  { unit, now }: Recording,
  outcome: Outcome,
  entries: readonly TranscriptEntry[],
  incidentId: string | undefined,
): Promise<boolean> {
  const watched = unit.conversation.owner !== 'bot' || outcome.owner !== 'bot';
  // Not the text: a line may be rewritten once the second half of a card number follows; the desk reads the transcript.
  const lines = watched ? entries.map(({ seq, from }) => ({ name: 'message', value: { seq, from } })) : [];
  const events = [...(outcome.note ? [outcome.note] : []), ...outcome.events, ...lines];
  for (const { name, value } of events) {
    await unit.addDeskEvent({ ...(incidentId !== undefined && { incidentId }), name, value, at: now.toISOString() });
  }
  return events.length > 0;
}
