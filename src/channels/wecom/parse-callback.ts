import { z } from 'zod';
import { RequestError } from '../../errors';
import type { XmlElements } from '../tencent/read-xml';

/** What a callback tells: that an account has news to fetch, or anything else. It never holds a message (WeCom docs 31078). */
export type Callback =
  | { readonly kind: 'news'; readonly openKfid: string; readonly token: string }
  | { readonly kind: 'other'; readonly event: string };

const NEWS = 'kf_msg_or_event';
/** What `sync_msg` takes as a token. */
const MOST_TOKEN = 128;

const eventSchema = z.object({ MsgType: z.string().max(64), Event: z.string().max(64).default('') });
const newsSchema = z.object({ Token: z.string().min(1).max(MOST_TOKEN), OpenKfId: z.string().min(1).max(64) });

/** Narrows the elements of a verified callback; throws RequestError 400 that names the element. */
export function parseCallback(elements: XmlElements): Callback {
  const { Event: event } = parse(eventSchema, elements);
  if (event !== NEWS) return { kind: 'other', event };
  const { Token: token, OpenKfId: openKfid } = parse(newsSchema, elements);
  return { kind: 'news', openKfid, token };
}

function parse<T extends z.ZodType>(schema: T, elements: XmlElements): z.infer<T> {
  const parsed = schema.safeParse(elements);
  if (parsed.success) return parsed.data;
  const element = parsed.error.issues[0]?.path.map(String).join('.') ?? 'xml';
  throw new RequestError(400, 'bad-push', `${element}: missing or not as expected`);
}
