import { foldSyllable } from '../pinyin-of';
import type { PinyinModel } from './learn-pinyin';
import { START } from './learn-pinyin';

/** A text that is all pinyin in characters: `cha ka mei fan ying` -> `插卡没反应`; any other text as it is. Takes normalised text. */
export type ReadPinyin = (normalized: string) => string;

const HAN = /\p{Script=Han}/u;
/** Fewer syllables may be a word of any language. */
const LEAST_SYLLABLES = 3;
/** Share of the letters that has to be pinyin. */
const LEAST_SHARE = 0.7;
const LONGEST_SYLLABLE = 6;
const MOST_CHARACTERS = 24;
/** Longer words are no pinyin written together. */
const LONGEST_WORD = 60;
/** Paths kept at a place: with 24 nothing is read otherwise. */
const BEAM = 12;
/** What a pair counts beside its second character alone. */
const PAIR_WEIGHT = 0.8;
/** For a syllable as southern speakers and hasty fingers write it (`si` for `shi`), and for each syllable more that a word is cut into. */
const FOLD_COST = 2.5;

const isWord = (part: string): boolean => /^[a-z']+$/.test(part);

interface Edge {
  readonly length: number;
  readonly characters: readonly string[];
  readonly cost: number;
}

/** The best way to a place in a word that ends with a character. */
interface Path {
  readonly score: number;
  readonly text: string;
}

/** Builds the reading of pinyin by Viterbi over all cuts into syllables and all their characters, by how often pairs of characters stand together. */
export function createReadPinyin({ syllables, counts, pairs }: PinyinModel): ReadPinyin {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0) || 1;
  const exact = new Map(
    Object.entries(syllables).map(([syllable, characters]) => [syllable, [...characters].slice(0, MOST_CHARACTERS)]),
  );
  const folded = new Map<string, string[]>();
  for (const [syllable, characters] of exact) {
    const fold = foldSyllable(syllable);
    folded.set(fold, [...(folded.get(fold) ?? []), ...characters].slice(0, MOST_CHARACTERS));
  }

  const score = (before: string, character: string): number => {
    const alone = (counts[character] ?? 0) / total;
    const pair = (pairs[before + character] ?? 0) / (counts[before] ?? (before === START ? total / 8 : total));
    return Math.log(PAIR_WEIGHT * pair + (1 - PAIR_WEIGHT) * alone + 1e-9);
  };

  function edgesAt(word: string, from: number): readonly Edge[] {
    const edges: Edge[] = [];
    for (let length = 1; length <= LONGEST_SYLLABLE && from + length <= word.length; length++) {
      const syllable = word.slice(from, from + length);
      const known = exact.get(syllable);
      if (known) edges.push({ length, characters: known, cost: 0 });
      else {
        const alike = length > 1 ? folded.get(foldSyllable(syllable)) : undefined;
        if (alike) edges.push({ length, characters: alike, cost: FOLD_COST });
      }
    }
    return edges;
  }

  /** The paths through a word, by their last character; none where it is no pinyin. */
  function through(word: string, begun: ReadonlyMap<string, Path>): ReadonlyMap<string, Path> {
    const at: Map<string, Path>[] = Array.from({ length: word.length + 1 }, () => new Map<string, Path>());
    at[0] = new Map(begun);
    for (let from = 0; from < word.length; from++) {
      if (at[from]!.size === 0) continue;
      const paths = likeliest(at[from]!);
      for (const { length, characters, cost } of edgesAt(word, from)) {
        const next = at[from + length]!;
        for (const character of characters) {
          for (const [before, path] of paths) {
            const found = path.score + score(before, character) - cost;
            if (found > (next.get(character)?.score ?? -Infinity))
              next.set(character, { score: found, text: path.text + character });
          }
        }
      }
    }
    return at[word.length]!;
  }

  return normalized => {
    if (HAN.test(normalized)) return normalized;
    // `a8` and `e507` are names, whatever stands around them.
    const parts = normalized.match(/(?<![a-z'])[a-z]\d[a-z\d]*|[a-z']+|[^a-z']+/g) ?? [];
    const words = parts.filter(isWord);
    const letters = words.reduce((sum, { length }) => sum + length, 0);
    const isPinyin = words.map(
      word =>
        word.length <= LONGEST_WORD &&
        through(word.replaceAll("'", ''), new Map([[START, { score: 0, text: '' }]])).size > 0,
    );
    const read = words.filter((_, i) => isPinyin[i]).reduce((sum, { length }) => sum + length, 0);
    if (letters === 0 || read < LEAST_SHARE * letters) return normalized;
    let begun: ReadonlyMap<string, Path> = new Map([[START, { score: 0, text: '' }]]);
    let at = 0;
    for (const part of parts) {
      const paths = isWord(part) && isPinyin[at++] ? through(part.replaceAll("'", ''), begun) : undefined;
      if (paths) {
        begun = paths;
        continue;
      }
      if (/^ +$/.test(part)) continue;
      // What is no pinyin stands as it is, and a run of characters ends there.
      begun = new Map([[START, { ...best(begun), text: best(begun).text + part }]]);
    }
    const text = best(begun).text;
    return (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= LEAST_SYLLABLES ? text : normalized;
  };
}

const likeliest = (paths: ReadonlyMap<string, Path>): readonly (readonly [string, Path])[] =>
  [...paths].sort((a, b) => b[1].score - a[1].score).slice(0, BEAM);

const best = (paths: ReadonlyMap<string, Path>): Path =>
  [...paths.values()].reduce((a, b) => (b.score > a.score ? b : a));
