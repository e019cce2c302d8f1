import { pinyin } from 'pinyin-pro';

/** How often characters, and pairs of them, stand in texts, and how each is read: what pinyin is put into characters by. Plain data. */
export interface PinyinModel {
  /** A syllable without tone, `ü` as `v`, and its characters, the most frequent first, as one string. */
  readonly syllables: Readonly<Record<string, string>>;
  /** By character. */
  readonly counts: Readonly<Record<string, number>>;
  /** By two characters, the first of which may be START. */
  readonly pairs: Readonly<Record<string, number>>;
}

/** Before the first character of a run. */
export const START = '^';
/** Pairs seen once are left out: two thirds of them. */
const LEAST_PAIRS = 2;

/** Learns from texts in Simplified characters; 30,000 short ones take 0.6 s. */
export function learnPinyin(texts: readonly string[]): PinyinModel {
  const readings = new Map<string, Map<string, number>>();
  const counts = new Map<string, number>();
  const pairs = new Map<string, number>();
  const add = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);
  for (const run of texts.flatMap(text => text.match(/\p{Script=Han}+/gu) ?? [])) {
    const characters = [...run];
    const syllables = pinyin(run, { toneType: 'none', type: 'array', v: true });
    characters.forEach((character, i) => {
      add(counts, character);
      add(pairs, (characters[i - 1] ?? START) + character);
      const syllable = syllables[i] ?? '';
      if (!/^[a-z]+$/.test(syllable)) return;
      const own = readings.get(syllable) ?? new Map<string, number>();
      add(own, character);
      readings.set(syllable, own);
    });
  }
  return {
    syllables: Object.fromEntries(
      [...readings].map(([syllable, own]) => [
        syllable,
        [...own]
          .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
          .map(([character]) => character)
          .join(''),
      ]),
    ),
    counts: Object.fromEntries(counts),
    pairs: Object.fromEntries([...pairs].filter(([, count]) => count >= LEAST_PAIRS)),
  };
}
