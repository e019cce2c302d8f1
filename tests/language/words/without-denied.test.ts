import { isQuestion } from '../../../src/language/words/is-question';
import { withoutDenied } from '../../../src/language/words/without-denied';

it.each([
  ['俺问月底涨不涨 没问你插卡挥卡', '俺问月底涨不涨'],
  ['没问你插卡挥卡 俺问月底涨不涨', '俺问月底涨不涨'],
  ['我又没问你怎么退款我问的是闪退', '我问的是闪退'],
  ['不是问退款，问闪退', '问闪退'],
  ['我啥时候说退款了？？我说闪退', '我说闪退'],
  ['边个话要退钱 我问闪退', '我问闪退'],
  ['我没说停机 我要换卡', '我要换卡'],
  ['不是退款 我问的是闪退', '我问的是闪退'],
])('%s asks only %s', (text, asked) => {
  expect(withoutDenied(text)).toBe(asked);
});

it.each([
  '你没说在哪里更新',
  '没问题吧',
  '没问到操作员号 怎么办',
  '客人没问过我 能刷吗',
  '是不是键盘坏了',
  '不是说电梯旁边信号也弱吗',
  '不是我弄坏的吧',
  '键盘是不是坏了 我问的是这个',
])('%s denies nothing', text => {
  expect(withoutDenied(text)).toBe(text);
});

it('leaves no question where all of it is denied', () => {
  expect(isQuestion(withoutDenied('我啥时候说退款了？？'))).toBe(false);
});
