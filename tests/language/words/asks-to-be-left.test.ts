import { normalize } from '../../../src/language/normalize';
import { asksToBeLeft } from '../../../src/language/words/asks-to-be-left';

it.each([
  '正在試，不要催',
  '来客人了，先别催',
  '莫催，正弄着呢',
  '别老问',
  '你别一直问我',
  '别再发消息了',
  '不用管我',
  '甭理我 我自己弄',
  '别烦我',
  '不要打扰我做生意',
])('hears that nobody wants to be written to first: %s', text => {
  expect(asksToBeLeft(normalize(text))).toBe(true);
});

it.each([
  '等下我试试',
  '你别走开',
  '别急，我蹲下去看插头',
  '客人在催我了',
  '发票不要了',
  '我去问问店员',
  '不用重启吗',
  '问一下别的店',
])('hears no such thing in: %s', text => {
  expect(asksToBeLeft(normalize(text))).toBe(false);
});
