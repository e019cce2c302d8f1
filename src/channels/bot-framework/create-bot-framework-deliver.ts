import type { Activity, ConversationReference } from 'botbuilder';
import { ActivityTypes, CardFactory } from 'botbuilder';
import { DeliveryError } from '../../errors';
import type { TranscriptEntry } from '../../store/records';
import type { Delivery } from '../../store/store';
import { readDeliveryPayload } from '../../turn/delivery-payload';
import type { BotFrameworkAdapter } from './bot-framework-adapter';
import { CHANNEL } from './to-inbound-message';

/** Sends a queued line to the conversation it belongs to; throws DeliveryError. */
export function createBotFrameworkDeliver(
  adapter: Pick<BotFrameworkAdapter, 'continueConversationAsync'>,
  appId: string,
): (delivery: Delivery) => Promise<void> {
  return async delivery => {
    const payload = readDeliveryPayload(delivery.payload);
    if (payload.kind !== 'entry' || !payload.address)
      throw new DeliveryError(CHANNEL, false, `Delivery ${delivery.id} has no conversation reference`);
    const reference = payload.address as Partial<ConversationReference>;
    try {
      await adapter.continueConversationAsync(appId, reference, async context => {
        await context.sendActivity(toReplyActivity(payload.entry));
      });
    } catch (error) {
      const status = statusOf(error);
      const isRefused = status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429;
      const outcome = status === undefined ? 'could not be reached' : `answered ${status}`;
      throw new DeliveryError(CHANNEL, !isRefused, `Bot Framework ${outcome}`, { cause: error });
    }
  };
}

/** A line as an activity: the choices as suggested actions whose value is the choice's id. */
export function toReplyActivity({ messageId, text, from, agentName, reply }: TranscriptEntry): Partial<Activity> {
  const choices = reply?.choices ?? [];
  return {
    type: ActivityTypes.Message,
    id: messageId,
    text: from === 'agent' && agentName !== undefined ? `${agentName}: ${text}` : text,
    textFormat: 'plain',
    ...(choices.length > 0 && {
      suggestedActions: {
        to: [],
        actions: CardFactory.actions(choices.map(({ label }) => ({ type: 'imBack', title: label, value: label }))),
      },
    }),
  };
}

const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
