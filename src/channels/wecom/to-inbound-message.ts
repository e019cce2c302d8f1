import type { JsonObject } from '../../json';
import type { KfCustomer } from '../../store/wecom-store';
import { conversationIdFor } from '../../turn/conversation-id';
import type { InboundContent, InboundMessage } from '../../turn/messages';
import type { KfItem } from './parse-sync';

export const CHANNEL = 'wecom';

/** Where a customer is answered, and by what right. */
export interface KfAddress {
  readonly openKfid: string;
  readonly externalUserid: string;
  /** `message`: they wrote. `enter`, `end`: they came in, or a servicer ended the session, and one message may be sent with a code. */
  readonly kind: 'message' | 'enter' | 'end';
  /** ISO 8601 UTC. */
  readonly openedAt: string;
  readonly code?: string;
}

/** Reads what `toInboundMessage` gave as the address; undefined where it is something else. */
export function readAddress(address: JsonObject | undefined): KfAddress | undefined {
  const { openKfid, externalUserid, kind, openedAt, code } = address ?? {};
  if (typeof openKfid !== 'string' || typeof externalUserid !== 'string' || typeof openedAt !== 'string')
    return undefined;
  const known = { openKfid, externalUserid, openedAt };
  if ((kind === 'enter' || kind === 'end') && typeof code === 'string') return { ...known, kind, code };
  return { ...known, kind: 'message' };
}

export interface KfMessage extends InboundMessage {
  /** A servicer has the talk: it is recorded, and the bot says nothing. */
  readonly attendedBy?: { readonly name: string };
  /** A servicer's own line, which came through the channel. */
  readonly spokenBy?: { readonly agentName: string };
}

/** A customer's or servicer's item as a message for a turn. */
export function toInboundMessage(item: KfItem, content: InboundContent, window?: KfWindow): KfMessage {
  const { openKfid, externalUserid, msgid, at } = item;
  const name = { channel: CHANNEL, account: openKfid, conversationKey: externalUserid };
  return {
    ...name,
    conversationId: conversationIdFor(name),
    merchant: { id: externalUserid },
    messageId: msgid,
    at,
    content,
    ...(window && { address: { openKfid, externalUserid, openedAt: at, ...window } }),
  };
}

/** What lets us answer; absent for what a servicer wrote. */
export type KfWindow = { readonly kind: 'message' } | { readonly kind: 'enter' | 'end'; readonly code: string };

export const customerOf = (corpId: string, { openKfid, externalUserid }: KfItem | KfAddress): KfCustomer => ({
  corpId,
  openKfid,
  externalUserid,
});
