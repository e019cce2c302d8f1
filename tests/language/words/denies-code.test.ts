import { deniesCode, repeatsCode } from '../../../src/language/words/denies-code';
import { isBareCode } from '../../../src/language/words/is-bare-code';

describe('deniesCode', () => {
  it.each([
    ['没有98了', '98'],
    ['不是98 是89', '98'],
    ['a4已经不跳了', 'A4'],
    ['不报68了', '68'],
  ])('hears that it is not shown: %s', (text, code) => expect(deniesCode(text, code)).toBe(true));

  it.each([
    ['还是98', '98'],
    ['不是89 是98', '98'],
    ['没980块', '98'],
    ['收不了 报98', '98'],
  ])('hears no denial: %s', (text, code) => expect(deniesCode(text, code)).toBe(false));
});

describe('repeatsCode', () => {
  it.each(['还是98', '又报98', '照样跳98'])('hears that it is shown as before: %s', text =>
    expect(repeatsCode(text, '98')).toBe(true),
  );
  it.each(['还是980块', '98', '还是89'])('hears nothing of it: %s', text =>
    expect(repeatsCode(text, '98')).toBe(false),
  );
});

describe('isBareCode', () => {
  it.each(['98', ' A4。', '128'])('is one: %s', text => expect(isBareCode(text)).toBe(true));
  it.each(['报98', '98块', '', '1234'])('is none: %s', text => expect(isBareCode(text)).toBe(false));
});
