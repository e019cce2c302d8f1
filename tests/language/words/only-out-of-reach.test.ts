import { onlyOutOfReach } from '../../../src/language/words/only-out-of-reach';

describe('onlyOutOfReach', () => {
  it.each([
    '那卡是业务员给的 电话打不通',
    '卡是装机师傅给的 打电话不接',
    '业务员联系不上',
    '装机的人找不到了 电话关机',
  ])('wants nothing: %s', text => expect(onlyOutOfReach(text)).toBe(true));

  it.each([
    '业务员电话打不通 他之前收了我300押金',
    '他叫我转账 现在电话不通',
    '上门换机器走的人 电话空号 要我交费',
    '电话打得通',
  ])('is more, or none: %s', text => expect(onlyOutOfReach(text)).toBe(false));
});
