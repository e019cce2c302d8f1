import { normalize } from '../../../src/language/normalize';
import { tellsOtherTerminal } from '../../../src/language/words/tells-other-terminal';

it.each([
  '另一台也这样',
  '另外一台连不上咋办',
  '还有一台报3000',
  '仲有部机都系咁',
  '楼下那台也刷不了',
  '第二台同样的毛病',
])('reads in %s that a second terminal fails', text => {
  expect(tellsOtherTerminal(normalize(text))).toBe(true);
});

it.each(['另一台好好的', '另一台会不会也这样', '要是另一台也这样呢', '又报3000了', '能不能换一台', '还有一台没试'])(
  'reads no such thing in %s',
  text => {
    expect(tellsOtherTerminal(normalize(text))).toBe(false);
  },
);
