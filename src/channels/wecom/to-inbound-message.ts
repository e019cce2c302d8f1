import type { JsonObject } from '../../json';
import type { KfCustomer } from '../../store/wecom-store';
import { conversationIdFor } from '../../turn/conversation-id';
import type { InboundContent, InboundMessage } from '../../turn/messages';
import { type LineAddress, readWindows, toWindowFields } from '../tencent/reply-window';
import type { KfItem } from './parse-sync';

export const CHANNEL = 'wecom';

/** Where a customer is answered, and by what right. */
export interface KfAddress extends LineAddress {
  readonly openKfid: string;
  readonly externalUserid: string;
}

/** Reads what `toInboundMessage` gave as the address; undefined where it is something else. */
export function readAddress(address: JsonObject = {}): KfAddress | undefined {
  const { openKfid, externalUserid } = address;
  const line = readWindows(address);
  if (typeof openKfid !== 'string' || typeof externalUserid !== 'string' || !line) return undefined;
  return { openKfid, externalUserid, ...line };
}

/** A customer's or servicer's item as a message for a turn; a servicer's lets nobody answer, an event's `code` one message. */
export function toInboundMessage(item: KfItem, content: InboundContent, code?: string): InboundMessage {
  const { openKfid, externalUserid, msgid, at, origin } = item;
  const name = { channel: CHANNEL, account: openKfid, conversationKey: externalUserid };
  const window = toWindowFields(
    code === undefined ? { kind: 'message', openedAt: at } : { kind: 'code', openedAt: at, code },
  );
  return {
    ...name,
    conversationId: conversationIdFor(name),
    merchant: { id: externalUserid },
    messageId: msgid,
    at,
    content,
    ...(origin !== 'servicer' && { address: { openKfid, externalUserid, ...window } }),
  };
}

export const customerOf = (
  corpId: string,
  { openKfid, externalUserid }: Pick<KfItem, 'openKfid' | 'externalUserid'>,
): KfCustomer => ({
  corpId,
  openKfid,
  externalUserid,
});
