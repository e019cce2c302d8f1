import { breaksOff } from '../../../src/language/words/breaks-off';

describe('breaksOff', () => {
  it.each(['一刷卡就', '老板我这个刷卡机遭了 一刷卡就', '它老是'])('is so of %p', text => {
    expect(breaksOff(text)).toBe(true);
  });

  it.each(['一刷卡就黑屏', '没扣', '好了'])('is not so of %p', text => {
    expect(breaksOff(text)).toBe(false);
  });
});
