import { lacksPassword, needsPassword } from '../../../src/language/words/lacks-password';

describe('lacksPassword', () => {
  it.each(['没有密码', '要密码我没有', '不晓得密码', '密码忘了', '老板没告诉我密码', '它要密码 我哪晓得', '密码莫得'])(
    'is told by: %s',
    text => expect(lacksPassword(text)).toBe(true),
  );

  it.each(['密码没错', '没输错密码', '密码不对', '顾客忘了密码', '他不记得卡密码', '没扣钱'])(
    'is not told by: %s',
    text => expect(lacksPassword(text)).toBe(false),
  );
});

describe('needsPassword', () => {
  it('is of the shop, not of the card', () => {
    expect(needsPassword('用店里自己的操作员登录，按屏幕提示做完。')).toBe(true);
    expect(needsPassword('请顾客自己输密码，您不用看，也不用问。')).toBe(false);
  });
});
