import type { Activity } from 'botbuilder';
import { EventFactory } from 'botbuilder';
import type { Incident } from '../src/incident/incident';
import { incidentToJson } from '../src/incident/incident';
import type { Talk } from './talk';

/**
 * Sends Bot Framework's `handoff.initiate` with the transcript as attachment. The standard correlates nothing, so the
 * value carries our `handoffId`; receivers see the incident as data and drop a repeat by that id.
 */
export async function sendHandoffInitiation(talk: Talk, incident: Incident): Promise<void> {
  const { input, context } = talk;
  const activities = input.transcript.map(
    entry =>
      ({
        type: 'message',
        id: entry.messageId,
        timestamp: new Date(entry.at),
        from: { id: entry.from, name: entry.agentName ?? entry.from, role: entry.from === 'merchant' ? 'user' : 'bot' },
        text: entry.text,
      }) as Partial<Activity> as Activity,
  );
  const value = {
    handoffId: incident.handoff?.id,
    incidentId: incident.id,
    reason: incident.handoff?.reason,
    priority: incident.priority,
    channel: input.conversation.channel,
    customer: input.conversation.merchant,
    lang: 'zh-CN',
    incident: incidentToJson(incident),
  };
  await context.sendActivity(EventFactory.createHandoffInitiation(context, value, { activities }));
}
