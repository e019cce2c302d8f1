import { z } from 'zod';

export type KfContent =
  /** Of a tapped menu item it is the label. */
  | { readonly kind: 'text'; readonly text: string }
  /** `mediaId` is good for three days. */
  | { readonly kind: 'media'; readonly mediaType: string; readonly name?: string; readonly mediaId?: string }
  | { readonly kind: 'event'; readonly event: KfEvent };

export type KfEvent =
  | { readonly kind: 'entered'; readonly welcomeCode?: string }
  | { readonly kind: 'send-failed'; readonly msgid: string; readonly failType: number }
  | {
      readonly kind: 'session-changed';
      readonly change: 'accepted' | 'transferred' | 'ended' | 're-entered';
      readonly servicer?: string;
      /** Lets one more message be sent within 20 s of the end. */
      readonly msgCode?: string;
    }
  | { readonly kind: 'other'; readonly name: string };

const text = z.string().max(20_000).default('');
const number = z.number().default(0);
const textSchema = z.object({ content: text });
const mediaSchema = z.object({ media_id: z.string().max(1000).optional() });
const locationSchema = z.object({ name: text, address: text });
const titledSchema = z.object({ title: text });
const cardSchema = z.object({ userid: text });
const orderSchema = z.object({ order_id: text, product_titles: text, state: text });
const productSchema = z.object({ product_id: text, title: text, sales_price: z.union([text, z.number()]).default('') });
const eventSchema = z.object({
  event_type: text,
  welcome_code: z.string().max(1000).optional(),
  fail_msgid: text,
  fail_type: number,
  change_type: number,
  new_servicer_userid: text,
  msg_code: z.string().max(1000).optional(),
});

const FILES: Readonly<Record<string, string>> = {
  image: 'image/*',
  voice: 'audio/*',
  video: 'video/*',
  file: 'application/octet-stream',
};

/** Reads one message by its type; what is of no known type is media of that name. Undefined where the part is not as documented. */
export function parseContent(msgtype: string, part: unknown): KfContent | undefined {
  if (msgtype === 'event') return parseEvent(part);
  if (msgtype === 'text') {
    const found = textSchema.safeParse(part).data;
    return found && { kind: 'text', text: found.content };
  }
  if (msgtype === 'location') {
    const { name = '', address = '' } = locationSchema.safeParse(part).data ?? {};
    const place = [name, address].filter(Boolean).join(' ');
    return place === '' ? { kind: 'media', mediaType: 'application/geo+json' } : { kind: 'text', text: place };
  }
  const mediaType = FILES[msgtype];
  if (mediaType !== undefined) {
    const mediaId = mediaSchema.safeParse(part).data?.media_id;
    return { kind: 'media', mediaType, ...(mediaId && { mediaId }) };
  }
  const name = nameOf(msgtype, part);
  const type = msgtype === 'link' ? 'text/uri-list' : `application/vnd.wecom.${msgtype}`;
  return { kind: 'media', mediaType: type, ...(name !== '' && { name }) };
}

/** What a person calls a card by: a link's title, an order's number with what was bought. */
function nameOf(msgtype: string, part: unknown): string {
  switch (msgtype) {
    case 'channels_shop_order': {
      const { order_id = '', product_titles = '', state = '' } = orderSchema.safeParse(part).data ?? {};
      return [order_id, product_titles, state].filter(Boolean).join(' ');
    }
    case 'channels_shop_product': {
      const { title = '', sales_price = '', product_id = '' } = productSchema.safeParse(part).data ?? {};
      return [title, String(sales_price), product_id].filter(Boolean).join(' ');
    }
    case 'business_card':
      return cardSchema.safeParse(part).data?.userid ?? '';
    default:
      return titledSchema.safeParse(part).data?.title ?? '';
  }
}

const CHANGES = { 1: 'accepted', 2: 'transferred', 3: 'ended', 4: 're-entered' } as const;
const changeOf = (type: number): (typeof CHANGES)[keyof typeof CHANGES] | undefined =>
  Object.entries(CHANGES).find(([known]) => Number(known) === type)?.[1];

function parseEvent(part: unknown): KfContent | undefined {
  const { data } = eventSchema.safeParse(part);
  if (!data) return undefined;
  return { kind: 'event', event: toEvent(data) };
}

function toEvent(data: z.infer<typeof eventSchema>): KfEvent {
  const change = changeOf(data.change_type);
  if (data.event_type === 'enter_session')
    return { kind: 'entered', ...(data.welcome_code && { welcomeCode: data.welcome_code }) };
  if (data.event_type === 'msg_send_fail' && data.fail_msgid !== '')
    return { kind: 'send-failed', msgid: data.fail_msgid, failType: data.fail_type };
  if (data.event_type === 'session_status_change' && change !== undefined)
    return {
      kind: 'session-changed',
      change,
      ...(data.new_servicer_userid !== '' && { servicer: data.new_servicer_userid }),
      ...(data.msg_code && { msgCode: data.msg_code }),
    };
  return { kind: 'other', name: data.event_type };
}
