import { healsByWaiting } from '../../../src/language/words/heals-by-waiting';

describe('healsByWaiting', () => {
  it.each([
    '昨晚等了十几分钟再扫就行了 今天也是',
    '等一哈就好了',
    '歇了一会又能刷了',
    '今天等了十几分钟就好了',
    '过了一阵它自己就正常了',
  ])('is told by: %s', text => expect(healsByWaiting(text)).toBe(true));

  it.each([
    '等一下就好了吗',
    '等了半天还是不行',
    '等会儿再试 好了告诉你',
    '要是等一下就好了呢',
    '客人都等不及了',
    '等了没好',
  ])('is not told by: %s', text => expect(healsByWaiting(text)).toBe(false));
});
