import { TurnContext, type Activity, type ConversationReference } from 'botbuilder';
import { z } from 'zod';
import { RequestError } from '../../errors';
import type { JsonObject } from '../../json';
import { conversationIdFor } from '../../turn/conversation-id';
import type { InboundContent, InboundMessage } from '../../turn/messages';

export const CHANNEL = 'bot-framework';

const id = z.string().min(1).max(1000);
const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  id,
  channelId: id,
  serviceUrl: z.url({ protocol: /^https?$/ }),
  from: z.looseObject({ id, name: z.string().max(1000).nullish() }),
  recipient: z.looseObject({ id }),
  conversation: z.looseObject({ id }),
  text: z.string().nullish(),
  name: z.string().max(200).nullish(),
  value: z.unknown().optional(),
  attachments: z
    .array(z.looseObject({ contentType: z.string().max(200).nullish(), name: z.string().max(200).nullish() }))
    .nullish(),
});
type ParsedActivity = z.infer<typeof activitySchema>;

/** Narrows a request's body to an activity that can be answered; throws RequestError 400 that names the field. */
export function parseBotActivity(body: unknown): ParsedActivity {
  const parsed = activitySchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.map(String).join('.') || 'activity';
  throw new RequestError(400, 'bad-activity', `${field}: missing or not as expected`);
}

/** The seam's one cast: what was checked above has the fields that the SDK reads. */
export const toSdkActivity = (activity: ParsedActivity): Activity => activity as unknown as Activity;

/** A verified activity as a message, or undefined for what needs no turn (typing, conversationUpdate, invoke). */
export function toInboundMessage(activity: ParsedActivity, account: string, now: Date): InboundMessage | undefined {
  const content = toContent(activity);
  if (!content) return undefined;
  const conversationKey = `${activity.channelId}/${activity.conversation.id}`;
  const { name } = activity.from;
  return {
    channel: CHANNEL,
    account,
    conversationId: conversationIdFor({ channel: CHANNEL, account, conversationKey }),
    conversationKey,
    merchant: { id: activity.from.id, ...(name && { name }) },
    messageId: `${conversationKey}/${activity.id}`,
    at: now.toISOString(),
    content,
    address: toAddress(TurnContext.getConversationReference(toSdkActivity(activity))),
  };
}

const toAddress = (reference: Partial<ConversationReference>): JsonObject =>
  JSON.parse(JSON.stringify(reference)) as JsonObject;

function toContent({ type, text, name, value, attachments }: ParsedActivity): InboundContent | undefined {
  if (type === 'event') return name ? { kind: 'event', name } : undefined;
  if (type !== 'message') return undefined;
  const words = text ?? '';
  if (typeof value === 'string' && value !== '' && value.length <= 200)
    return { kind: 'choice', choiceId: value, text: words };
  if (words.trim() !== '') return { kind: 'text', text: words };
  const file = attachments?.[0];
  if (!file) return undefined;
  const mediaType = file.contentType ?? 'application/octet-stream';
  return { kind: 'media', mediaType, ...(file.name && { name: file.name }) };
}
