import { NotFoundError, OwnershipError } from '../errors';
import type { Incident } from '../incident/incident';
import type { Conversation, Owner } from '../store/records';
import type { Agent, UnitOfWork } from '../store/store';
import { errorFacts } from './error-facts';
import type { AgentAction, BotInput, BotOutput } from './messages';
import { type Outcome, type Recorded, recordOutcome } from './record-outcome';
import { readContext } from './take-turn';
import type { TurnOptions } from './turn-options';

type Context = Omit<BotInput, 'message' | 'found'>;

/** What an agent does to an incident that changes who has it. */
export interface OwnershipChange {
  readonly action: AgentAction;
  readonly agent: Agent;
  readonly ownerAfter: Owner;
  /** Idempotent: it is applied again to what the bot makes of the incident. */
  readonly change: (incident: Incident) => Incident;
}

/** Changes who has the incident, lets the bot say so, and records both. */
export async function changeOwnership(
  options: TurnOptions,
  unit: UnitOfWork,
  incident: Incident,
  { action, agent, ownerAfter, change }: OwnershipChange,
): Promise<Recorded> {
  const now = options.clock.now();
  const context = { ...(await readContext(unit, now)), incident: change(incident) };
  const output = noteAction(options, action, context);
  const acted = change(output.incidents.find(({ id }) => id === incident.id) ?? incident);
  return record(options, unit, context, {
    ...output,
    owner: ownerAfter,
    ...(ownerAfter === 'agent' && { agentId: agent.id }),
    incidents: [...output.incidents.filter(({ id }) => id !== incident.id), acted],
    note: { name: `incident.${action.kind}`, value: { status: acted.status, agentName: agent.name } },
  });
}

/** Records what an agent writes to the merchant; `text` is redacted already. */
export async function recordAgentMessage(
  options: TurnOptions,
  unit: UnitOfWork,
  incident: Incident,
  { agent, text }: { agent: Agent; text: string },
): Promise<Recorded> {
  const now = options.clock.now();
  const context = await readContext(unit, now);
  return record(options, unit, context, {
    line: { at: now.toISOString(), from: 'agent', agentName: agent.name, kind: 'text', text },
    replies: [],
    state: unit.conversation.state,
    owner: 'agent',
    agentId: agent.id,
    incidents: [{ ...incident, updatedAt: now.toISOString() }],
    events: [],
  });
}

function record(options: TurnOptions, unit: UnitOfWork, context: Context, outcome: Outcome): Promise<Recorded> {
  const lastSeq = context.transcript.at(-1)?.seq ?? 0;
  const recording = { options, unit, lastSeq, now: context.now };
  return recordOutcome(context.incident ? { ...recording, incident: context.incident } : recording, outcome);
}

/** An agent's action takes effect even where the bot cannot find words for it. */
function noteAction(options: TurnOptions, action: AgentAction, context: Context): BotOutput {
  const { conversation, incident } = context;
  try {
    return options.bot.noteAgentAction(action, context);
  } catch (error) {
    options.log.error(
      { conversationId: conversation.id, incidentId: incident?.id, action: action.kind, ...errorFacts(error) },
      'The bot had nothing to say to an agent’s action',
    );
    return { replies: [], state: conversation.state, owner: conversation.owner, incidents: [], events: [] };
  }
}

/** The incident inside its transaction; throws NotFoundError. */
export async function getIncident(unit: UnitOfWork, incidentId: string): Promise<Incident> {
  const incident = await unit.findIncident(incidentId);
  if (!incident) throw new NotFoundError('incident', incidentId);
  return incident;
}

/** Whether this agent has this incident now. */
export const isWith = (conversation: Conversation, incident: Incident, agent: Agent): boolean =>
  conversation.owner === 'agent' && conversation.agentId === agent.id && conversation.incidentId === incident.id;

/** Throws OwnershipError unless this agent has this incident now. */
export function requireOwner(conversation: Conversation, incident: Incident, agent: Agent): void {
  if (!isWith(conversation, incident, agent)) throw new OwnershipError(incident.id, ownerOf(conversation, incident));
}

/** Throws OwnershipError unless the incident waits for an agent. */
export function requireWaiting(conversation: Conversation, incident: Incident): void {
  const waits =
    conversation.owner === 'queue' && conversation.incidentId === incident.id && incident.status === 'waiting';
  if (!waits) throw new OwnershipError(incident.id, ownerOf(conversation, incident));
}

/** Who has it, as the desk shows it: an agent's name, `queue`, `bot` or `closed`. */
function ownerOf(conversation: Conversation, incident: Incident): string {
  if (incident.status === 'closed' || conversation.incidentId !== incident.id) return 'closed';
  return conversation.owner === 'agent' ? (incident.handoff?.agent?.name ?? 'agent') : conversation.owner;
}
