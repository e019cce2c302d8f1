import type { EvaluationData } from '../../src/language/evaluate';
import { evaluateTsv } from '../../src/language/evaluate';
import { meanAndDeviation, scoreMacroF1, scoreOutsiders } from '../../src/language/figures';
import { languageCacheDir } from '../support/language-knowledge';

/** Trimming the dictionary takes longer than these trainings: all but one share it. */
const evaluate = (data: EvaluationData) => evaluateTsv(data, languageCacheDir);

const lines = (byLabel: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(byLabel).flatMap(([label, texts]) => texts.map(text => ({ text, label })));

const train = lines({
  天气: ['今天下雨吗', '明天几度', '要带伞吗', '明天会下雪吗'],
  音乐: ['放首歌', '来点音乐', '我想听周杰伦', '播放下一首歌'],
});
const test = lines({ 天气: ['后天下雨吗'], 音乐: ['来首歌听听'] });

describe('evaluateTsv', () => {
  it('learns labels of any domain from a few examples each', () => {
    const figures = evaluateTsv({ train, test });
    expect(figures).toMatchObject({ accuracy: 1, macroF1: 1 });
    expect(figures.p99Us).toBeGreaterThanOrEqual(figures.p50Us);
    expect(figures).not.toHaveProperty('auroc');
    expect(figures).not.toHaveProperty('sd');
  });

  it('tells outsiders from the known', () => {
    const outsiders = lines({ none: ['股票跌了多少', 'lorem ipsum', '火车票改签'] });
    expect(evaluate({ train, test, outsiders }).auroc).toBe(1);
  });

  it('draws examples by seed and gives means and deviations', () => {
    const figures = evaluate({ train, test, shots: 2, seeds: [1, 2, 3] });
    expect(Object.keys(figures.sd ?? {})).toEqual(expect.arrayContaining(['accuracy', 'macroF1', 'trainMs']));
    expect(evaluate({ train, test, shots: 2, seeds: [1, 2, 3] }).accuracy).toBe(figures.accuracy);
  });

  it('takes one label, repeated lines and no test lines', () => {
    expect(evaluate({ train: lines({ only: ['a', 'a', ''] }), test: [] })).toMatchObject({ accuracy: 0, p50Us: 0 });
    expect(evaluate({ train: lines({ only: ['a', 'b'] }), test: lines({ only: ['c'] }) }).accuracy).toBe(1);
  });
});

describe('figures', () => {
  it('means F1 over labels', () => {
    expect(scoreMacroF1(['a', 'a', 'b'], ['a', 'b', 'b'])).toBeCloseTo(2 / 3);
  });

  it('counts ties between known and outsiders as half', () => {
    expect(scoreOutsiders([1, 2], [0, 1])).toEqual({ auroc: 0.875, outsidersLetThroughAt95: 0.5 });
  });

  it('gives mean and sample deviation', () => {
    expect(meanAndDeviation([1, 3])).toEqual({ mean: 2, deviation: Math.SQRT2 });
  });
});
