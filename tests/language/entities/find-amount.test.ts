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
  ])('reads %s as %d fen', (text, fen) => {
    expect(findAmountFen(normalize(text), [])).toBe(fen);
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
