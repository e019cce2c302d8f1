import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../../clock';
import type { Conversation } from '../../store/records';
import type { Store } from '../../store/store';
import type { TokenHolder } from './tokens';

export const CHANNEL = 'direct-line';
export const ACCOUNT = 'default';

/** 128 bits that nobody guesses. */
export const newConversationId = (): string => randomBytes(16).toString('base64url');

/** `dl_…`: the form that directlinejs takes for an id fixed by the token. */
export const newUserId = (): string => `dl_${randomBytes(12).toString('base64url')}`;

/** A returning visitor's conversation and user, derived so that the cookie alone finds them, for ever and on every replica. */
export function visitorHolder(visitorId: string, signingKey: string): TokenHolder {
  const derive = (what: string): string =>
    createHmac('sha256', signingKey).update(`${what}:${visitorId}`).digest('base64url').slice(0, 22);
  return { conversationId: derive('conversation'), userId: `dl_${derive('user')}` };
}

/** Makes the conversation's row where it is missing. */
export const startConversation = (store: Store, holder: TokenHolder, clock: Clock): Promise<Conversation> =>
  store.conversations.ensure(
    {
      channel: CHANNEL,
      account: ACCOUNT,
      conversationId: holder.conversationId,
      conversationKey: holder.conversationId,
      merchant: { id: holder.userId, ...(holder.userName !== undefined && { name: holder.userName }) },
    },
    clock.now(),
  );

/** A conversation of this channel; those of other channels are not to be reached from here. */
export async function findConversation(store: Store, conversationId: string): Promise<Conversation | undefined> {
  const conversation = await store.conversations.find(conversationId);
  return conversation?.channel === CHANNEL ? conversation : undefined;
}
