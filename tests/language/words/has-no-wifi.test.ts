import { hasNoWifi, lacksWifi } from '../../../src/language/words/has-no-wifi';

describe('lacksWifi', () => {
  it.each(['店里没无线网', '我哪有wifi呀', '没装宽带', '摆摊的哪来的wi-fi', '冇wifi', '莫得路由器'])(
    '%s has none',
    text => {
      expect(lacksWifi(text)).toBe(true);
    },
  );

  it.each(['没有无线网信号', '没wifi了', '没连无线网', '没有wifi图标', '没看到wifi的图标', '有无线网'])(
    '%s does not say so',
    text => {
      expect(lacksWifi(text)).toBe(false);
    },
  );

  it('is told as well by who has joined none', () => {
    expect(hasNoWifi('没连wifi')).toBe(true);
  });
});
