import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalize } from '../normalize';
import type { LanguageKnowledge } from '../understanding';
import { learnPinyin } from './learn-pinyin';
import type { PinyinModel } from './learn-pinyin';
import type { ReadPinyin } from './read-pinyin';
import { createReadPinyin } from './read-pinyin';

/** Part of the cache key, beside the phrases: raised when learning changes. */
const FORMAT = 1;

/**
 * The reading of pinyin as the phrases of the knowledge are written. What it takes is learnt, or read from `cacheDir` (20 ms), with the first text
 * that holds letters and no characters.
 */
export function obtainReadPinyin(knowledge: Pick<LanguageKnowledge, 'intents'>, cacheDir: string): ReadPinyin {
  let read: ReadPinyin | undefined;
  return normalized => {
    if (!MAY_BE_PINYIN.test(normalized) || HAN.test(normalized)) return normalized;
    read ??= createReadPinyin(obtainModel(knowledge, cacheDir));
    return read(normalized);
  };
}

const HAN = /\p{Script=Han}/u;
const MAY_BE_PINYIN = /[a-z][^a-z]*[a-z][^a-z]*[a-z]/;

/** Has what the reading of pinyin takes in `cacheDir`. */
export function ensurePinyin(knowledge: Pick<LanguageKnowledge, 'intents'>, cacheDir: string): void {
  obtainModel(knowledge, cacheDir);
}

function obtainModel({ intents }: Pick<LanguageKnowledge, 'intents'>, cacheDir: string): PinyinModel {
  const texts = intents.flatMap(({ phrases }) => phrases.map(({ text }) => text));
  const key = createHash('sha256')
    .update(`${FORMAT} ${JSON.stringify(texts)}`)
    .digest('hex')
    .slice(0, 24);
  const path = join(cacheDir, `pinyin-${key}.json`);
  const kept = readKept(path);
  if (kept) return kept;
  const model = learnPinyin(texts.map(normalize));
  mkdirSync(cacheDir, { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, JSON.stringify(model));
  renameSync(temporary, path);
  return model;
}

/** Undefined where there is none or it is not whole: it is then learnt again. */
function readKept(path: string): PinyinModel | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as PinyinModel;
  } catch {
    return undefined;
  }
}
