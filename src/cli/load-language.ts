import { join } from 'node:path';
import type { Config } from '../config';
import { loadKnowledge } from '../knowledge/load-knowledge';
import { toLanguageKnowledge } from '../knowledge/to-language-knowledge';
import { createLanguageReader } from '../language/create-language-reader';
import type { LanguageReader } from '../language/understanding';

/** The reader of language as the server has it, without the rest of the product. */
export function loadLanguage(config: Config): LanguageReader {
  const cacheDir = join(config.dataDir, 'models');
  const knowledge = loadKnowledge({ dir: config.knowledgeDir, wordingFile: config.wordingFile, cacheDir });
  return createLanguageReader(toLanguageKnowledge(knowledge), { cacheDir });
}
