import { withoutCaution } from '../../../src/language/words/without-caution';

describe('withoutCaution', () => {
  it.each([
    ['多半不会。没弄清不要再收。', '多半不会。'],
    ['先查清有没有扣，不要重收。', ''],
    ['别的卡都能收，就是那张卡的事。', '别的卡都能收，就是那张卡的事。'],
    ['不用等了。机器正常用。', '不用等了。机器正常用。'],
  ])('leaves of %s: %s', (text, left) => expect(withoutCaution(text)).toBe(left));
});
