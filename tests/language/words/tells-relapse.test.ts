import { normalize } from '../../../src/language/normalize';
import { tellsRelapse } from '../../../src/language/words/tells-relapse';

describe('tellsRelapse', () => {
  it.each([
    '又不行了',
    '又黑了的嘛',
    '又闪退了',
    '怎么又断网了',
    '又是3000',
    '还是连不上',
    '照样闪退',
    '老毛病又犯了',
    '又来了',
    '又唔得喇',
    '才收一单又报错',
    '时好时坏 挥卡的',
    '我说碰卡还时好时坏呢',
    '一会好一会坏',
    '一哈得行一哈不得行',
    '有时候不行',
    '好了一会又不行',
    '你咋就整完了',
    '我没说好啊',
    '还没好呢',
    '哪里好了',
    '谁说好了',
    '好个屁',
  ])('hears fails anew, works only at times, or was never put right: %s', said => {
    expect(tellsRelapse(normalize(said))).toBe(true);
  });

  it.each([
    '你喊我打反诈专线又不给号码',
    '又好了',
    '又能收了',
    '会不会又不行',
    '要是又黑了咋办',
    '下次又这样怎么办',
    '那昨天又不行是咋回事',
    '又来了个客人',
    '还没人来刷',
    '又快又好',
    '又收了一单',
    '是不是又要重启',
    '怕又跳3000',
    '还有个问题',
    '弄完了',
  ])('hears does not say so: %s', said => {
    expect(tellsRelapse(normalize(said))).toBe(false);
  });
});
