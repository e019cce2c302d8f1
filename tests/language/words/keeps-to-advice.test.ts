import { normalize } from '../../../src/language/normalize';
import { keepsToAdvice } from '../../../src/language/words/keeps-to-advice';

describe('keepsToAdvice', () => {
  it.each([
    '行哇 那我让客人走了 留下他电话 不退钱 我等人工',
    '好 我先不刷 等你们查',
    '电话我记下了 让他先回去',
    '那就不退 等核对',
    '我畀佢走先 留咗佢电话',
  ])('%s tells what was advised', text => {
    expect(keepsToAdvice(normalize(text))).toBe(true);
  });

  it.each([
    '让他走了 我先退他现金',
    '留了电话 我再刷一次',
    '不刷卡了 让他给现金 等人工',
    '让客人走',
    '不退钱',
    '短信扣了380',
  ])('%s does not', text => {
    expect(keepsToAdvice(normalize(text))).toBe(false);
  });
});
