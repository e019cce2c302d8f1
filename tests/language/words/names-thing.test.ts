import { normalize } from '../../../src/language/normalize';
import { namesThing } from '../../../src/language/words/names-thing';

describe('namesThing', () => {
  it.each([
    '是插卡的',
    '是我自己的卡',
    '是原装的头',
    '没有信号',
    '没有存满的提示',
    '我用的是流量卡',
    '系我张卡',
    '没有别的字',
  ])('hears what something is, or that there is none: %s', said => {
    expect(namesThing(normalize(said))).toBe(true);
  });

  it.each(['是的', '是', '对', '没有', '没有啊', '没有过', '有的', '是的呀', '系啊', '没有没有', '都没有'])(
    'hears no more than yes or no: %s',
    said => {
      expect(namesThing(normalize(said))).toBe(false);
    },
  );
});
