import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * The vendor's signature over a request: SHA-1, lower-case hex, of the parts sorted by byte and put together. For a plain push token, timestamp
 * and nonce, for an encrypted one its ciphertext besides. (Message push guide of WeChat; the same in WeCom.)
 */
export const signatureOf = (parts: readonly string[]): string =>
  createHash('sha1')
    .update([...parts].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join(''))
    .digest('hex');

/** Whether the signature is the one of these parts; takes as long for a wrong one as for the right one. */
export function isSigned(signature: string, parts: readonly string[]): boolean {
  const expected = Buffer.from(signatureOf(parts));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
