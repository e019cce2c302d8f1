/**
 * 128 random bits as 32 letters a to p. No digits: the server takes card numbers out of everything a page sends, and one hexadecimal id
 * in six looks like it holds one. `crypto.randomUUID` is missing where the page is served over plain http, so it is not used.
 */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const letter = (nibble: number): string => String.fromCharCode(97 + nibble);
  return Array.from(bytes, byte => letter(byte >> 4) + letter(byte & 15)).join('');
}
