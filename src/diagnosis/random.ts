/** Numbers in [0, 1), the same sequence for the same seed. */
export type Random = () => number;

/** Mulberry32 (T. Ettinger), seeded with FNV-1a of `seed`: `createRandom('7/merchant 12')`. Not for secrets. */
export function createRandom(seed: string): Random {
  let state = fnv1a(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Index drawn with these weights; `undefined` where the draw falls into what they leave below 1. */
export function draw(random: Random, weights: readonly number[]): number | undefined {
  let rest = random();
  for (const [index, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return index;
  }
  return undefined;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
