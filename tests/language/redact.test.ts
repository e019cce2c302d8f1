import fc from 'fast-check';
import { redact } from '../../src/language/redact';
import { leastMs } from '../support/least-ms';

const CHINESE = [...'零一二三四五六七八九'];
const FULL_WIDTH = [...'０１２３４５６７８９'];
const CIRCLED = [...'⓪①②③④⑤⑥⑦⑧⑨'];
const FINANCIAL = [...'零壹贰叁肆伍陆柒捌玖'];

const spell = (digits: string, numerals: readonly string[]): string =>
  [...digits].map(digit => numerals[Number(digit)]).join('');
const inFours = (digits: string, gap: string): string => (digits.match(/.{1,4}/g) ?? []).join(gap);

/** Every way of writing a card number that a merchant has been seen to use. */
const FORMS: Readonly<Record<string, (digits: string) => string>> = {
  'run together': digits => digits,
  'in fours': digits => inFours(digits, ' '),
  'with dashes': digits => inFours(digits, '-'),
  'with dots': digits => inFours(digits, '.'),
  'with middle dots': digits => inFours(digits, '·'),
  'digit by digit': digits => [...digits].join(' '),
  'over several lines': digits => inFours(digits, '\n'),
  'in full-width digits': digits => spell(digits, FULL_WIDTH),
  'in Chinese numerals': digits => spell(digits, CHINESE),
  'in grouped Chinese numerals': digits => inFours(spell(digits, CHINESE), '，'),
  'in financial numerals': digits => spell(digits, FINANCIAL),
  'in circled digits': digits => spell(digits, CIRCLED),
  'with zero-width characters': digits => [...digits].join('\u200b'),
  'with bidi marks': digits => inFours(digits, '\u202e'),
  'with letters between': digits => inFours(digits, 'x'),
  'with symbols between': digits => inFours(digits, ' + '),
  'with the letter o for 0': digits => digits.replace(/(?<=\d)0(?=\d)/g, 'O'),
  'read out': digits => inFours(digits, '空格'),
};

