import type { Clock } from '../../clock';
import { DeliveryError, DeliveryHeldError } from '../../errors';
import type { Conversation } from '../../store/records';
import type { Delivery, Store } from '../../store/store';
import { readDeliveryPayload } from '../../turn/delivery-payload';
import { budgetOf, mayBeSent } from '../tencent/reply-window';
import type { VendorApi } from '../tencent/vendor-api';
import { remedyFor, VendorError } from '../tencent/vendor-error';
import { renderMessages } from './render-messages';
import { CHANNEL, readAddress } from './to-inbound-message';

const SEND = '/cgi-bin/message/custom/send';

export interface WechatDeliverOptions {
  readonly api: VendorApi;
  readonly store: Pick<Store, 'conversations' | 'deliveries'>;
  readonly clock: Clock;
  /** The account may not send by itself (48001): it has to answer passively. */
  readonly onNoPermission: () => void;
  /** News could not be said: the window is closed or used up. Never throws. */
  readonly onHeld?: ((delivery: Delivery, conversation: Conversation) => Promise<void>) | undefined;
}

/**
 * Sends a queued line by the customer-service interface, within what the merchant's last message allows; a line of several messages goes on where
 * it broke off. Throws DeliveryHeldError where nothing more may be sent until they write again, else DeliveryError.
 */
export function createWechatDeliver({
  api,
  store,
  clock,
  onNoPermission,
  onHeld,
}: WechatDeliverOptions): (delivery: Delivery) => Promise<void> {
  return async delivery => {
    const { id, conversationId, partsSent } = delivery;
    const payload = readDeliveryPayload(delivery.payload);
    // The conversation knows the newest message; the delivery, that of when it was queued.
    const conversation = await store.conversations.find(conversationId);
    const address = readAddress(conversation?.address);
    if (payload.kind !== 'entry' || !conversation || !address)
      throw new DeliveryError(CHANNEL, false, `Delivery ${id} has no address`);
    const messages = renderMessages(address.openId, payload.entry).slice(partsSent);
    const sent = await store.deliveries.countParts(conversationId, CHANNEL, new Date(address.openedAt));
    const isNews = payload.entry.from === 'agent' || payload.entry.reply?.step.kind === 'handoff';
    if (!mayBeSent(budgetOf(address, sent, clock.now()), messages.length, isNews)) {
      if (isNews) await onHeld?.(delivery, conversation);
      throw new DeliveryHeldError(CHANNEL, conversation.version, 'no message is left until the merchant writes again');
    }
    for (const [index, body] of messages.entries()) {
      try {
        await api.call({ method: 'POST', path: SEND, body });
      } catch (error) {
        const failure = toDeliveryFailure(error, conversation.version);
        const remedy = error instanceof VendorError ? remedyFor(error.errcode) : undefined;
        if (remedy === 'no-permission') onNoPermission();
        if (remedy === 'window-closed' && isNews) await onHeld?.(delivery, conversation);
        throw failure;
      }
      await store.deliveries.recordPart(id, partsSent + index + 1, clock.now());
    }
  };
}

function toDeliveryFailure(error: unknown, version: number): DeliveryError | DeliveryHeldError {
  if (!(error instanceof VendorError))
    return new DeliveryError(CHANNEL, true, 'WeChat could not be reached', { cause: error });
  const remedy = remedyFor(error.errcode);
  if (remedy === 'window-closed' || remedy === 'no-permission')
    return new DeliveryHeldError(CHANNEL, version, error.message, { cause: error });
  const retryable = remedy === 'later' || remedy === 'new-token' || remedy === 'address-not-listed';
  return new DeliveryError(CHANNEL, retryable, error.message, { cause: error });
}
