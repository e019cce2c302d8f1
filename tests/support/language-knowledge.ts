import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { TrainedLanguageReader } from '../../src/language/create-language-reader';
import { createLanguageReader } from '../../src/language/create-language-reader';
import type { Gazetteer, LanguageKnowledge, Lexicon } from '../../src/language/understanding';

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

interface IntentYaml {
  readonly id: string;
  readonly phrases: Readonly<Record<string, readonly string[]>>;
}

interface LexiconYaml {
  readonly terms: readonly string[];
  readonly synonyms: Readonly<Record<string, readonly string[]>>;
  readonly stopWords: readonly string[];
}

/** The shipped phrases and lexicon as the reader of language takes them. */
export function readLanguageKnowledge(): LanguageKnowledge {
  const dir = join(root, 'knowledge/intents');
  const files = readdirSync(dir)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => readFileSync(join(dir, name), 'utf8'));
  const lexiconText = readFileSync(join(root, 'knowledge/lexicon/lexicon.yaml'), 'utf8');
  const intents = files.map(file => {
    const { id, phrases } = parse(file) as IntentYaml;
    return {
      id,
      phrases: Object.entries(phrases).flatMap(([author, texts]) => texts.map(text => ({ author, text }))),
    };
  });
  const hash = createHash('sha256')
    .update(files.join('\0') + lexiconText)
    .digest('hex');
  return { hash, intents, lexicon: toLexicon(parse(lexiconText) as LexiconYaml), codes: ['3000'], gazetteer };
}

let shared: TrainedLanguageReader | undefined;

/** The reader over the shipped knowledge, one a test file. */
export function sharedLanguageReader(): TrainedLanguageReader {
  shared ??= createLanguageReader(readLanguageKnowledge(), { cacheDir: languageCacheDir });
  return shared;
}

function toLexicon({ terms, synonyms, stopWords }: LexiconYaml): Lexicon {
  const pairs = Object.entries(synonyms).flatMap(([word, variants]) =>
    variants.map(variant => [variant, word] as const),
  );
  return { terms, synonyms: Object.fromEntries(pairs), stopWords };
}
