import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { RequestError } from '../../errors';
import type { JsonObject } from '../../json';
import type { InboundContent } from '../../turn/messages';

/** What a posted activity amounts to. */
export interface PostedActivity {
  /** The activity's id in this conversation: the same for the same `clientActivityID`, so that a repeat is known. */
  readonly messageId: string;
  /** Absent for what needs no turn (typing, conversationUpdate). */
  readonly content?: InboundContent;
  readonly clientData?: JsonObject;
}

/** Direct Line's figure for a whole activity is 256 K characters; channelData is stored and echoed, hence less. */
const MAX_CHANNEL_DATA_BYTES = 8 * 1024;
const MAX_ID_CHARS = 200;

const text = z.string();
const shortText = z.string().max(MAX_ID_CHARS);
const activitySchema = z.object({
  type: shortText,
  text: text.nullish(),
  name: shortText.nullish(),
  value: z.unknown().optional(),
  channelData: z.record(z.string(), z.json()).nullish(),
  attachments: z
    .array(z.object({ contentType: shortText.nullish(), name: shortText.nullish() }))
    .max(20)
    .nullish(),
});

/** Reads a posted activity; whatever it says of `from` or the conversation is ignored. Throws RequestError 400. */
export function parseActivity(body: unknown, conversationId: string): PostedActivity {
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success) throw toRequestError(parsed.error);
  const activity = parsed.data;
  const clientData = activity.channelData ?? undefined;
  if (clientData && Buffer.byteLength(JSON.stringify(clientData)) > MAX_CHANNEL_DATA_BYTES)
    throw new RequestError(400, 'BadArgument', `channelData is over ${MAX_CHANNEL_DATA_BYTES} bytes`);
  const content = toContent(activity);
  return {
    messageId: toMessageId(conversationId, clientData?.['clientActivityID']),
    ...(content && { content }),
    ...(clientData && { clientData }),
  };
}

function toContent(activity: z.infer<typeof activitySchema>): InboundContent | undefined {
  if (activity.type === 'event') {
    if (!activity.name) throw new RequestError(400, 'MissingProperty', 'An event needs a name');
    return { kind: 'event', name: activity.name };
  }
  if (activity.type !== 'message') return undefined;
  const words = activity.text ?? '';
  const choiceId = shortText.min(1).safeParse(activity.channelData?.['choiceId'] ?? activity.value);
  if (choiceId.success) return { kind: 'choice', choiceId: choiceId.data, text: words };
  if (words.trim() !== '') return { kind: 'text', text: words };
  const file = activity.attachments?.[0];
  if (file) return toMedia(file.contentType ?? undefined, file.name ?? undefined);
  throw new RequestError(400, 'MissingProperty', 'A message needs a text, a choice or an attachment');
}

export const toMedia = (mediaType: string | undefined, name: string | undefined): InboundContent => ({
  kind: 'media',
  mediaType: mediaType && /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType.toLowerCase() : 'application/octet-stream',
  ...(name !== undefined && name !== '' && { name }),
});

/** `clientActivityID` is a browser's invention: it counts within its own conversation only. */
export function toMessageId(conversationId: string, clientActivityId: unknown): string {
  const own =
    typeof clientActivityId === 'string' && clientActivityId !== ''
      ? createHash('sha256').update(clientActivityId).digest('base64url').slice(0, 22)
      : randomBytes(16).toString('base64url');
  return `${conversationId}|${own}`;
}

function toRequestError(error: z.ZodError): RequestError {
  const issue = error.issues[0];
  const path = issue?.path.map(String).join('.') || 'activity';
  const isMissing = path === 'type' || path === 'activity';
  return new RequestError(400, isMissing ? 'MissingProperty' : 'BadArgument', `${path.slice(0, 80)}: not as expected`);
}
