import { speaksToUs } from '../../../src/language/words/speaks-to-us';

it.each([
  ['你刚才不是叫俺等十分钟吗', true],
  ['那刚才不是帮我转人工了吗', true],
  ['恁咋又说挪', true],
  ['手续费月底涨不涨', false],
  ['能不能帮我换张卡', false],
])('%s: about how the talk went %s', (text, isToUs) => {
  expect(speaksToUs(text)).toBe(isToUs);
});
