import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as nodejieba from 'nodejieba';
import { escapeForRegExp } from './fold-synonyms';

/** Splits normalised text into words; pure once built. */
export type Segment = (normalized: string) => string[];

/**
 * Words rarer than this in jieba's own dictionary are left out: 42,000 of 349,000 stay, which load in 70 ms and 60 MB
 * instead of 1.1 s and 270 MB, and the matcher is no worse for it (tests/bench/language).
 */
const MIN_FREQUENCY = 100;
const FORMAT = 1;

let loadedDictionary: string | undefined;

/**
 * Builds a segmenter that keeps `terms` whole. The trimmed dictionary is written once into `cacheDir`.
 * nodejieba holds one dictionary a process: the dictionary of another segmenter is loaded again where two take turns.
 */
export function createSegment(terms: readonly string[], cacheDir: string): Segment {
  const dictionary = ensureDictionary(terms, cacheDir);
  const latinTerms = terms
    .map(term => term.toLowerCase())
    .filter(term => /[a-z0-9]/.test(term) && /[^a-z0-9]/.test(term));
  const piece = new RegExp(
    [...latinTerms]
      .sort((a, b) => b.length - a.length)
      .map(escapeForRegExp)
      .concat('(?<![a-z])[a-z]{1,2}\\d+(?![a-z])', '[a-z]+', '\\d+', '\\p{Script=Han}+', '[^\\s]')
      .join('|'),
    'gu',
  );
  return normalized => {
    if (loadedDictionary !== dictionary) load(dictionary, cacheDir);
    const words: string[] = [];
    for (const match of normalized.match(piece) ?? []) {
      if (isHan(match)) words.push(...nodejieba.cut(match));
      else words.push(match);
    }
    return words;
  };
}

function isHan(text: string): boolean {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return text.length > 1 && first > 0x2e7f && last > 0x2e7f && /^\p{Script=Han}+$/u.test(text);
}

function load(dictionary: string, cacheDir: string): void {
  // These three may be tiny; the 259,000 idf entries of the package serve keyword extraction only.
  const userDict = ensureFile(join(cacheDir, 'user.utf8'), '');
  const idfDict = ensureFile(join(cacheDir, 'idf.utf8'), '机 1.0\n');
  const stopWordDict = ensureFile(join(cacheDir, 'stop.utf8'), '的\n');
  nodejieba.load({ dict: dictionary, userDict, idfDict, stopWordDict });
  loadedDictionary = dictionary;
}

/** The path of the trimmed dictionary for these terms, written if it is not there. */
function ensureDictionary(terms: readonly string[], cacheDir: string): string {
  const han = [...new Set(terms)].filter(term => /^\p{Script=Han}{2,}$/u.test(term)).sort();
  const key = createHash('sha256')
    .update(JSON.stringify([FORMAT, MIN_FREQUENCY, han]))
    .digest('hex')
    .slice(0, 16);
  const path = join(cacheDir, `dictionary-${key}.utf8`);
  if (existsSync(path)) return path;
  mkdirSync(cacheDir, { recursive: true });
  writeAtomically(path, trimDictionary(readFileSync(builtInDictionary(), 'utf8'), han));
  return path;
}

function builtInDictionary(): string {
  return (nodejieba as unknown as { readonly DEFAULT_DICT: string }).DEFAULT_DICT;
}

function trimDictionary(dictionary: string, terms: readonly string[]): string {
  const frequencies = new Map<string, number>();
  let total = 0;
  const kept: string[] = [];
  for (const line of dictionary.split('\n')) {
    const [word, count] = line.split(' ');
    if (!word || !count) continue;
    const frequency = Number(count);
    total += frequency;
    frequencies.set(word, frequency);
    if (frequency >= MIN_FREQUENCY || [...word].length === 1) kept.push(line);
  }
  for (const term of terms) {
    const known = frequencies.get(term);
    if (known !== undefined && known >= MIN_FREQUENCY) continue;
    kept.push(`${term} ${Math.max(known ?? 0, suggestFrequency(term, frequencies, total))} n`);
  }
  return kept.join('\n') + '\n';
}

/** The least frequency with which `term` beats the best split into known words, so that its neighbours split as before. */
function suggestFrequency(term: string, frequencies: ReadonlyMap<string, number>, total: number): number {
  const characters = [...term];
  const best: number[] = [0];
  for (let end = 1; end <= characters.length; end++) {
    let score = -Infinity;
    for (let start = 0; start < end; start++) {
      if (start === 0 && end === characters.length) continue;
      const frequency = frequencies.get(characters.slice(start, end).join('')) ?? (end - start === 1 ? 1 : 0);
      if (frequency > 0) score = Math.max(score, best[start]! + Math.log(frequency / total));
    }
    best.push(score);
  }
  return Math.min(50_000, Math.ceil(Math.exp(best[characters.length]!) * total) + 1);
}

function ensureFile(path: string, content: string): string {
  if (!existsSync(path)) writeAtomically(path, content);
  return path;
}

function writeAtomically(path: string, content: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}
