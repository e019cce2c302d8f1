import { toLanguageKnowledge } from '../../src/knowledge/to-language-knowledge';
import type { LanguageKnowledge } from '../../src/language/understanding';
import { createKnowledgeFolder } from './knowledge-folder';

it("gives the reader of language what it learns from, in the reader's own form", () => {
  const folder = createKnowledgeFolder();
  const knowledge = folder.load();
  folder.remove();
  const forReader: LanguageKnowledge = toLanguageKnowledge(knowledge);
  expect(forReader.codes).toEqual(['3000']);
  expect(forReader.intents.find(({ id }) => id === 'ask.fees')?.phrases[1]).toEqual({
    author: 'someone',
    text: '费率是多少 第2次',
  });
  expect(forReader.lexicon).toEqual({
    terms: ['POS机', '刷卡机'],
    synonyms: { 破死机: 'POS机', 泡斯机: 'POS机' },
    stopWords: ['请问'],
  });
  expect(forReader.gazetteer.models).toEqual([
    { id: 'newland-n910', label: 'N910', kind: 'smart', aliases: [], brand: 'newland' },
  ]);
  expect(forReader.gazetteer.acquirers).toEqual([expect.objectContaining({ id: 'lakala', aliases: ['lakala'] })]);
});
