import { clusterTexts } from '../../../src/language/evaluation/cluster-texts';
import { createAnalyze } from '../../../src/language/analyze';
import { extractFeatures } from '../../../src/language/features';
import { buildVocabulary } from '../../../src/language/vocabulary';

const analyze = createAnalyze(
  text => [...text],
  text => text,
);
const cluster = (texts: readonly string[]): string[][] => {
  const vocabulary = buildVocabulary(texts.map(text => extractFeatures(text, [...text])));
  return clusterTexts(
    texts.map(text => ({ text })),
    vocabulary,
    analyze,
  ).map(({ rows }) => rows.map(({ text }) => text));
};

describe('groups of texts', () => {
  it('holds together what says the same, the largest first, the most typical text first', () => {
    const groups = cluster(['能开发票吗', '怎么贷款', '能不能开发票', '可以开发票吗', '想贷款怎么贷款']);
    expect(groups.map(group => group.length)).toEqual([3, 2]);
    expect(new Set(groups[0])).toEqual(new Set(['能开发票吗', '能不能开发票', '可以开发票吗']));
  });

  it('counts the same text as often as it was written', () => {
    expect(cluster(['在吗在吗', '在吗在吗', '别的事情'])).toEqual([['在吗在吗', '在吗在吗'], ['别的事情']]);
  });

  it('leaves alone what is like nothing, and takes nothing and emptiness', () => {
    expect(cluster(['苹果', '石头', ''])).toHaveLength(3);
    expect(cluster([])).toEqual([]);
  });

  it('does not depend on the order', () => {
    const texts = ['怎么查流水', '流水怎么查', '查一下流水', '天气好', '今天天气好'];
    const sorted = (groups: string[][]) => groups.map(group => [...group].sort().join('|')).sort();
    expect(sorted(cluster([...texts].reverse()))).toEqual(sorted(cluster(texts)));
  });

  it('takes a thousand in seconds', () => {
    const texts = Array.from({ length: 1000 }, (_, i) => `第${i * 7919}句话 ${'甲乙丙丁戊己'[i % 6]}${i % 13}`);
    expect(cluster(texts).flat()).toHaveLength(1000);
  }, 30_000);
});
