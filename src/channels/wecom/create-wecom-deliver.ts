import type { Clock } from '../../clock';
import { DeliveryError, DeliveryHeldError } from '../../errors';
import type { Log } from '../../log';
import type { Delivery, Store } from '../../store/store';
import { type EntryPayload, readDeliveryPayload } from '../../turn/delivery-payload';
import { type Budget, budgetOf, mayBeSent } from '../tencent/reply-window';
import { remedyFor, VendorError } from '../tencent/vendor-error';
import { CODE_LIFE_MS } from './create-take-item';
import { msgidFor, type WecomSend } from './create-wecom-send';
import type { KfSessions } from './kf-sessions';
import { renderMessages } from './render-messages';
import { CHANNEL, customerOf, type KfAddress, readAddress } from './to-inbound-message';

export interface WecomDeliverOptions {
  readonly corpId: string;
  readonly send: WecomSend;
  readonly sessions: KfSessions;
  readonly store: Pick<Store, 'conversations' | 'deliveries' | 'wecom'>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Sends a queued line, within what the customer's last message allows and while no servicer has the session; a line of several messages goes on
 * where it broke off. Throws DeliveryHeldError where nothing more may be sent until they write again, else DeliveryError.
 */
export function createWecomDeliver(options: WecomDeliverOptions): (delivery: Delivery) => Promise<void> {
  const { corpId, send, sessions, store, clock, log } = options;
  return async delivery => {
    const { id, conversationId, partsSent } = delivery;
    const payload = readDeliveryPayload(delivery.payload);
    const conversation = await store.conversations.find(conversationId);
    const address = readAddress(conversation?.address);
    if (payload.kind !== 'entry' || !conversation || !address)
      throw new DeliveryError(CHANNEL, false, `Delivery ${id} has no address`);
    const { version } = conversation;
    const held = (reason: string): DeliveryHeldError => new DeliveryHeldError(CHANNEL, version, reason);
    const sent = await store.deliveries.countParts(conversationId, CHANNEL, new Date(address.openedAt));
    const messages = renderMessages(payload.entry).slice(partsSent);
    if (!mayBeSentNow(payload, address, { sent, messages: messages.length, now: clock.now() })) {
      if (!isOfCode(payload, address)) throw held('no message is left until the merchant writes again');
      log.info(
        { conversationId, deliveryId: id },
        'A welcome, or a question how it was, came too late and is left out',
      );
      return;
    }
    const session = await sessions.find(customerOf(corpId, address));
    if (session?.state === 'person' || session?.state === 'pool') throw held(WITH_A_PERSON);
    for (const [index, message] of messages.entries()) {
      const part = partsSent + index;
      const msgid = msgidFor(`${id}/${part}`, await store.wecom.sent.countFailures(id, part));
      const { openKfid } = address;
      const deliveries = [{ id, part }];
      await store.wecom.sent.record({ openKfid, msgid, deliveries, conversationVersion: version }, clock.now());
      try {
        await send(address, message, msgid);
      } catch (error) {
        const failure = await toDeliveryFailure(error, {
          version,
          read: () => sessions.read(customerOf(corpId, address)),
        });
        // A code that is refused is of no more use; what was not made for it goes out when they write.
        const isLost = failure instanceof DeliveryError && !failure.retryable;
        throw isLost && address.code !== undefined && !isOfCode(payload, address) ? held(failure.message) : failure;
      }
      await store.deliveries.recordPart(id, part + 1, clock.now());
    }
  };
}

const WITH_A_PERSON = 'a servicer in WeCom has the session';

/** A line that only answers that somebody came in, or that a session ended; it is worth nothing later. */
const isOfCode = ({ entry, address }: EntryPayload, { kind, code }: KfAddress): boolean =>
  kind !== 'message' && entry.from === 'bot' && readAddress(address)?.code === code;

function mayBeSentNow(
  { entry }: EntryPayload,
  { kind, openedAt }: KfAddress,
  { sent, messages, now }: { sent: number; messages: number; now: Date },
): boolean {
  if (kind !== 'message') return sent === 0 && now.getTime() - Date.parse(openedAt) < CODE_LIFE_MS;
  const budget: Budget = budgetOf({ kind, openedAt }, sent, now);
  return mayBeSent(budget, messages, entry.from === 'agent' || entry.reply?.step.kind === 'handoff');
}

async function toDeliveryFailure(
  error: unknown,
  { version, read }: { version: number; read: () => ReturnType<KfSessions['read']> },
): Promise<DeliveryError | DeliveryHeldError> {
  if (!(error instanceof VendorError))
    return new DeliveryError(CHANNEL, true, 'WeCom could not be reached', { cause: error });
  const remedy = remedyFor(error.errcode);
  if (remedy === 'window-closed') return new DeliveryHeldError(CHANNEL, version, error.message, { cause: error });
  if (remedy === 'with-a-person') {
    const { state } = await read();
    const cause = { cause: error };
    return state === 'bot'
      ? new DeliveryError(CHANNEL, true, error.message, cause)
      : new DeliveryHeldError(CHANNEL, version, WITH_A_PERSON, cause);
  }
  const retryable = remedy !== 'never' && remedy !== 'no-permission';
  return new DeliveryError(CHANNEL, retryable, error.message, { cause: error });
}
