import { readWhich, tellsChange } from '../../../src/language/words/tells-change';
import { answersBack, readReplaced, tellsMistake } from '../../../src/language/words/tells-mistake';
import { vents } from '../../../src/language/words/vents';

describe('tellsMistake', () => {
  it.each(['说错了，是一格', '点错了', '不好意思我刚才讲错了', '看错了 不是98', '口误', '信号那个说错了'])(
    'hears it: %s',
    text => expect(tellsMistake(text)).toBe(true),
  );
  it.each(['你说错了', '你们搞错了吧', '密码输错了', '屏幕上点错了', '信号一格', ''])('hears none: %s', text =>
    expect(tellsMistake(text)).toBe(false),
  );
  it('counts how far back', () => {
    expect(['说错了', '上上个答错了', '上上上个错了', '倒数第二个点错了'].map(answersBack)).toEqual([1, 2, 3, 2]);
  });
});

describe('readReplaced', () => {
  it.each([
    ['信号不是一格 是满格', '一格', '满格'],
    ['不是一格哈，而是满的', '一格', '满的'],
    ['哦 是两三格 不是一格', '一格', '两三格'],
  ])('takes %s apart', (text, denied, meant) => expect(readReplaced(text)).toEqual({ denied, meant }));
  it.each(['是不是一格', '不是一格', '是满格', '不是不行 慢'])('finds nothing replaced in %s', text =>
    expect(readReplaced(text)).toBeUndefined(),
  );
});

describe('tellsChange', () => {
  it.each(['刚才满格 现在一格了', '信号又没了', '突然就剩一格', '变成一格了'])('hears news: %s', text =>
    expect(tellsChange(text)).toBe(true),
  );
  it.each(['信号只有一格', '软件点开就闪退', '扫码不行'])('hears none: %s', text =>
    expect(tellsChange(text)).toBe(false),
  );
  it('tells which of two answers counts', () => {
    expect(['以现在的为准', '前面说的对', '刚才那个和现在的', '一格'].map(readWhich)).toEqual([
      'now',
      'before',
      undefined,
      undefined,
    ]);
  });
});

it('tells letting off steam from asking for somebody', () => {
  expect(['急死人了', '烦死我了'].map(vents)).toEqual([true, true]);
  expect(['叫个人来', '有人吗'].map(vents)).toEqual([false, false]);
});
