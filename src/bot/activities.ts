import type { Activity } from 'botbuilder';
import { ActivityTypes } from 'botbuilder';
import type { JsonObject } from '../json';
import type { BotEvent, BotInput, Reply } from '../turn/messages';

/** The Bot Framework activity of an inbound message; carries redacted text only. */
export function toActivity(input: BotInput): Partial<Activity> {
  const { message, conversation } = input;
  const { content } = message;
  return {
    type: content.kind === 'event' ? ActivityTypes.Event : ActivityTypes.Message,
    id: message.messageId,
    name: content.kind === 'event' ? content.name : undefined,
    text: content.kind === 'text' || content.kind === 'choice' ? content.text : undefined,
    value: content.kind === 'choice' ? content.choiceId : undefined,
    timestamp: input.now,
    channelId: message.channel,
    serviceUrl: `poscare://${message.channel}`,
    from: { id: message.merchant.id, name: message.merchant.name ?? '', role: 'user' },
    recipient: { id: 'poscare', name: 'poscare', role: 'bot' },
    conversation: { id: conversation.id, isGroup: false, conversationType: 'personal', name: '' },
  };
}

/** The typed replies among what was sent. */
export function repliesOf(sent: readonly Partial<Activity>[]): Reply[] {
  return sent.flatMap(({ type, channelData }) => {
    const reply = (channelData as { reply?: Reply } | undefined)?.reply;
    return type === ActivityTypes.Message && reply ? [reply] : [];
  });
}

/** The events among what was sent, as plain data. */
export function eventsOf(sent: readonly Partial<Activity>[]): BotEvent[] {
  return sent.flatMap(activity => {
    if (activity.type !== ActivityTypes.Event || !isEventName(activity.name)) return [];
    return [{ name: activity.name, value: JSON.parse(JSON.stringify(activity)) as JsonObject }];
  });
}

const EVENT_NAMES = ['handoff.initiate', 'incident.updated', 'incident.closed'] as const;
const isEventName = (name: unknown): name is BotEvent['name'] => EVENT_NAMES.some(known => known === name);
