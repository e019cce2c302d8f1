import { normalize } from '../../../src/language/normalize';
import { asksIfQueued } from '../../../src/language/words/asks-if-queued';

describe('asksIfQueued', () => {
  it.each([
    '那人工还排着没',
    '问你人工还在不在',
    '你就答人工在不在',
    '我还在排队吗',
    '还在排着吗',
    '人工还在吗',
    '排队取消了没有',
    '到底还有没有人工',
    '我仲有冇排紧队',
  ])('%s asks whether the merchant still waits', text => {
    expect(asksIfQueued(normalize(text))).toBe(true);
  });

  it.each([
    '人工要等多久',
    '转人工',
    '顾客还在排队',
    '不用人工了',
    '好多人排队等着付款',
    '店里人在不在',
    '人工来了没有用',
  ])('%s does not', text => {
    expect(asksIfQueued(normalize(text))).toBe(false);
  });
});
