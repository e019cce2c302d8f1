import { saysNoMore } from '../../../src/language/words/says-no-more';

describe('saysNoMore', () => {
  it.each(['老板在不 这个机子插卡 咋搞', '刷卡 怎么回事', '机器 咋办', '扫码的时候', ''])(
    'finds nothing told in %s',
    text => {
      expect(saysNoMore(text)).toBe(true);
    },
  );

  it.each(['信号只有一格', '芯片脏了', '按了确认就', '打印一半', '没签到'])('leaves %s to be read', text => {
    expect(saysNoMore(text)).toBe(false);
  });
});
