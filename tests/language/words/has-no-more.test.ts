import { normalize } from '../../../src/language/normalize';
import { hasNoMore } from '../../../src/language/words/has-no-more';

it.each([
  '没有了',
  '没有了啊',
  '都没有了',
  '没别的了',
  '没有别的了',
  '没啥了',
  '没有了 就这些',
  '就这些',
  '那就这样吧',
  '没得咯',
  '冇了',
])('%s says that there is nothing more', text => {
  expect(hasNoMore(normalize(text))).toBe(true);
});

it.each(['没有', '信号没有了', '小票没有了', '没有这笔', '钱没有了怎么办', '拉卡拉', '就这台机器', '没有了网络'])(
  '%s says something else',
  text => {
    expect(hasNoMore(normalize(text))).toBe(false);
  },
);
