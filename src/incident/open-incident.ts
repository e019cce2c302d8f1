import type { Incident } from './incident';

export interface NewIncident {
  readonly id: string;
  readonly conversationId: string;
  readonly channel: string;
  readonly merchant: Incident['merchant'];
  /** The merchant's first message about it, redacted. */
  readonly firstWords: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly knowledgeVersion: string;
  readonly belief?: Incident['belief'];
}

/** An incident in which nothing is known yet but who writes; `withUnderstanding` adds what the first words say. */
export const openIncident = (start: NewIncident): Incident => ({
  id: start.id,
  conversationId: start.conversationId,
  channel: start.channel,
  merchant: start.merchant,
  status: 'open',
  priority: 'normal',
  openedAt: start.at,
  updatedAt: start.at,
  firstWords: start.firstWords,
  codes: [],
  terminal: {},
  money: { state: 'unknown' },
  contact: {},
  dangers: [],
  symptoms: [],
  observations: [],
  attempts: [],
  belief: start.belief ?? {},
  intake: { asked: [], skipped: [], notes: {} },
  knowledgeVersion: start.knowledgeVersion,
});
