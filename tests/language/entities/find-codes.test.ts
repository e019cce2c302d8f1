import { findCodes } from '../../../src/language/entities/find-codes';
import { normalize } from '../../../src/language/normalize';
import { leastMs } from '../../support/least-ms';

const codesIn = (text: string): readonly string[] => findCodes(normalize(text), ['3000']);

describe('findCodes', () => {
  it.each([
    ['破死机报三千', ['3000']],
    ['刷3000块报3000', ['3000']],
    ['报五十一', ['51']],
    ['错误代码：A0', ['A0']],
    ['错误代码Ａ０', ['A0']],
    ['出现E-204', ['E204']],
    ['显示91交易失败，过会儿又弹出3000', ['91', '3000']],
    ['51是什么意思', ['51']],
    ['五十七那个码啥讲究', ['57']],
    ['57，客人说他在别家都能刷', ['57']],
    ['报三零零一', ['3001']],
    ['96', ['96']],
    ['收银app点开就退 3000', ['3000']],
    ['屏幕上写3000 下面小字68', ['3000', '68']],
    ['收款软件一点开就闪退 3000', ['3000']],
    ['3000 3000 3000', ['3000']],
    ['刷卡3000 还写着代码68', ['3000', '68']],
    ['刷卡3000块 屏幕显示68', ['68']],
  ])('finds the codes of %s', (text, codes) => {
    expect(codesIn(text)).toEqual(codes);
  });

  it.each([
    '话费3000怎么交',
    '押金3000退不退',
    '3000块的货',
    '收了3000',
    '客人要退 3000',
    '尾号3000',
    '13000',
    '30001',
    '订单3000',
    '工资就3000',
    '3000米跑了17分钟',
    '显示5格信号',
    '刷了51次',
    '15号',
    '10分钟了',
    '¥88',
    '用4g的',
    '提示请稍等',
    '',
  ])('finds no code in %s', text => {
    expect(codesIn(text)).toEqual([]);
  });

  it('takes codes that the knowledge adds for known without words around them', () => {
    expect(findCodes('机子4444了', ['3000', '4444'])).toEqual(['4444']);
  });

  it('takes 100,000 characters in linear time', () => {
    const text = '报个了'.repeat(30_000) + '显示 '.repeat(5000);
    expect(leastMs(() => codesIn(text))).toBeLessThan(2000);
  });
});