const sumOf = (digits: string): number =>
  [...digits].reverse().reduce((sum, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
const withCheckDigit = (digits: string): string => digits + String((10 - (sumOf(digits + '0') % 10)) % 10);

/** Card numbers that pass Luhn, 16 or 19 digits, with the prefixes of the schemes. */
const pans = fc
  .tuple(
    fc.constantFrom('62', '621700', '4', '51', '55', '9558', '35'),
    fc.constantFrom(16, 19),
    fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
  )
  .map(([prefix, length, rest]) => {
    let digits = prefix;
    for (const digit of rest) {
      if (digits.length >= length - 1) break;
      digits += String(digit);
    }
    return withCheckDigit(digits);
  });

/** All digits of a text, numerals included. */
const digitsIn = (text: string): string =>
  [...text.replace(/\[卡号…\d{4}\]/g, '[]').normalize('NFKC')]
    .map(character => {
      const at = Math.max(CHINESE.indexOf(character), FINANCIAL.indexOf(character));
      return at >= 0 ? String(at) : character.toLowerCase() === 'o' ? '0' : character;
    })
    .filter(character => /\d/.test(character))
    .join('');

describe('redact', () => {
  it.each(Object.keys(FORMS))('lets no generated card number through %s', form => {
    fc.assert(
      fc.property(
        pans,
        fc.constantFrom('', '卡号', '客人的卡是', '帮我查下 '),
        fc.constantFrom('', ' 刷不了', '，报3000'),
        (pan, before, after) => {
          const { text, found } = redact(before + FORMS[form]!(pan) + after);
          expect(found).toContain('card-number');
          expect(digitsIn(text).replace('3000', '')).toBe('');
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });

  it('leaves the last four digits of a card number', () => {
    expect(redact('卡号6222 0202 0011 2233 445 密码123456')).toEqual({
      text: '卡号[卡号…3445] 密码[密码已隐去]',
      found: ['card-number', 'pin'],
    });
  });

  it.each([
    ['后三位837', '后三位[安全码已隐去]', 'cvv'],
    ['CVV是 0 9 3', 'CVV是 [安全码已隐去]', 'cvv'],
    ['背面三位数字 715', '背面三位数字 [安全码已隐去]', 'cvv'],
    ['驗證碼８８２１３０', '驗證碼[验证码已隐去]', 'sms-code'],
    ['448211 是验证码', '[验证码已隐去] 是验证码', 'sms-code'],
    ['取款密码一三五七九零', '取款密码[密码已隐去]', 'pin'],
    ['六位数198807，客人说是取款密码', '六位数[密码已隐去]，客人说是取款密码', 'pin'],
    ['蜜码是852741', '蜜码是[密码已隐去]', 'pin'],
    ['有效期 04/28', '有效期 [有效期已隐去]', 'expiry'],
    ['二八年三月到期', '[有效期已隐去]到期', 'expiry'],
    ['身份证11010519491231002X', '身份证[身份证号已隐去]', 'id-number'],
  ])('takes the secret out of %s', (message, text, kind) => {
    expect(redact(message)).toEqual({ text, found: [kind] });
  });

  it('takes expiry date and CVV out where only the card number before them tells what they are', () => {
    expect(redact('6259 0650 0987 1234 08/28 115').text).toBe('[卡号…1234] [有效期已隐去] [安全码已隐去]');
  });

  it('takes the data behind the separator of a magnetic stripe out', () => {
    expect(redact(';4111111111111111=28121011234567890?').text).not.toMatch(/\d{5}/);
  });

  it.each([
    '13812345678',
    '138 1234 5678 或者 139 8765 4321',
    '参考号123456789012',
    '商户号898440153110001',
    '898440153110001',
    '订单号2026112212345678901',
    '4200001234202611221234567890',
    '2026-11-22 14:05:33 刷了128.00',
    '3000 3000 3000 3000',
    '密码输错3次报3000',
    '输完密码报3000',
    '密码键盘不认，凭证号000123',
    '卡尾号3445',
    '营业执照有效期2028年3月',
    'SN N7000012345678',
    '',
  ])('leaves %s as it is', text => {
    expect(redact(text)).toEqual({ text, found: [] });
  });

  it('leaves one in a hundred random merchant numbers at most without a question asked', () => {
    const random = fc.sample(fc.stringMatching(/^8[0-9]{14}$/), { numRuns: 1000, seed: 3 });
    expect(random.filter(number => redact(number).found.length > 0)).toHaveLength(0);
  });

  it('lets the number through that was asked for, but not a mainland card number in its place', () => {
    expect(redact('378282246310005', { askedField: 'merchantNo' }).found).toEqual([]);
    expect(redact('6222020200112233', { askedField: 'merchantNo' }).text).toBe('[卡号…2233]');
    expect(redact('378282246310005').found).toEqual(['card-number']);
  });

  it('joins a card number that was split over two messages', () => {
    const { text, previousText, found } = redact('12233445 麻烦了', { previousText: '卡号是6222 0202 001' });
    expect(text).toBe('[卡号…3445] 麻烦了');
    expect(previousText).toBe('卡号是[卡号…3445]');
    expect(found).toEqual(['card-number']);
  });

  it('lets no generated card number through that is split anywhere', () => {
    fc.assert(
      fc.property(pans, fc.integer({ min: 3, max: 12 }), (pan, cut) => {
        const { text, previousText } = redact(pan.slice(cut), { previousText: pan.slice(0, cut) });
        expect(digitsIn(text)).toBe('');
        expect(previousText === undefined ? '' : digitsIn(previousText)).toBe('');
      }),
      { numRuns: 100, seed: 11 },
    );
  });

  it('takes a PIN out that follows the message which announced it', () => {
    expect(redact('123456', { previousText: '密码是' }).found).toEqual(['pin']);
  });

  it.each([
    ['13812345678', '报3000'],
    ['38612345', '终端号 41000012'],
    ['000123', '11月22日'],
  ])('does not join %s with %s', (text, previousText) => {
    expect(redact(text, { previousText })).toEqual({ text, found: [] });
  });

  it('changes nothing the second time, and keeps everything that is not a number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.option(pans, { nil: '' }), (words, pan) => {
        const once = redact(`${words} ${pan} 密码135790`).text;
        expect(redact(once)).toEqual({ text: once, found: [] });
        expect(redact(words.replace(/[^\p{L}]|[零〇一幺么二两三四五六七八九]/gu, '')).found).toEqual([]);
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  it.each([
    ['single digits', '6 '.repeat(50_000)],
    ['digits and letters', '6a'.repeat(50_000)],
    ['dashes', '6-- '.repeat(25_000)],
    ['one number', '6'.repeat(100_000)],
    ['words for PIN', '密码            '.repeat(7_000)],
    ['words for expiry', '有效期1'.repeat(25_000)],
    ['words for CVV', '后三位'.repeat(33_000)],
    ['letters', 'a'.repeat(100_000)],
    ['marks', '\u0301'.repeat(100_000)],
    ['spoken gaps', '6空格'.repeat(33_000)],
  ])('takes 100,000 characters of %s in linear time', (_, text) => {
    expect(leastMs(() => redact(text))).toBeLessThan(3000); // 20 to 400 ms on an idle core.
  });
});
