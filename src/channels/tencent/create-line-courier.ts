import { createHash } from 'node:crypto';
import type { Clock } from '../../clock';
import { DeliveryError, DeliveryHeldError } from '../../errors';
import type { JsonObject } from '../../json';
import type { Conversation } from '../../store/records';
import type { Delivery, Store } from '../../store/store';
import type { Courier } from '../../turn/create-deliverer';
import { type OutgoingLine, type PackedMessage, type PackLimits, packLines } from './pack-lines';
import { findWindow } from './find-window';
import { isPassing, leaveOutPassed } from './leave-out-passed';
import type { LineAddress, ReplyWindow } from './reply-window';
import { toOutgoingLine } from './to-outgoing-line';
import { remedyFor, VendorError, type VendorRemedy } from './vendor-error';

/** A channel of the vendor's, as far as sending goes. */
export interface LineChannel<Address extends LineAddress> {
  /** Also the outbox's target. */
  readonly name: string;
  readonly limits: PackLimits;
  /** Reads what the channel gave as a conversation's address. */
  readAddress(address: JsonObject | undefined): Address | undefined;
  /**
   * Sends one message by a window that lets it through; `key` is the same when the same is sent again: 22 characters of `A-Za-z0-9_-`. Rejects with
   * VendorError or VendorUnreachableError.
   */
  send(
    address: Address,
    message: PackedMessage,
    by: { readonly key: string; readonly window: ReplyWindow },
  ): Promise<void>;
  /** The vendor refused it: what is to be done besides, before it waits or ends. */
  onRefused?(error: VendorError, conversation: Conversation): Promise<void> | void;
  /** Lines wait until the merchant writes again. */
  onHeld?(lines: readonly OutgoingLine[], conversation: Conversation): Promise<void> | void;
}

export interface LineCourierOptions {
  readonly store: Pick<Store, 'conversations' | 'deliveries'>;
  readonly clock: Clock;
}

/**
 * Brings queued lines to a merchant in as few messages as hold them, within what their last message allows; what broke off goes on where it did. What
 * may not be sent any more waits until they write again; the last message of a window is for news of the handoff, which goes ahead of other lines then.
 */
export function createLineCourier<Address extends LineAddress>(
  channel: LineChannel<Address>,
  { store, clock }: LineCourierOptions,
): Courier {
  /** Sends what may be sent; resolves with what has to wait, and why. */
  const sendAll = async (
    messages: readonly PackedMessage[],
    { conversation, address }: { conversation: Conversation; address: Address },
  ): Promise<{ readonly left: readonly PackedMessage[]; readonly reason: string }> => {
    for (const [index, message] of messages.entries()) {
      const left = messages.slice(index);
      const place = { conversationId: conversation.id, channel: channel.name, address };
      const window = await findWindow({ deliveries: store.deliveries, clock }, place, message.isNews);
      if (!window) return { left, reason: USED_UP };
      const key = keyOf(message);
      try {
        await channel.send(address, message, { key, window });
      } catch (error) {
        if (error instanceof VendorError) await channel.onRefused?.(error, conversation);
        if (error instanceof VendorError && WAITS.includes(remedyFor(error.errcode)))
          return { left, reason: error.message };
        throw toFailure(channel.name, error);
      }
      await store.deliveries.recordMessage({ key, held: message.held }, clock.now());
    }
    return { left: [], reason: '' };
  };

  return {
    takesAll: true,
    recordsItself: true,
    async deliver(claimed) {
      const deliveries = await leaveOutPassed(claimed, store, clock.now());
      if (deliveries.length === 0) return;
      const lines = deliveries.flatMap(delivery => toOutgoingLine(delivery) ?? []);
      // The conversation knows the newest message; the delivery, that of when it was queued.
      const conversation = await store.conversations.find(deliveries[0]?.conversationId ?? '');
      const address = channel.readAddress(conversation?.address);
      if (!conversation || !address || lines.length < deliveries.length)
        throw new DeliveryError(channel.name, false, `Deliveries ${idsOf(deliveries)} have no address or no line`);
      const to = { conversation, address };
      const { left, reason } = await sendAll(packLines(lines, channel.limits), to);
      if (left.length === 0) return;
      let waiting = linesIn(left, lines);
      const news = waiting.filter(({ isNews }) => isNews);
      if (news.length > 0 && left[0]?.isNews === false) {
        const after = await sendAll(packLines(news, channel.limits), to);
        const unsent = linesIn(after.left, news);
        waiting = waiting.filter(line => !line.isNews || unsent.includes(line));
      }
      // Nobody is told that there is something to be read where it only asks how it went.
      const passing = deliveries.filter(isPassing).map(({ id }) => id);
      const told = waiting.filter(({ deliveryId }) => !passing.includes(deliveryId));
      if (told.length > 0) await channel.onHeld?.(told, conversation);
      throw new DeliveryHeldError(channel.name, conversation.version, reason);
    },
  };
}

const USED_UP = 'no message is left until the merchant writes again';
/** What only the merchant, or the end of a person's talk, can change. */
const WAITS: readonly VendorRemedy[] = ['window-closed', 'no-permission', 'with-a-person'];

/** What trying again can mend, by itself or since the operator has mended something meanwhile. */
const MAY_HELP: readonly VendorRemedy[] = ['later', 'new-token', 'address-not-listed', 'not-set-up'];

function linesIn(messages: readonly PackedMessage[], lines: readonly OutgoingLine[]): readonly OutgoingLine[] {
  const ids = new Set(messages.flatMap(({ held }) => held.map(({ deliveryId }) => deliveryId)));
  return lines.filter(({ deliveryId }) => ids.has(deliveryId));
}

const idsOf = (deliveries: readonly Delivery[]): string => deliveries.map(({ id }) => id).join(', ');

/** The same for the same parts of the same lines. */
const keyOf = ({ held }: PackedMessage): string =>
  createHash('sha256')
    .update(JSON.stringify(held.map(({ deliveryId, partsSent }) => [deliveryId, partsSent])))
    .digest()
    .subarray(0, 16)
    .toString('base64url');

function toFailure(channel: string, error: unknown): DeliveryError {
  if (!(error instanceof VendorError))
    return new DeliveryError(channel, true, 'The platform could not be reached', { cause: error });
  const remedy = remedyFor(error.errcode);
  return new DeliveryError(channel, MAY_HELP.includes(remedy), error.message, { cause: error });
}
