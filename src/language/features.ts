import { foldSyllable, pinyinOf } from './pinyin-of';
import type { Segment } from './segment';

type Kind = 'word' | 'character' | 'pinyin' | 'skip';

/** Each kind hashes into its own space; the weights are those that measured best over 10,000 phrases. */
const KINDS: Readonly<Record<Kind, { readonly salt: number; readonly weight: number }>> = {
  word: { salt: 1, weight: 1 },
  character: { salt: 2, weight: 1 },
  pinyin: { salt: 3, weight: 0.5 },
  skip: { salt: 4, weight: 0.6 },
};
const SKIP_MIN = 2;
const SKIP_MAX = 4;

/** What a text is made of: 32-bit hashes of its features and, in the same order, their weights; repeats are kept once. */
export interface FeatureBag {
  readonly hashes: Uint32Array;
  readonly weights: Float32Array;
  readonly words: readonly string[];
}

/** Words, character 1-3-grams, pinyin 1-2-grams, and pairs of characters 2 to 4 apart. `text` is normalised. */
export function extractFeatures(text: string, segment: Segment): FeatureBag {
  const seen = new Map<number, number>();
  const add = (kind: Kind, hash: number): void => {
    const key = finish(hash, KINDS[kind].salt);
    if (!seen.has(key)) seen.set(key, KINDS[kind].weight);
  };
  const words = segment(text);
  for (let i = 0; i < words.length; i++) add('word', hashText(words[i]!));
  const characters = points(text);
  for (let i = 0; i < characters.length; i++) {
    let hash = 0;
    for (let n = 0; n < 3 && i + n < characters.length; n++) {
      hash = step(hash, characters[i + n]!);
      add('character', hash);
    }
    for (let gap = SKIP_MIN; gap <= SKIP_MAX && i + gap < characters.length; gap++) {
      add('skip', step(step(0, characters[i]!), characters[i + gap]!));
    }
  }
  const syllables = syllablesOf(text);
  for (let i = 0; i < syllables.length; i++) {
    add('pinyin', syllables[i]!);
    if (i > 0) add('pinyin', step(step(7, syllables[i - 1]!), syllables[i]!));
  }
  return { hashes: Uint32Array.from(seen.keys()), weights: Float32Array.from(seen.values()), words };
}

const BOUNDARY = 1;

/** Code points with a boundary mark at either end; white space counts as one. */
function points(text: string): number[] {
  const result = [BOUNDARY];
  for (const character of text) result.push(character.codePointAt(0)!);
  result.push(BOUNDARY);
  return result;
}

/** Hashes of pinyin syllables; a Latin word stands for itself, so that `cha jin qu` meets 插进去. */
function syllablesOf(text: string): number[] {
  const result: number[] = [];
  for (const match of text.match(/[a-z]+|\p{Script=Han}|\d+/gu) ?? []) {
    const code = match.codePointAt(0)!;
    if (code > 0x2e7f) result.push(hashText(pinyinOf(code)));
    else result.push(hashText(foldSyllable(match)));
  }
  return result;
}

/** One step of FNV-1a over whole code points. */
function step(hash: number, value: number): number {
  return Math.imul((hash ^ value) + 0x9e3779b9, 0x01000193) >>> 0;
}

function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = step(hash, text.charCodeAt(i));
  return hash;
}

/** Mixes the kind in and spreads the bits (the finaliser of MurmurHash3). */
function finish(hash: number, salt: number): number {
  let h = (hash ^ Math.imul(salt, 0x85ebca6b)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
