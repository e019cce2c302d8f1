import { openIncident } from '../../src/incident/open-incident';
import type { Incident } from '../../src/incident/incident';
import type { MessageFacts } from '../../src/incident/message-facts';

export const OPENED_AT = '2026-11-22T06:05:00.000Z';
export const LATER = '2026-11-22T06:07:00.000Z';

/** An incident as it is opened, with what a test wants to be different. */
export const sampleIncident = (changes: Partial<Incident> = {}): Incident => ({
  ...openIncident({
    id: 'incident-1',
    conversationId: 'conversation-1',
    channel: 'wechat',
    merchant: { id: 'merchant-1' },
    firstWords: '破死机报三千',
    at: OPENED_AT,
    knowledgeVersion: 'v1',
  }),
  ...changes,
});

export const says = (entities: MessageFacts['entities'], intent = 'none', confidence = 0.9): MessageFacts => ({
  intent,
  confidence,
  entities,
});
