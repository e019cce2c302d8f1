import { createHash } from 'node:crypto';
import type { InboundContent, InboundMessage } from '../../turn/messages';

export const TERMINAL_CHANNEL = 'terminal';

/** A line typed at `poscare chat`; the same user id continues the same conversation. */
export function toTerminalMessage(line: {
  readonly userId: string;
  readonly messageId: string;
  readonly at: Date;
  readonly content: InboundContent;
}): InboundMessage {
  const hash = createHash('sha256').update(`${TERMINAL_CHANNEL}\0default\0${line.userId}`).digest('base64url');
  return {
    channel: TERMINAL_CHANNEL,
    account: 'default',
    conversationId: hash.slice(0, 22),
    conversationKey: line.userId,
    merchant: { id: line.userId },
    messageId: line.messageId,
    at: line.at.toISOString(),
    content: line.content,
  };
}
