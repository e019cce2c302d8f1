import { callsOff } from '../../../src/language/words/calls-off';

it.each(['机子好的 我不查了哈', '别查了', '问题解决了', '不用查了', '得了，客人给了现金了，不用弄了'])(
  '%s calls the search off anywhere',
  text => {
    expect(callsOff(text, 'in-a-step')).toBe(true);
    expect(callsOff(text, 'in-queue')).toBe(true);
  },
);

it.each(['钱已经清楚了', '没有别的问题', '不用再试了', '不弄了'])(
  '%s calls it off only where a person is waited for',
  text => {
    expect(callsOff(text, 'in-a-step')).toBe(false);
    expect(callsOff(text, 'in-queue')).toBe(true);
  },
);

it.each(['怎么还不查机器', '再查一下', '查不了', '客人给了现金', '现金给了，机器还要弄'])(
  '%s calls nothing off',
  text => {
    expect(callsOff(text, 'in-a-step')).toBe(false);
    expect(callsOff(text, 'in-queue')).toBe(false);
  },
);
