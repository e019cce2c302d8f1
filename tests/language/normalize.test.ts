import fc from 'fast-check';
import { normalize } from '../../src/language/normalize';
import { leastMs } from '../support/least-ms';

describe('normalize', () => {
  it.each([
    ['破死機報三千', '破死机报3000'],
    ['3ooo刷不出', '3000刷不出'],
    ['显示３０００', '显示3000'],
    ['报3ΟΟΟ', '报3000'],
    ['报3ООО', '报3000'],
    ['3 0 0 0', '3000'],
    ['3-0-0-0', '3000'],
    ['屏幕出三零零零', '屏幕出3000'],
    ['叁仟', '3000'],
    ['参仟错误', '3000错误'],
    ['3千', '3000'],
    ['显示3k', '显示3000'],
    ['3️⃣0️⃣0️⃣0️⃣', '3000'],
    ['3后面三个零', '3000'],
    ['3\u200b0\u200b0\u200b0', '3000'],
    ['一刷就三千', '一刷就3000'],
  ])('folds the code in %s', (text, expected) => {
    expect(normalize(text)).toBe(expected);
  });

  it.each([
    '三千块押金',
    '押金三千',
    '收了三千',
    '三千多',
    '工资就三千',
    '30000',
    '3oooo',
    '尾号三零零零',
    '三千零一',
    '三千一百',
  ])('leaves %s, which is not the code', text => {
    expect(normalize(text)).toBe(text);
  });

  it('takes out what cannot be seen and collapses white space', () => {
    expect(normalize(' 插\u200b卡\u202e 没\u0000\t反应\ufeff\n')).toBe('插卡 没 反应');
  });

  it('is empty for a text of invisible characters', () => {
    expect(normalize('\u200b\u200d\ufeff\ud800 \u2028')).toBe('');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        const once = normalize(text);
        expect(normalize(once)).toBe(once);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it.each([
    ['combining marks', 'e' + '\u0301\u0327'.repeat(50_000)],
    ['half-written codes', '3o '.repeat(33_000)],
    ['codes', '三千'.repeat(50_000)],
    ['spaces', ' '.repeat(100_000)],
    ['surrogate halves', '\ud800'.repeat(100_000)],
  ])('takes 100,000 characters of %s in linear time', (_, text) => {
    expect(leastMs(() => normalize(text))).toBeLessThan(1000); // The quadratic composition of marks alone took 5,000 ms.
  });
});
