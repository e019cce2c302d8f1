import { missesAnswer } from '../../../src/language/words/misses-answer';

describe('who says that what they asked was not answered', () => {
  it.each([
    '我问的是冲电宝得不得行嘛',
    '那手续费到底多少 问三遍了',
    '签到是啥意思你没说啊',
    '侬没听懂啊',
    '你莫打梭边球',
    '我没要改名字 我是问地址',
    '都不是',
    '答非所问',
    '你答的啥 俺问月底涨不涨',
    '驴唇不对马嘴',
    '没问你插卡挥卡',
  ])('%s', text => {
    expect(missesAnswer(text)).toBe(true);
  });

  it.each(['签到是啥', '手续费收多少', '你没说过要关机', '我问了老板娘 她说01', '没扣钱'])('not %s', text => {
    expect(missesAnswer(text)).toBe(false);
  });
});
