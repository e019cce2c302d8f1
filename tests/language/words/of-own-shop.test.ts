import { deniesFraud, isOfOwnShop, offersPassword } from '../../../src/language/words/of-own-shop';

describe('deniesFraud', () => {
  it.each(['骗局？那是我老板啊 我真的打给他的', '不是骗局 我自己打给老板的', '没人骗我', '我不是骗子', '误会了'])(
    'takes the suspicion away: %s',
    said => expect(deniesFraud(said)).toBe(true),
  );

  it.each([
    '他说没骗我 是公司的',
    '真的不是骗 他有工作证',
    '他不是骗子',
    '人家没骗我',
    '是不是骗子',
    '对方说是我老板 要我转账',
    '公司派来的 不是骗子',
    '不是骗人的 银联的人',
  ])('leaves it where a stranger may speak: %s', said => expect(deniesFraud(said)).toBe(false));
});

describe('isOfOwnShop', () => {
  it.each(['我打电话问老板了 他说01', '老板讲密码是那个', '店长发微信说了操作员号'])('knows the shop: %s', said =>
    expect(isOfOwnShop(said)).toBe(true),
  );

  it.each([
    '老板 他要我报密码',
    '我老板讲有人上门换机',
    '店长发微信说有人来拿走机器',
    '我同事说客服打来要验证码',
    '有个自称老板的人要密码',
  ])('knows none: %s', said => expect(isOfOwnShop(said)).toBe(false));
});

describe('offersPassword', () => {
  it.each(['要不要我把密码发给你', '密码我报给你行不'])("is the shop's own: %s", said =>
    expect(offersPassword(said)).toBe(true),
  );

  it.each([
    '要不要我把密码发给你 他说他是银行的',
    '公司的人要密码 我报给你行不',
    '密码我发给你 银联的人在等',
    '银行卡密码我发给你',
    '客人的密码我报给你',
    '验证码和密码发给你吗',
  ])('is not: %s', said => expect(offersPassword(said)).toBe(false));
});
