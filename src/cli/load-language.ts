import { join } from 'node:path';
import type { Config } from '../config';
import type { Knowledge } from '../knowledge/knowledge';
import { loadKnowledge } from '../knowledge/load-knowledge';
import { toLanguageKnowledge } from '../knowledge/to-language-knowledge';
import { createLanguageReader } from '../language/create-language-reader';
import type { LanguageReader } from '../language/understanding';

export interface LoadedLanguage {
  readonly reader: LanguageReader;
  readonly knowledge: Knowledge;
  /** Where its models are. */
  readonly cacheDir: string;
}

/** The reader of language as the server has it, without the rest of the product. */
export function loadLanguage(config: Config): LoadedLanguage {
  const cacheDir = join(config.dataDir, 'models');
  const knowledge = loadKnowledge({ dir: config.knowledgeDir, wordingFile: config.wordingFile, cacheDir });
  const reader = createLanguageReader(toLanguageKnowledge(knowledge), { cacheDir });
  return { reader, knowledge, cacheDir };
}
