import { screenWords } from '../../../src/language/words/screen-words';

describe('screenWords', () => {
  it.each([
    ['好象闪了一下 流水满 请结算 我不懂', '流水满 请结算'],
    ['下面写着通讯超时', '通讯超时'],
    ['弹了系统繁忙', '系统繁忙'],
  ])('copies the words of the screen out of %s', (told, words) => {
    expect(screenWords(told)).toBe(words);
  });

  it.each(['没看到流水满', '信号满格', ''])('finds none in %s', told => {
    expect(screenWords(told)).toBeUndefined();
  });
});
