import {
  blames,
  correctAmount,
  corrects,
  correctTail,
  disowns,
  protests,
  tellsMissing,
} from '../../../src/language/words/read-correction';

describe('read-correction', () => {
  it.each(['手机号打错了', '不对 是三点一刻', '应该是13800138009', '不是2点半 是3点27刷的'])('%s corrects', text => {
    expect(corrects(text)).toBe(true);
  });
  it.each(['机子报3000', '没扣钱', '谢谢'])('%s does not', text => {
    expect(corrects(text)).toBe(false);
  });

  it.each(['里面没写摔过', '这个你没写上去', '漏了一样 插卡口松', '你们没记我的时间'])(
    '%s misses something in the notes',
    text => {
      expect(tellsMissing(text)).toBe(true);
    },
  );
  it.each(['机器上面没写成功', '小票上没写凭证号', '屏幕上没写别的', '里面漏水了', '没扣钱'])(
    '%s misses nothing',
    text => {
      expect(tellsMissing(text)).toBe(false);
    },
  );

  it.each([
    ['不是380 是388', 38800],
    ['388 不是380', 38800],
    ['应该是388.5 你写成380了', 38850],
    ['不是3000 是388', undefined],
    ['不是380', undefined],
    ['是380', undefined],
  ])('corrects an amount of 380 by %s to %s', (text, fen) => {
    expect(correctAmount(38000, text)).toBe(fen);
  });

  it('replaces the last digits of a number, and nothing where none are named', () => {
    expect(correctTail('13800138006', '最后一位是9 不是6')).toBe('13800138009');
    expect(correctTail('13800138006', '尾号改成8123')).toBe('13800138123');
    expect(correctTail('13800138006', '号码不对')).toBeUndefined();
  });

  it('knows what a merchant disowns', () => {
    expect(disowns('我啥子时候说签到失败了嘛')).toBe(true);
    expect(disowns('签到失败了')).toBe(false);
  });

  it.each(['你记错了吧', '谁说不用无线网', '我没说过啊', '看清楚先啦'])('%s blames', text => {
    expect(blames(text)).toBe(true);
  });
  it.each(['小叉没了 你说那个指甲咋划', '机子报3000'])('%s does not blame', text => {
    expect(blames(text)).toBe(false);
  });
  it.each(['不是足够啊是9%', '没擦过卡槽', '原装充电头还没试呢'])('%s may take something back', text => {
    expect(protests(text)).toBe(true);
  });
});
