import type { JsonObject } from '../../json';
import type { KfCustomer } from '../../store/wecom-store';
import { conversationIdFor } from '../../turn/conversation-id';
import type { InboundContent, InboundMessage } from '../../turn/messages';
import type { ReplyWindow } from '../tencent/reply-window';
import type { KfItem } from './parse-sync';

export const CHANNEL = 'wecom';

/** Where a customer is answered, and by what right. */
export interface KfAddress extends ReplyWindow {
  /** `code`: they came in, or a servicer ended the session, and have written nothing since. */
  readonly kind: 'message' | 'code';
  readonly openKfid: string;
  readonly externalUserid: string;
  readonly code?: string;
}

/** Reads what `toInboundMessage` gave as the address; undefined where it is something else. */
export function readAddress(address: JsonObject | undefined): KfAddress | undefined {
  const { openKfid, externalUserid, openedAt, code } = address ?? {};
  if (typeof openKfid !== 'string' || typeof externalUserid !== 'string' || typeof openedAt !== 'string')
    return undefined;
  const known = { openKfid, externalUserid, openedAt };
  return typeof code === 'string' ? { ...known, kind: 'code', code } : { ...known, kind: 'message' };
}

/** A customer's or servicer's item as a message for a turn; a servicer's lets nobody answer. */
export function toInboundMessage(item: KfItem, content: InboundContent, code?: string): InboundMessage {
  const { openKfid, externalUserid, msgid, at, origin } = item;
  const name = { channel: CHANNEL, account: openKfid, conversationKey: externalUserid };
  const address = { openKfid, externalUserid, openedAt: at, ...(code !== undefined && { code }) };
  return {
    ...name,
    conversationId: conversationIdFor(name),
    merchant: { id: externalUserid },
    messageId: msgid,
    at,
    content,
    ...(origin !== 'servicer' && { address }),
  };
}

export const customerOf = (corpId: string, { openKfid, externalUserid }: KfItem | KfAddress): KfCustomer => ({
  corpId,
  openKfid,
  externalUserid,
});
