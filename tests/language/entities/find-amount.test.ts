import { findAmountFen } from '../../../src/language/entities/find-amount';
import { normalize } from '../../../src/language/normalize';

describe('findAmountFen', () => {
  it.each([
    ['那笔128.5元', 12850],
    ['三百五十块', 35000],
    ['刷了三百五', 35000],
    ['12块5', 1250],
    ['１２８元', 12800],
    ['1,280.50元', 128050],
    ['¥88', 8800],
    ['收了一千二百五', 125000],
    ['两千零五块', 200500],
    ['2.5万元', 2500000],
    ['3k块', 300000],
    ['扣走了 99', 9900],
    ['收咗十二蚊', 1200],
    ['客人讲手机短信扣掉520了', 52000],
    ['不是金额呀 520是金额 3000是机器上跳出来的', 52000],
    ['3000是屏幕上报的 收的是 88块', 8800],
    ['金额不是3000是520', 52000],
    ['不是扣3000块 是520', 52000],
    ['520块吧 记不清了', 52000],
    ['刷了520块 是不是要退他', 52000],
    ['没扣成那520块', 52000],
    ['金额写错了 是388', 38800],
    ['金额不对 应该是388.5', 38850],
    ['刷了3000块 报3000', 300000],
  ])('reads %s as %d fen', (text, fen) => {
    expect(findAmountFen(normalize(text), [])).toBe(fen);
  });

  it.each([
    '不会是扣人家3000块吧',
    '该不是把人家3000元扣了吧',
    '是不是扣了3000块',
    '系咪扣咗三千蚊啊',
    '怕是扣了人家3000块',
    '3000是扣3000块的意思吗',
    '扣了3000块吗',
    '金额3000?',
    '金额 3000是机器上跳出来的',
    '3000块是机器上跳的 不是金额',
    '不是3000块啊',
    '哪有3000块',
    '没收3000块钱没有',
  ])('takes no amount that is feared, asked or denied: %s', text => {
    expect(findAmountFen(normalize(text), [])).toBeUndefined();
  });

  it.each(['报3000', '刷了三次', '等了10分钟', '商户号898440153110001', '收不了', '刷了2张卡', '一直转圈', ''])(
    'finds no amount in %s',
    text => {
      expect(findAmountFen(normalize(text), ['3000'])).toBeUndefined();
    },
  );

  it('does not take a code for an amount', () => {
    expect(findAmountFen('刷了3000', ['3000'])).toBeUndefined();
    expect(findAmountFen('刷了3000', [])).toBe(300000);
  });
});
