import { findMissingMessage } from '../../../src/language/words/find-missing-message';

it.each(['手机没响', '真没响', '客人话部手机冇响', '他手机没动静'])(
  'finds nothing but a missing message in %s',
  text => {
    expect(findMissingMessage(text)).toBe('alone');
  },
);

it.each(['没呢 手机没响', '没有 没收到短信'])('finds it beside a no in %s', text => {
  expect(findMissingMessage(text)).toBe('beside-no');
});

it.each(['没扣 手机没响', '余额没少 也没短信', '手机响了', '没反应', '没有'])('finds none in %s', text => {
  expect(findMissingMessage(text)).toBeUndefined();
});
