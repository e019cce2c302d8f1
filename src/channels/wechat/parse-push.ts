import { z } from 'zod';
import { RequestError } from '../../errors';
import type { XmlElements } from '../tencent/read-xml';
import { parseNoticeEvent, type NoticeEvent } from './parse-notice-event';

/** What a push tells, by the vendor's names (§ message and event push of the Official Account guide). */
export type PushContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'image'; readonly mediaId: string; readonly picUrl: string }
  | { readonly kind: 'voice'; readonly mediaId: string; readonly format: string; readonly recognition?: string }
  | { readonly kind: 'video'; readonly mediaId: string }
  | { readonly kind: 'location'; readonly label: string; readonly latitude: string; readonly longitude: string }
  | { readonly kind: 'link'; readonly title: string; readonly url: string }
  | { readonly kind: 'event'; readonly name: string; readonly key?: string }
  | { readonly kind: 'unknown'; readonly type: string };

export interface Push {
  /** The account's original id, `gh_…`. */
  readonly toUser: string;
  /** The merchant's id for this account. */
  readonly openId: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** The same for every delivery of this push. */
  readonly key: string;
  readonly content: PushContent;
  /** What an event tells of notices and of who may be sent one. */
  readonly noticeEvent?: NoticeEvent;
}

const MOST_TEXT = 20_000;
const id = z.string().min(1).max(200);
const text = z.string().max(MOST_TEXT).default('');
const pushSchema = z.object({
  ToUserName: id,
  FromUserName: id,
  CreateTime: z.string().regex(/^\d{1,12}$/),
  MsgType: id,
  MsgId: z
    .string()
    .regex(/^\d{1,30}$/)
    .optional(),
  Content: text,
  PicUrl: text,
  MediaId: text,
  Format: text,
  Recognition: text,
  Location_X: text,
  Location_Y: text,
  Label: text,
  Title: text,
  Url: text,
  Event: z.string().max(200).default(''),
  EventKey: text,
});
type Parsed = z.infer<typeof pushSchema>;

/** Narrows the elements of a verified push; throws RequestError 400 that names the element. */
export function parsePush(elements: XmlElements): Push {
  // An element with others in it (ScanCodeInfo) is none that is read here.
  const texts = Object.fromEntries(Object.entries(elements).filter(([, value]) => typeof value === 'string'));
  const parsed = pushSchema.safeParse(texts);
  if (!parsed.success) {
    const element = parsed.error.issues[0]?.path.map(String).join('.') ?? 'xml';
    throw new RequestError(400, 'bad-push', `${element}: missing or not as expected`);
  }
  const { data } = parsed;
  const noticeEvent = data.MsgType === 'event' ? parseNoticeEvent(data.Event.toLowerCase(), elements) : undefined;
  return {
    toUser: data.ToUserName,
    openId: data.FromUserName,
    at: new Date(Number(data.CreateTime) * 1000).toISOString(),
    key: keyOf(data),
    content: contentOf(data),
    ...(noticeEvent && { noticeEvent }),
  };
}

/** Events have no MsgId; two clicks in one second are told apart by what was clicked. */
const keyOf = ({ MsgId, FromUserName, CreateTime, Event, EventKey }: Parsed): string =>
  MsgId ?? [FromUserName, CreateTime, Event, EventKey].join('/');

function contentOf(data: Parsed): PushContent {
  switch (data.MsgType) {
    case 'text':
      return { kind: 'text', text: data.Content };
    case 'image':
      return { kind: 'image', mediaId: data.MediaId, picUrl: data.PicUrl };
    case 'voice':
      return {
        kind: 'voice',
        mediaId: data.MediaId,
        format: data.Format,
        ...(data.Recognition.trim() !== '' && { recognition: data.Recognition }),
      };
    case 'video':
    case 'shortvideo':
      return { kind: 'video', mediaId: data.MediaId };
    case 'location':
      return { kind: 'location', label: data.Label, latitude: data.Location_X, longitude: data.Location_Y };
    case 'link':
      return { kind: 'link', title: data.Title, url: data.Url };
    case 'event':
      return { kind: 'event', name: data.Event.toLowerCase(), ...(data.EventKey !== '' && { key: data.EventKey }) };
    default:
      return { kind: 'unknown', type: data.MsgType };
  }
}
