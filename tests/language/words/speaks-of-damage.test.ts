import { normalize } from '../../../src/language/normalize';
import { speaksOfDamage } from '../../../src/language/words/speaks-of-damage';

describe('speaksOfDamage', () => {
  it.each([
    '没有 都没有',
    '没摔过 就是油烟大点',
    '没得 好好的',
    '说了没有啊 快点',
    '冇啊 点解问呢个',
    '都没 你快点',
    '没进过水 没摔',
  ])('hears that it is about that: %s', said => expect(speaksOfDamage(normalize(said))).toBe(true));

  it.each(['不是 我插的是芯片', '不是 我说碰卡还时好时坏呢 你咋就整完了', '不对 我问的是手续费', '没扣 别的卡能刷'])(
    'hears something else: %s',
    said => expect(speaksOfDamage(normalize(said))).toBe(false),
  );
});
