import { fieldsOf, listOf, numberOf, textOf, type Fields } from './narrow';

/** The answer of `POST /web/session`: the visitor's conversation, the same one every time. */
export interface WebSession {
  readonly conversationId: string;
  readonly userId: string;
  readonly token: string;
  readonly streamUrl: string;
  readonly expiresInSec: number;
}

/** An answer that can be tapped: `text` is what is shown and sent, `id` what the server knows it by. */
export interface Choice {
  readonly id?: string;
  readonly text: string;
}

export interface ChatMessage {
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly from: { readonly id: string; readonly name?: string; readonly role?: string };
  readonly text: string;
  readonly choices: readonly Choice[];
  readonly step?: { readonly kind: string; readonly id: string };
  /** The person's name where an agent wrote it. */
  readonly agentName?: string;
  /** What the sending page called it; the echo of our own message carries it back. */
  readonly clientActivityId?: string;
  /** A photo that a page of ours sent; `text` is its type. */
  readonly isPhoto?: boolean;
}

export interface ActivitySet {
  readonly messages: readonly ChatMessage[];
  /** Somebody on the other side is typing. */
  readonly typing: boolean;
  /** Opaque; absent on frames that do not advance it. */
  readonly watermark?: string;
}

/** Undefined where the answer lacks what a chat needs. */
export function parseSession(value: unknown): WebSession | undefined {
  const fields = fieldsOf(value);
  const conversationId = textOf(fields.conversationId);
  const token = textOf(fields.token);
  if (!conversationId || !token) return undefined;
  return {
    conversationId,
    token,
    userId: textOf(fields.userId) ?? '',
    streamUrl: textOf(fields.streamUrl) ?? '',
    expiresInSec: numberOf(fields.expiresIn) ?? numberOf(fields.expires_in) ?? 1800,
  };
}

/** Reads an ActivitySet; activities of other types and malformed ones are left out. */
export function parseActivitySet(value: unknown, userId: string): ActivitySet {
  const set = fieldsOf(value);
  const activities = listOf(set.activities).map(fieldsOf);
  return {
    messages: activities.flatMap(activity => parseMessage(activity) ?? []),
    typing: activities.some(({ type, from }) => type === 'typing' && fieldsOf(from).id !== userId),
    watermark: textOf(set.watermark),
  };
}

function parseMessage(activity: Fields): ChatMessage | undefined {
  const id = textOf(activity.id);
  if (activity.type !== 'message' || !id) return undefined;
  const from = fieldsOf(activity.from);
  const data = fieldsOf(activity.channelData);
  const step = fieldsOf(data.step);
  const stepKind = textOf(step.kind);
  return {
    id,
    at: textOf(activity.timestamp) ?? '',
    from: { id: textOf(from.id) ?? '', name: textOf(from.name), role: textOf(from.role) },
    text: textOf(activity.text) ?? '',
    choices: parseChoices(data.choices, activity.suggestedActions),
    step: stepKind ? { kind: stepKind, id: textOf(step.id) ?? '' } : undefined,
    agentName: textOf(data.agentName),
    clientActivityId: textOf(data.clientActivityID),
    isPhoto: data.photo === true,
  };
}

/** Our own choices where there are any, else Bot Framework's suggested actions. */
function parseChoices(own: unknown, suggested: unknown): readonly Choice[] {
  const choices = listOf(own)
    .map(fieldsOf)
    .flatMap(({ id, label }) => (textOf(label) ? [{ id: textOf(id), text: String(label) }] : []));
  if (choices.length > 0) return choices;
  return listOf(fieldsOf(suggested).actions)
    .map(fieldsOf)
    .flatMap(({ title, value }) => (textOf(title) ? [{ text: textOf(value) ?? String(title) }] : []));
}
