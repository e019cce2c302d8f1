import { conversationIdFor } from '../../turn/conversation-id';
import type { InboundContent, InboundMessage, RemoteMedia } from '../../turn/messages';
import type { JsonObject } from '../../json';
import { type LineAddress, readWindows, toWindowFields } from '../tencent/reply-window';
import type { Push, PushContent } from './parse-push';

export const CHANNEL = 'wechat';

/** Where a merchant is answered, and until when. */
export interface WechatAddress extends LineAddress {
  readonly openId: string;
}

/** A verified push as a message, or undefined for what needs no turn (an unsubscription, a page that was viewed, a job's result). */
export function toInboundMessage({ openId, at, key, content }: Push, appId: string): InboundMessage | undefined {
  const inbound = toContent(content);
  if (!inbound) return undefined;
  const name = { channel: CHANNEL, account: appId, conversationKey: openId };
  return {
    ...name,
    conversationId: conversationIdFor(name),
    merchant: { id: openId },
    messageId: key,
    at,
    content: inbound,
    address: { openId, ...toWindowFields({ kind: content.kind === 'event' ? 'click' : 'message', openedAt: at }) },
  };
}

/** Reads what `toInboundMessage` gave as the address; undefined where it is something else. */
export function readAddress(address: JsonObject = {}): WechatAddress | undefined {
  const { openId } = address;
  const line = readWindows(address);
  return typeof openId === 'string' && line ? { openId, ...line } : undefined;
}

/** A push without an id of its picture is a picture that nobody can fetch. */
const sourceOf = ({ mediaId, picUrl }: PushContent & { kind: 'image' }): { source?: RemoteMedia } =>
  mediaId === '' ? {} : { source: { kind: CHANNEL, mediaId, ...(picUrl !== '' && { picUrl }) } };

/** Events that somebody waits for an answer to. */
const GREETED: readonly string[] = ['subscribe', 'scan', 'click'];

function toContent(content: PushContent): InboundContent | undefined {
  switch (content.kind) {
    case 'text':
      return { kind: 'text', text: content.text };
    case 'image':
      return { kind: 'media', mediaType: 'image/*', ...sourceOf(content) };
    case 'voice':
      // The recognition has been switched off for most accounts, and comes empty.
      return content.recognition === undefined
        ? { kind: 'media', mediaType: 'audio/*' }
        : { kind: 'text', text: content.recognition };
    case 'video':
      return { kind: 'media', mediaType: 'video/*' };
    case 'location':
      return content.label === ''
        ? { kind: 'media', mediaType: 'application/geo+json' }
        : { kind: 'text', text: content.label };
    case 'link':
      return { kind: 'media', mediaType: 'text/uri-list', ...(content.title !== '' && { name: content.title }) };
    case 'event':
      return GREETED.includes(content.name) ? { kind: 'event', name: content.name } : undefined;
    case 'unknown':
      return { kind: 'media', mediaType: 'application/octet-stream' };
  }
}
