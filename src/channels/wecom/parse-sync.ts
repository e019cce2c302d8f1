import { z } from 'zod';
import type { JsonObject } from '../../json';
import { VendorUnreachableError } from '../tencent/vendor-error';
import { type KfContent, parseContent } from './parse-content';

/** One thing that happened in a customer's session, by the vendor's numbers (WeCom docs 31078). */
export interface KfItem {
  readonly msgid: string;
  readonly openKfid: string;
  readonly externalUserid: string;
  /** ISO 8601 UTC, whole seconds. */
  readonly at: string;
  /** Who it comes from; `other` is what we do not know. */
  readonly origin: 'customer' | 'system' | 'servicer' | 'other';
  /** The userid of the servicer who wrote it. */
  readonly servicer?: string;
  readonly content: KfContent;
}

export interface SyncPage {
  /** Absent where the platform gave none: the page before goes on. */
  readonly nextCursor?: string;
  /** Only this tells whether there is more: an empty page does not. */
  readonly hasMore: boolean;
  readonly items: readonly KfItem[];
  /** Items that could not be read. */
  readonly unreadable: number;
}

const ORIGINS: Readonly<Record<number, KfItem['origin']>> = { 3: 'customer', 4: 'system', 5: 'servicer' };

const id = z.string().min(1).max(200);
const pageSchema = z.object({
  next_cursor: z.string().max(200).default(''),
  has_more: z.number().default(0),
  msg_list: z.array(z.unknown()).default([]),
});
const itemSchema = z.looseObject({
  msgid: id,
  open_kfid: id.optional(),
  external_userid: id.optional(),
  send_time: z.number().int().min(0).max(1e11),
  origin: z.number().default(0),
  servicer_userid: z.string().max(200).optional(),
  msgtype: z.string().max(64),
  // Of an event the two ids are in here.
  event: z.looseObject({ open_kfid: id.optional(), external_userid: id.optional() }).optional(),
});

/** Reads the answer of `sync_msg`; an item that cannot be read is counted and left out. Throws VendorUnreachableError where it is no page. */
export function parseSync(answer: JsonObject, openKfid: string): SyncPage {
  const page = pageSchema.safeParse(answer);
  if (!page.success) throw new VendorUnreachableError('sync_msg', 'the answer is no page of messages');
  const { next_cursor: nextCursor, has_more: hasMore, msg_list: list } = page.data;
  const items = list.flatMap(item => parseItem(item, openKfid) ?? []);
  return {
    ...(nextCursor !== '' && { nextCursor }),
    hasMore: hasMore !== 0,
    items,
    unreadable: list.length - items.length,
  };
}

function parseItem(raw: unknown, asked: string): KfItem | undefined {
  const parsed = itemSchema.safeParse(raw);
  if (!parsed.success) return undefined;
  const { msgid, send_time: seconds, origin, servicer_userid: servicer, msgtype, event, ...item } = parsed.data;
  const externalUserid = item.external_userid ?? event?.external_userid;
  const content = parseContent(msgtype, msgtype === 'event' ? event : item[msgtype]);
  if (externalUserid === undefined || content === undefined) return undefined;
  return {
    msgid,
    openKfid: item.open_kfid ?? event?.open_kfid ?? asked,
    externalUserid,
    at: new Date(seconds * 1000).toISOString(),
    origin: ORIGINS[origin] ?? 'other',
    ...(servicer !== undefined && servicer !== '' && { servicer }),
    content,
  };
}
