import { join, resolve } from 'node:path';
import { loadKnowledge } from '../../src/knowledge/load-knowledge';
import { toLanguageKnowledge } from '../../src/knowledge/to-language-knowledge';
import { createLanguageReader } from '../../src/language/create-language-reader';

/** Runs once before all suites: trains the reader of the shipped knowledge, so that the suites only load its weights. */
export default async function globalSetup(): Promise<void> {
  const root = resolve(__dirname, '../..');
  const wordingFile = join(root, 'dialogs/wording/zh-CN.yaml');
  const cacheDir = join(root, 'node_modules/.cache/poscare');
  const knowledge = loadKnowledge({ dir: join(root, 'knowledge'), wordingFile, cacheDir });
  createLanguageReader(toLanguageKnowledge(knowledge), { cacheDir });
}
