import type { Json, JsonObject } from '../../json';
import type { Conversation, TranscriptEntry } from '../../store/records';

/** A Direct Line activity as sent to clients. */
export type Activity = JsonObject;

const BOT_ID = 'poscare';

/**
 * A transcript line as Direct Line shows it, or undefined for what clients never see (events).
 * A merchant's line comes back with its id and its channelData untouched, by which the client knows its own message;
 * there is no replyToId, because Web Chat holds an answer back for 5 s where it has not seen that message.
 */
export function toActivity(entry: TranscriptEntry, merchant: Conversation['merchant']): Activity | undefined {
  if (entry.kind === 'event') return undefined;
  const common = {
    type: 'message',
    timestamp: entry.at,
    channelId: 'directline',
    conversation: { id: entry.conversationId },
    text: entry.text,
    // Never markdown: what a merchant or an agent wrote is shown as written.
    textFormat: 'plain',
  };
  if (entry.from === 'merchant')
    return {
      ...common,
      id: entry.messageId,
      from: { id: merchant.id, ...(merchant.name !== undefined && { name: merchant.name }), role: 'user' },
      ...(entry.clientData && { channelData: entry.clientData }),
    };
  return {
    ...common,
    id: `${entry.conversationId}|${String(entry.seq).padStart(7, '0')}`,
    from: speakerOf(entry),
    ...replyParts(entry, merchant.id),
  };
}

const speakerOf = ({ from, agentName }: TranscriptEntry): JsonObject =>
  from === 'agent'
    ? { id: 'agent', ...(agentName !== undefined && { name: agentName }), role: 'bot' }
    : { id: BOT_ID, role: 'bot' };

function replyParts({ from, agentName, reply }: TranscriptEntry, merchantId: string): JsonObject {
  if (from === 'agent') return { channelData: { speaker: 'agent', ...(agentName !== undefined && { agentName }) } };
  if (!reply) return { channelData: { speaker: 'bot' } };
  const choices: readonly Json[] = reply.choices.map(({ id, label }) => ({ id, label }));
  const { kind, id } = reply.step;
  return {
    channelData: { speaker: 'bot', choices, step: { kind, id } },
    ...(reply.choices.length > 0 && {
      suggestedActions: {
        to: [merchantId],
        actions: reply.choices.map(({ label }) => ({ type: 'imBack', title: label, value: label })),
      },
    }),
  };
}

/** Somebody is writing; a frame of its own that moves no watermark. */
export const toTypingActivity = (conversationId: string, from: 'bot' | 'agent', at: Date): Activity => ({
  type: 'typing',
  timestamp: at.toISOString(),
  channelId: 'directline',
  conversation: { id: conversationId },
  from: { id: from === 'agent' ? 'agent' : BOT_ID, role: 'bot' },
});
