import { normalize } from '../../src/language/normalize';
import { toMandarin } from '../../src/language/to-mandarin';

describe('toMandarin', () => {
  it.each([
    ['部机的设置喺边度', '部机的设置在哪里'],
    ['我个刷卡机今朝唔用得', '我个刷卡机今天早上不能用'],
    ['都系唔得', '还是不行'],
    ['冇扣，佢畀咗现金', '没有扣，他给了现金'],
    ['边个话唔用无线网', '谁说不用无线网'],
    ['1同l点分呀 系密码唔啱', '1同l怎么分呀 是密码不对'],
    ['呢部机收唔到', '这部机收不到'],
    ['个客行咗', '个客走了'],
    ['仲要几耐先搞掂', '还要多久先搞定'],
    ['补打哪能弄', '补打怎么弄'],
    ['还要等伐 等到啥辰光', '还要等吗 等到啥时候'],
    ['刷过去了 冒报3000了 单子要留到啵', '刷过去了 没报3000了 单子要留到吗'],
  ])('%s -> %s', (said, meant) => {
    expect(toMandarin(said)).toBe(meant);
  });

  it.each([
    '系统一点就卡',
    '九点半联系客服',
    '没关系 怎么弄呢',
    '有一点慢',
    '步伐',
    '哪能够呢',
    '冒烟了',
    '又冒报错',
    '有人冒用我的商户',
  ])('leaves Mandarin as it is: %s', said => {
    expect(toMandarin(said)).toBe(said);
  });

  it('changes nothing a second time, and reads Traditional', () => {
    const once = normalize('部機嘅設置喺邊度㗎');
    expect(once).toBe('部机的设置在哪里的');
    expect(normalize(once)).toBe(once);
  });
});
