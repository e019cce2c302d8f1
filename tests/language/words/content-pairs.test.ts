import { contentPairs } from '../../../src/language/words/content-pairs';

describe('the pairs of characters that say what a text is about', () => {
  it('leaves out what frames the question', () => {
    expect(contentPairs('是不是卡槽埋汰了')).toEqual(['卡槽', '槽埋', '埋汰']);
  });

  it('finds none where nothing is named', () => {
    expect(contentPairs('会不会是这个')).toEqual([]);
  });

  it('joins nothing across a mark or a figure', () => {
    expect(contentPairs('小票，3000信号')).toEqual(['小票', '信号']);
  });
});
