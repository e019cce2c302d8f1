const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  幺: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
  仨: 3,
  廿: 2,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000, 万: 10_000 };

/** The characters a Chinese number is written with, for character classes. */
export const NUMERAL = '零〇一幺二两俩三四五六七八九壹贰叁肆伍陆柒捌玖仨十拾百佰千仟万';

/**
 * The value of a number in digits or Chinese numerals, undefined where it is none:
 * `三百五` -> 350, `一千零五` -> 1005, `五十一` -> 51, `1万2` -> 12000, `1,280.50` -> 1280.5.
 */
export function readNumber(text: string): number | undefined {
  const plain = text.replace(/[, ]/g, '');
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain);
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let lastUnit = 1;
  for (const token of plain.match(/\d+(?:\.\d+)?|./gu) ?? []) {
    const unit = UNITS[token];
    if (unit !== undefined) {
      const count = digit ?? (section === 0 || unit !== 10_000 ? 1 : 0);
      if (unit === 10_000) {
        total += (section + (digit ?? (section === 0 ? 1 : 0))) * unit;
        section = 0;
      } else section += count * unit;
      digit = undefined;
      lastUnit = unit;
      continue;
    }
    const value = /^\d/.test(token) ? Number(token) : DIGITS[token];
    if (value === undefined || (digit !== undefined && digit !== 0)) return undefined;
    if (value === 0 && !/^\d/.test(token)) lastUnit = 10; // 一千零五: what follows 零 are ones.
    digit = value;
  }
  // 三百五: a digit left over counts tenths of the last unit.
  const rest = digit === undefined ? 0 : digit < 10 && lastUnit > 10 ? (digit * lastUnit) / 10 : digit;
  return total + section + rest;
}

/** Numerals read one by one: `五一` -> `51`, `三零零一` -> `3001`; undefined where a unit or another character is among them. */
export function readDigits(text: string): string | undefined {
  let digits = '';
  for (const character of text) {
    const value = /\d/.test(character) ? Number(character) : DIGITS[character];
    if (value === undefined) return undefined;
    digits += value;
  }
  return digits === '' ? undefined : digits;
}
