import { foldSyllable, pinyinOf } from './pinyin-of';

export type FeatureKind = 'word' | 'character' | 'pinyin' | 'skip';

/** Each kind hashes into its own space; the weights measured best in tests/bench/language/leave-authors-out.ts. */
const KINDS: Readonly<Record<FeatureKind, { readonly salt: number; readonly weight: number }>> = {
  word: { salt: 1, weight: 1 },
  character: { salt: 2, weight: 1 },
  pinyin: { salt: 3, weight: 0.7 },
  skip: { salt: 4, weight: 0.6 },
};
const SKIP_MIN = 2;
const SKIP_MAX = 4;
const BOUNDARY = 1;

/** What a text is made of: 32-bit hashes of its features, each once, and in the same order their weights. */
export interface FeatureBag {
  readonly hashes: Uint32Array;
  readonly weights: Float32Array;
}

/** Words, character 1-3-grams, pinyin 1-2-grams, and pairs of characters 2 to 4 apart, of a normalised text and its words. */
export function extractFeatures(text: string, words: readonly string[]): FeatureBag {
  const bag = new Bag(text.length * 10 + 16);
  for (const word of words) bag.add('word', hashText(word));
  addCharacters(bag, codePoints(text));
  const syllables = syllablesOf(text).map(hashText);
  for (let i = 0; i < syllables.length; i++) {
    bag.add('pinyin', syllables[i]!);
    if (i > 0) bag.add('pinyin', step(step(7, syllables[i - 1]!), syllables[i]!));
  }
  return bag.take();
}

function addCharacters(bag: Bag, characters: readonly number[]): void {
  for (let i = 0; i < characters.length; i++) {
    let hash = 0;
    for (let n = 0; n < 3 && i + n < characters.length; n++) {
      hash = step(hash, characters[i + n]!);
      bag.add('character', hash);
    }
    for (let gap = SKIP_MIN; gap <= SKIP_MAX && i + gap < characters.length; gap++) {
      bag.add('skip', step(step(0, characters[i]!), characters[i + gap]!));
    }
  }
}

/** Code points with a boundary mark at either end. */
function codePoints(text: string): number[] {
  const result = [BOUNDARY];
  for (const character of text) result.push(character.codePointAt(0)!);
  result.push(BOUNDARY);
  return result;
}

/** Pinyin syllables; a Latin word stands for itself, so that `cha jin qu` meets 插进去. */
const syllablesOf = (text: string): string[] =>
  (text.match(/[a-z]+|\p{Script=Han}|\d+/gu) ?? []).map(match => {
    const code = match.codePointAt(0)!;
    return code > 0x2e7f ? pinyinOf(code) : foldSyllable(match);
  });

const keyOf = (kind: FeatureKind, hash: number): number => finish(hash, KINDS[kind].salt);

/** A feature as a person reads it: `进去` as a word, `没_去` as a pair of characters apart, `jin qu` as syllables. */
export interface FeatureName {
  readonly kind: FeatureKind;
  readonly name: string;
}

/** The names of all that `extractFeatures` takes from a text, by hash; where two share one, the first. For explanations: slow. */
export function nameFeatures(text: string, words: readonly string[]): ReadonlyMap<number, FeatureName> {
  const names = new Map<number, FeatureName>();
  const put = (kind: FeatureKind, hash: number, name: string): void => {
    const key = keyOf(kind, hash);
    if (!names.has(key)) names.set(key, { kind, name });
  };
  for (const word of words) put('word', hashText(word), word);
  const characters = codePoints(text);
  const written = characters.map(point => (point === BOUNDARY ? '|' : String.fromCodePoint(point)));
  characters.forEach((first, i) => {
    characters.slice(i, i + 3).reduce((hash, point, n) => {
      const next = step(hash, point);
      put('character', next, written.slice(i, i + n + 1).join(''));
      return next;
    }, 0);
    for (let gap = SKIP_MIN; gap <= SKIP_MAX && i + gap < characters.length; gap++)
      put('skip', step(step(0, first), characters[i + gap]!), `${written[i]}_${written[i + gap]}`);
  });
  const syllables = syllablesOf(text);
  syllables.forEach((syllable, i) => {
    put('pinyin', hashText(syllable), syllable);
    const before = syllables[i - 1];
    if (before !== undefined)
      put('pinyin', step(step(7, hashText(before)), hashText(syllable)), `${before} ${syllable}`);
  });
  return names;
}

/** A set of hashes with the weight of the kind that came first. */
class Bag {
  private readonly slots: Uint32Array;
  private readonly mask: number;
  private readonly hashes: Uint32Array;
  private readonly weights: Float32Array;
  private count = 0;

  constructor(capacity: number) {
    const size = 1 << (32 - Math.clz32(capacity * 2));
    this.slots = new Uint32Array(size);
    this.mask = size - 1;
    this.hashes = new Uint32Array(capacity);
    this.weights = new Float32Array(capacity);
  }

  add(kind: FeatureKind, hash: number): void {
    const { weight } = KINDS[kind];
    const key = keyOf(kind, hash);
    let slot = key & this.mask;
    while (this.slots[slot] !== 0) {
      if (this.hashes[this.slots[slot]! - 1] === key) return;
      slot = (slot + 1) & this.mask;
    }
    this.hashes[this.count] = key;
    this.weights[this.count] = weight;
    this.slots[slot] = ++this.count;
  }

  take(): FeatureBag {
    return { hashes: this.hashes.slice(0, this.count), weights: this.weights.slice(0, this.count) };
  }
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

/** Mixes the salt in and spreads the bits (the finaliser of MurmurHash3). */
function finish(hash: number, salt: number): number {
  let h = (hash ^ Math.imul(salt, 0x85ebca6b)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
