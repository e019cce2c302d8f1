import type { Clock } from '../../clock';
import { RequestError } from '../../errors';
import type { Log } from '../../log';
import type { Conversation } from '../../store/records';
import type { InboundMessage } from '../../turn/messages';
import type { TurnTaker } from '../../turn/turn-taker';
import type { Throttle } from '../http/throttle';
import type { PostedActivity } from './parse-activity';
import { ACCOUNT, CHANNEL } from './start-conversation';

export interface ActivityTakerOptions {
  readonly turnTaker: TurnTaker;
  readonly log: Log;
  readonly clock: Clock;
  /** Messages of one merchant. */
  readonly messageThrottle: Throttle;
}

/** False where there is nothing to take, or it was taken before. */
export type TakeActivity = (conversation: Conversation, posted: PostedActivity) => Promise<boolean>;

/**
 * Hands a posted activity over as one turn. Of a merchant who writes too fast messages are kept, and answered by one notice; a flood
 * is refused, never taken and lost.
 */
export function createActivityTaker({ turnTaker, messageThrottle, clock, log }: ActivityTakerOptions): TakeActivity {
  return async (conversation, { messageId, content, clientData }) => {
    if (!content) return false;
    const verdict = await messageThrottle.allow(`${CHANNEL}:${conversation.merchant.id}`);
    if (verdict === 'refuse')
      throw new RequestError(429, 'TooManyRequests', 'Too many messages; send it again in a minute');
    const message: InboundMessage = {
      channel: CHANNEL,
      account: ACCOUNT,
      conversationId: conversation.id,
      conversationKey: conversation.conversationKey,
      merchant: conversation.merchant,
      messageId,
      at: clock.now().toISOString(),
      content,
      ...(clientData && { clientData }),
      ...(verdict !== 'ok' && { throttled: verdict }),
    };
    try {
      return !(await turnTaker.takeTurn(message)).duplicate;
    } catch (error) {
      log.error({ err: error, conversationId: conversation.id, messageId }, 'a turn could not be taken');
      throw new RequestError(502, 'BotError', 'The message could not be handled; send it again');
    }
  };
}
