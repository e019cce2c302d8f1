import { neverSwiped } from '../../../src/language/words/never-swiped';

describe('neverSwiped', () => {
  it.each([
    '扣么子钱 都还没刷 应用都打不开',
    '我讲没刷过',
    '冇刷过卡',
    '刷都没刷',
    '碌都未碌',
    '根本没刷到那步',
    '走不到刷卡那步',
    '还没刷卡呢 一打开就这样',
    '卡都没拿出来',
    '都没收钱哪来的扣',
    '没人刷 刚开机就报',
    '我都未碌卡',
    '压根儿就没收过',
    '还没来得及刷',
  ])('%s: nobody was charged', text => {
    expect(neverSwiped(text)).toBe(true);
  });

  it.each([
    '没刷成',
    '还没刷成功',
    '刷都没刷出来',
    '都没收到',
    '还没收到钱',
    '刷了没反应',
    '没刷过去',
    '后面的客人还没刷',
    '我还没再刷',
    '刷了一单报3000 换了卡还没刷',
    '密码输完了 还没收成',
    '都没收拾',
  ])('%s says no such thing', text => {
    expect(neverSwiped(text)).toBe(false);
  });
});
