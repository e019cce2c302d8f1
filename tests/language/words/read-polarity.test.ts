import { refusesHuman } from '../../../src/language/words/read-polarity';
import { deniesDamage } from '../../../src/language/words/read-damage';
import { normalize } from '../../../src/language/normalize';

describe('deniesDamage', () => {
  it.each(['没摔没进水', '後蓋冇脹冇燙', '也没拆开过', '没有糊味', '冇跌過'])('hears the denial in %s', text => {
    expect(deniesDamage(normalize(text))).toBe(true);
  });

  it.each(['摔了一下开不了机', '进水了没法开机', '电池鼓包了', '没信号', '不小心掉水里了'])(
    'hears none in %s',
    text => {
      expect(deniesDamage(normalize(text))).toBe(false);
    },
  );
});

describe('refusesHuman', () => {
  it.each([
    '不要人工了',
    '人工那边不用来了',
    '师傅别过来了',
    '唔好轉人工',
    '取消转人工',
    '不用转人工了',
    '我没喊转人工',
    '不等了',
    '唔使轉人住',
    '唔等你哋喇',
  ])('hears the refusal in %s', text => {
    expect(refusesHuman(normalize(text))).toBe(true);
  });

  it.each([
    '转人工',
    '怎么还没人工',
    '客服也不来了',
    '人工什么时候来',
    '不行，转人工吧',
    '客人说他不想等了',
    '等不及了要人工',
  ])('hears none in %s', text => {
    expect(refusesHuman(normalize(text))).toBe(false);
  });
});
