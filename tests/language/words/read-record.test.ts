import { readRecord } from '../../../src/language/words/read-record';

describe('readRecord', () => {
  it.each([
    ['查到成功了', 'success'],
    ['交易明细第一条写的成功', 'success'],
    ['查到了，写着交易成功', 'success'],
    ['查到是失败', 'failed'],
    ['明细里写的失败', 'failed'],
    ['没成功', 'failed'],
    ['没有这一笔', 'not-listed'],
    ['记录头没得这笔', 'not-listed'],
    ['莫得那一单', 'not-listed'],
    ['最上面一条是昨天晚上另一位客人的成功的，今天这位客人的两次都没有', 'not-listed'],
    ['找到了 最上面那条是45块的 是上一个客人的 没有这个860', 'not-listed'],
    ['查不到这笔', 'not-listed'],
    ['明细里头没得这一笔', 'not-listed'],
    ['冲正交易 成功 下面一串', 'failed'],
    ['冲正成功了', 'failed'],
    ['我看了 最上面那条是昨天晚上的 188块 成功的 今天的一条都没有', 'not-listed'],
    ['明细里没有今天失败的那几笔，最上面一条是昨天下午成功的', 'not-listed'],
    ['最后一笔是2点多的168块,没有420这笔的', 'not-listed'],
    ['啊？机器没有显示成功啊 我说的是里面根本没有这笔', 'not-listed'],
    ['机器没有显示成功啊', 'not-success'],
    ['不对啊 写着成功那条是错的', 'not-success'],
    ['你别老说成功', 'not-success'],
    ['最后一笔268.50，15:42，状态写的是 未知/冲正', 'unclear'],
    ['记录里那笔写待确认', 'unclear'],
  ])('reads %s as %s', (text, shown) => {
    expect(readRecord(text)).toBe(shown);
  });

  it.each([
    '客人说他手机收到银行短信了 扣了860 那他衣服可不可以先拿走先',
    '银行短信说扣款成功',
    '屏幕上就写 交易失败 3000，别的没有',
    '在哪里看成没成功',
    '这笔是成功了吗',
    '成功了？',
    '签到成功了',
    '屏幕上出来个结算成功',
    '打完了 屏上写洁算成功',
    '重启成功',
    '登陆成功了',
    '刷卡老是失败 报3000 客人等急了',
    '没有这个按钮',
    '手机银行没有这笔支出',
    '机子报3000',
    '刚才的小票没有',
    '刚才单没出来',
    '没有扣那个88块的单',
    '成功的那条是昨天的 昨天那个客人早就付好走了',
  ])('reads nothing of the record in %s', text => {
    expect(readRecord(text)).toBeUndefined();
  });
});
