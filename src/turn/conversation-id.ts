import { createHash } from 'node:crypto';

/** Bytes of the hash that are kept: 128 bits cannot be guessed and do not collide. */
const ID_BYTES = 16;

/** Our id of a channel's conversation, the same on every replica: 22 characters of `A-Za-z0-9_-`. */
export function conversationIdFor(name: { channel: string; account: string; conversationKey: string }): string {
  const key = JSON.stringify([name.channel, name.account, name.conversationKey]);
  return createHash('sha256').update(key).digest().subarray(0, ID_BYTES).toString('base64url');
}
