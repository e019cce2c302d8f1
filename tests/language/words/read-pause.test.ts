import { normalize } from '../../../src/language/normalize';
import { readPauseMin } from '../../../src/language/words/read-pause';

it.each([
  ['给我二十分钟', 20],
  ['等10分钟我再看', 10],
  ['两三分钟就好', 3],
  ['等下我试试', 0],
  ['刷了3笔 等一下', 0],
  ['等下午闲下来再试', Infinity],
  ['明天再弄', Infinity],
  ['晚上收摊了试', Infinity],
  ['半小时后', Infinity],
  ['等有空我再看', Infinity],
  ['回头再说', Infinity],
])('reads what somebody asks for: %s', (text, minutes) => {
  expect(readPauseMin(normalize(text))).toBe(minutes);
});
