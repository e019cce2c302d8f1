import { asksIfNeeded, asksWait } from '../../../src/language/words/asks-wait';
import { normalize } from '../../../src/language/normalize';

describe('asksWait', () => {
  it.each([
    '人工么子时候来',
    '转人工是哪天回我',
    '好久有人打给我',
    '你们几点打电话给我',
    '师傅啥时候上门',
    '要等到啥辰光',
    '几時先有人搵我',
    '转人工要等多久',
    '还要等几分钟',
  ])('is asked by: %s', text => expect(asksWait(normalize(text))).toBe(true));

  it.each(['昨晚等了十几分钟再扫就行了', '好久没人来了', '钱啥时候打给我', '这笔款哪天到账', '几点来的客人', '不等了'])(
    'is not asked by: %s',
    text => expect(asksWait(normalize(text))).toBe(false),
  );
});

describe('asksIfNeeded', () => {
  it.each([
    '还要等伐',
    '要还等伐',
    '我还要等啊',
    '还等不等了',
    '用不用等啊',
    '仲使唔使等呀',
    '那人工还要来找我伐',
    '人工还用等不',
  ])('is asked by: %s', text => expect(asksIfNeeded(normalize(text))).toBe(true));

  it.each(['还要等多久', '还要等客人来付钱', '我在等人工', '不用等了'])('is not asked by: %s', text =>
    expect(asksIfNeeded(normalize(text))).toBe(false),
  );
});
