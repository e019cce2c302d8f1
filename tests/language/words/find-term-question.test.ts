import { createFindTermQuestion } from '../../../src/language/words/find-term-question';
import { normalize } from '../../../src/language/normalize';

const find = createFindTermQuestion([
  { id: 'sign-in', words: ['签到'] },
  { id: 'settlement', words: ['结算', '批结'] },
  { id: 'merchant-number', words: ['商户号'] },
  { id: 'serial', words: ['SN'] },
]);

describe('findTermQuestion', () => {
  it.each([
    ['签到是啥', 'sign-in'],
    ['签到到底是干嘛的', 'sign-in'],
    ['签到时是什么意思啊？我就是开机了然后按消费', 'sign-in'],
    ['所以签到到底是啥嘛', 'sign-in'],
    ['什么是结算', 'settlement'],
    ['结算在哪', 'settlement'],
    ['批结怎么做', 'settlement'],
    ['商戶號邊度睇呀', 'merchant-number'],
    ['sn在哪里', 'serial'],
    ['结算了钱会不会没', 'settlement'],
    ['结算要不要紧', 'settlement'],
    ['一键结算要不要输密码', undefined],
    ['签到要不要连网', undefined],
    ['怎么签到', undefined],
    ['签到失败怎么办', undefined],
    ['签到怎么都不行', undefined],
    ['签到没什么反应', undefined],
    ['今天签到了', undefined],
    ['', undefined],
  ])('finds in %s %s', (text, term) => {
    expect(find(normalize(text))).toBe(term);
  });

  it('takes words as they are, not as patterns', () => {
    expect(createFindTermQuestion([{ id: 'odd', words: ['a+b(c'] }])('a+b(c是什么')).toBe('odd');
  });
});
