import { normalize } from '../../../src/language/normalize';
import { tellsOfPart } from '../../../src/language/words/tells-of-part';

describe('tellsOfPart', () => {
  it.each([
    '屏幕正常能点',
    '路由器弄好了',
    '网通了',
    '信号满了',
    '灯亮了',
    '不烫了',
    '晾干了',
    '电池好的',
    '线接好了',
    'wifi连上了能用',
    '卡槽擦好了',
    '信号回来了',
  ])('hears how a part is: %s', said => {
    expect(tellsOfPart(normalize(said))).toBe(true);
  });

  it.each([
    '机器好了',
    '刷卡好了',
    '屏幕不跳3000了',
    '换了个充电头好了',
    '网好了能收了',
    '打印好了',
    '好了',
    '换张纸就好了',
    '收款正常',
  ])('hears a payment, or the terminal: %s', said => {
    expect(tellsOfPart(normalize(said))).toBe(false);
  });
});
