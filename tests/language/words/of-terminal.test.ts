import { ofTerminal } from '../../../src/language/words/of-terminal';

describe('ofTerminal', () => {
  it.each([
    ['满格是我手机 机器上就一格', '机器上就一格'],
    ['手机信号三格，机子打叉', '机子打叉'],
  ])('leaves out of %s what is of the phone', (text, rest) => {
    expect(ofTerminal(text)).toBe(rest);
  });

  it.each(['手机信号满格', '机器上就一格 手机能上网', '手机卡没信号 一格都没有', '信号满格'])(
    'leaves %s as it is',
    text => {
      expect(ofTerminal(text)).toBe(text);
    },
  );
});
