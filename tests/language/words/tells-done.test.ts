import { normalize } from '../../../src/language/normalize';
import { tellsNoUse } from '../../../src/language/words/tells-done';

describe('tellsNoUse', () => {
  it.each([
    '没用',
    '还那熊样',
    '没好使！',
    '重启也没好使',
    '白搭',
    '一个鸟样',
    '照旧',
    '没得用',
    '冇用啊',
    '唔得',
    '不中',
    '没啥用',
    '不顶事',
    '还是那个德行',
    '搞唔掂',
    '白整了',
    '一点没变化',
  ])('hears that nothing came of it: %s', said => {
    expect(tellsNoUse(normalize(said))).toBe(true);
  });

  it.each([
    '没用过无线网',
    '没用热点',
    '怕没用',
    '扫码也没得用',
    '先刷一单中不中',
    '唔得闲',
    '一样的卡',
    '好了',
    '万一没用',
  ])('hears no result: %s', said => {
    expect(tellsNoUse(normalize(said))).toBe(false);
  });
});
