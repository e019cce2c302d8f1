import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadAppKnowledge } from '../../../src/app';
import { toLanguageKnowledge } from '../../../src/knowledge/to-language-knowledge';
import { createLanguageReader } from '../../../src/language/create-language-reader';

const root = resolve(__dirname, '../../..');

/** Chosen on, or only reported. */
export type Half = 'development' | 'sealed';
export const HALVES: readonly Half[] = ['development', 'sealed'];

/** The shipped knowledge and a reader trained on it in a folder of its own. */
export function createBenchReader() {
  const knowledge = loadAppKnowledge({
    knowledgeDir: join(root, 'knowledge'),
    wordingFile: join(root, 'dialogs/wording/zh-CN.yaml'),
  });
  const learnt = toLanguageKnowledge(knowledge);
  const cacheDir = mkdtempSync(join(tmpdir(), 'poscare-bench-'));
  return { knowledge, learnt, cacheDir, reader: createLanguageReader(learnt, { cacheDir }) };
}

/** The rows of tests/language/data/<name>.jsonl; their form is the caller's to know. */
export const readRows = <Row>(name: string): readonly Row[] =>
  readFileSync(join(root, `tests/language/data/${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Row);

export const share = (part: number, whole: number): string => (part / Math.max(1, whole)).toFixed(3);
