import { NotFoundError } from '../errors';
import type { Incident } from '../incident/incident';
import type { Owner, Speaker, TranscriptEntry } from '../store/records';
import type { Agent, Store, UnsentState } from '../store/store';
import type { DeskChannels, ReplyBudget } from './desk-channels';
import { mediaPath } from './mount-media';

/** One incident as an agent sees it; every text is data that a page must show as text. */
export interface IncidentDetail {
  readonly incident: Incident;
  /** The summary in Chinese. */
  readonly card: string;
  readonly owner: Owner;
  readonly agentName?: string;
  /** True where the asking agent has it. */
  readonly isMine: boolean;
  readonly transcript: readonly TranscriptLine[];
  /** Where the channel limits what may still be said. */
  readonly budget?: ReplyBudget;
  /** What it can have been, "something else" among them, and the steps that can have cured it: a case may be closed with one of each. */
  readonly causes: readonly Label[];
  readonly fixes: readonly Label[];
}

export interface Label {
  readonly id: string;
  readonly label: string;
}

/** What the knowledge names, for cases that report these codes; all of it where none is given. */
export type FindLabels = (codes?: readonly string[]) => readonly Label[];

export interface TranscriptLine {
  readonly seq: number;
  readonly at: string;
  readonly from: Speaker;
  readonly text: string;
  readonly agentName?: string;
  /** A media line; `text` is the file's name or type then. */
  readonly isMedia?: true;
  /** Its photo; `url` where it is stored. */
  readonly media?: { readonly status: NonNullable<TranscriptEntry['media']>['status']; readonly url?: string };
  /** Absent where the merchant's channel has it, or fetches it. */
  readonly delivery?: UnsentState;
}

/** Ample for one case; the card sums up what came before. */
const MAX_LINES = 2000;

export interface IncidentDetailOptions {
  readonly store: Store;
  /** The summary as Chinese text. */
  readonly renderCard: (incident: Incident) => string;
  readonly causes?: FindLabels | undefined;
  /** Steps that merchants do. */
  readonly fixes?: FindLabels | undefined;
  readonly channels?: DeskChannels | undefined;
}

/** Reads an incident with its whole conversation; throws NotFoundError. */
export async function readIncidentDetail(
  { store, renderCard, causes, fixes, channels }: IncidentDetailOptions,
  incidentId: string,
  agent: Agent,
): Promise<IncidentDetail> {
  const incident = await store.incidents.find(incidentId);
  if (!incident) throw new NotFoundError('incident', incidentId);
  const conversation = await store.conversations.find(incident.conversationId);
  const isCurrent = conversation?.incidentId === incident.id;
  const budget = isCurrent ? await channels?.findBudget(conversation) : undefined;
  const unsent = conversation
    ? await store.deliveries.findUnsent(conversation.id, conversation.channel)
    : new Map<string, UnsentState>();
  // Nothing that is due now will go out.
  const stateOf = (messageId: string): UnsentState | undefined => {
    const state = unsent.get(messageId);
    return state === 'sending' && budget?.left === 0 ? 'waiting' : state;
  };
  const ownerAgent = isCurrent && conversation.agentId ? await store.agents.find(conversation.agentId) : undefined;
  return {
    incident,
    card: renderCard(incident),
    owner: isCurrent ? conversation.owner : 'bot',
    ...(ownerAgent && { agentName: ownerAgent.name }),
    isMine: ownerAgent?.id === agent.id,
    transcript: await readTranscript(store, incident.conversationId, stateOf),
    ...(budget && { budget }),
    causes: causes?.(incident.codes) ?? [],
    fixes: fixes?.(incident.codes) ?? [],
  };
}

async function readTranscript(
  store: Store,
  conversationId: string,
  stateOf: (messageId: string) => UnsentState | undefined,
): Promise<readonly TranscriptLine[]> {
  const lines = await store.conversations.transcript(conversationId, { limit: MAX_LINES });
  return lines
    .filter(line => line.kind !== 'event')
    .map(({ seq, at, from, kind, text, agentName, messageId, media }) => {
      const delivery = stateOf(messageId);
      return {
        seq,
        at,
        from,
        text,
        ...(agentName !== undefined && { agentName }),
        ...(kind === 'media' && { isMedia: true as const }),
        ...(media && { media: toPhoto(media) }),
        ...(delivery !== undefined && { delivery }),
      };
    });
}

const toPhoto = ({ status, id }: NonNullable<TranscriptEntry['media']>): NonNullable<TranscriptLine['media']> => ({
  status,
  ...(id !== undefined && { url: mediaPath(id) }),
});
