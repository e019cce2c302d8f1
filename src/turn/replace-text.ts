/** Shorter texts are replaced only where they are all there is: `6222` may also be part of a time or an id. */
const MIN_PART_LENGTH = 8;

/**
 * A copy of plain data with `from` replaced by `to` in its strings: takes half a card number out of what was made of it.
 * `{a: 'card 62220202'}`, `62220202` -> `{a: 'card …'}`.
 */
export function replaceText<T>(data: T, from: string, to: string): T {
  return from === '' ? data : (replaceIn(data, from, to) as T);
}

function replaceIn(data: unknown, from: string, to: string): unknown {
  if (typeof data === 'string') {
    if (data === from) return to;
    return from.length < MIN_PART_LENGTH ? data : data.replaceAll(from, () => to);
  }
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map(item => replaceIn(item, from, to));
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, replaceIn(value, from, to)]));
}
