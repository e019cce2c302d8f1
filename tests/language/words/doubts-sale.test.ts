import { doubtsSale } from '../../../src/language/words/doubts-sale';

describe('doubtsSale', () => {
  it.each(['上一桌刷卡120我不晓得成了没有', '我说那个120不知道收到没有', '不清楚到账没'])('is told in %p', text => {
    expect(doubtsSale(text)).toBe(true);
  });

  it.each(['不知道签到成没成', '没收到短信', '收到了', '不知道密码'])('is not told in %p', text => {
    expect(doubtsSale(text)).toBe(false);
  });
});
