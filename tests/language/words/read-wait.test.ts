import { asksWhetherNow, readWait, readWaited } from '../../../src/language/words/read-wait';

describe('readWait', () => {
  it.each([
    ['接头插紧，看充电标志会不会闪断。电量很低的话，先充十来分钟再收款。', 10],
    ['充十五分钟左右，这段时间先请顾客扫店里的收款码。', 15],
    ['先等十分钟左右，这段时间请顾客扫码或者付现金。', 10],
    ['等半分钟再开机。', 0.5],
    ['等一会儿，看屏幕上的信号。', undefined],
    ['退回到机器的首页。', undefined],
  ])('reads %s', (steps, minutes) => {
    expect(readWait(steps)).toBe(minutes);
  });

  it.each([
    ['插隔壁墙上勒 才冲起2分钟 现在刷得不', 2],
    ['充了五分钟能刷了吗', 5],
    ['等了一刻钟了', 15],
    ['才过了3分钟 可以试了没', 3],
    ['充了半小时', 30],
    ['刚插上 能刷不', 0],
    ['还没充满就刷行不行', 0],
    ['电还没充到10分钟 能用不', 0],
    ['现在刷得不', undefined],
  ])('reads how long was waited: %s', (text, minutes) => {
    expect(readWaited(text)).toBe(minutes);
  });

  it.each(['现在刷得不', '能刷了吗', '这哈儿收得不', '可以试了没', '先刷一单行不行', '而家用得未'])(
    '%s asks for leave',
    text => {
      expect(asksWhetherNow(text)).toBe(true);
    },
  );
  it.each(['刷了还是黑', '现在好了', '要充多久', '现在刷卡报3000'])('%s does not', text => {
    expect(asksWhetherNow(text)).toBe(false);
  });
});
