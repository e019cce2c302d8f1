import { join } from 'node:path';
import { loadKnowledge } from '../../src/knowledge/load-knowledge';
import { toLanguageKnowledge } from '../../src/knowledge/to-language-knowledge';
import type { TrainedLanguageReader } from '../../src/language/create-language-reader';
import { createLanguageReader } from '../../src/language/create-language-reader';
import type { Gazetteer, LanguageKnowledge } from '../../src/language/understanding';

const root = join(__dirname, '../..');

/** Where tests keep trained weights, so that one training serves every file. */
export const languageCacheDir = join(root, 'node_modules/.cache/poscare');

/** A few names; the tests of language do not depend on knowledge/terminals.yaml. */
const gazetteer: Gazetteer = {
  acquirers: [
    { id: 'lakala', label: '拉卡拉', aliases: ['lakala', '拉卡啦'] },
    { id: 'chinaums', label: '银联商务', aliases: ['银商', '全民付'] },
  ],
  brands: [
    { id: 'landi', label: '联迪', aliases: ['landi'] },
    { id: 'newland', label: '新大陆', aliases: ['newland'] },
    { id: 'verifone', label: '惠尔丰', aliases: ['verifone'] },
  ],
  models: [
    { id: 'landi-a8', label: '联迪A8', aliases: ['A8'], brand: 'landi', kind: 'smart' },
    { id: 'newland-n910', label: '新大陆N910', aliases: ['N910'], brand: 'newland', kind: 'smart' },
  ],
  kinds: [
    { id: 'classic', label: '传统POS', aliases: ['老式机', '大机'] },
    { id: 'smart', label: '智能POS', aliases: ['智能机'] },
    { id: 'e-sign', label: '电签POS', aliases: ['电签机', '电签'] },
  ],
};

/** The shipped phrases and lexicon as the reader of language takes them. */
export function readLanguageKnowledge(): LanguageKnowledge {
  const wordingFile = join(root, 'dialogs/wording/zh-CN.yaml');
  const knowledge = loadKnowledge({ dir: join(root, 'knowledge'), wordingFile, cacheDir: languageCacheDir });
  return { ...toLanguageKnowledge(knowledge), gazetteer };
}

let shared: TrainedLanguageReader | undefined;

/** The reader over the shipped knowledge, one a test file. */
export function sharedLanguageReader(): TrainedLanguageReader {
  shared ??= createLanguageReader(readLanguageKnowledge(), { cacheDir: languageCacheDir });
  return shared;
}
