/**
 * A text in one character a place, for finding numbers: invisible characters left out, compatibility forms and case
 * folded, anything beyond the basic plane that is no digit a placeholder. Each place knows where it came from.
 */
export interface FoldedText {
  /** `６ 2\u200b2二Ｏ` -> `6 22二o`. */
  readonly text: string;
  /** The same places with every numeral an ASCII digit: `6 2220`. */
  readonly digits: string;
  /** Original offset of each place, and one more for the end. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const NUMERALS = new Map(
  [
    ['0', '零〇○◯'],
    ['1', '一壹幺么弌'],
    ['2', '二贰貳两兩弍'],
    ['3', '三叁參叄参弎'],
    ['4', '四肆'],
    ['5', '五伍'],
    ['6', '六陆陸'],
    ['7', '七柒'],
    ['8', '八捌'],
    ['9', '九玖'],
  ].flatMap(([digit, characters]) => [...characters!].map(character => [character, digit!] as const)),
);

/** First digits of scripts and of encircled forms that NFKC does not turn into ASCII, with the value they stand for. */
const OTHER_DIGITS: readonly (readonly [first: number, value: number, count: number])[] = [
  ...[
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  ].map(first => [first, 0, 10] as const),
  [0x2776, 1, 9],
  [0x2780, 1, 9],
  [0x278a, 1, 9],
  [0x24f5, 1, 9],
];
const INVISIBLE = /^[\p{Cf}\p{Mn}\p{Me}\p{Cs}\u115f\u1160\u3164\uffa0]$|^(?![\t\n\r])\p{Cc}$/u;
/** 一 in these words is no digit of a number. */
const COUNTING = /^一[半下个個张張次遍直样樣起共定般些会會]$/;
/** 🔑 before digits says what 密 says. */
const KEY_EMOJI = 0x1f511;
const PLACEHOLDER = '\ufffc';

export function foldText(original: string): FoldedText {
  const text: string[] = [];
  const digits: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of original) {
    const start = at;
    at += character.length;
    const folded = foldCharacter(character);
    if (folded === '') continue;
    text.push(folded);
    digits.push(NUMERALS.get(folded) ?? folded);
    if (digits.length > 1 && COUNTING.test(text.at(-2)! + folded)) digits[digits.length - 2] = text.at(-2)!;
    starts.push(start);
    ends.push(at);
  }
  starts.push(at);
  readLetters(digits);
  return { text: text.join(''), digits: digits.join(''), starts, ends };
}

/** One UTF-16 unit, or none for what cannot be seen. */
function foldCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  if (code > 0x1f && code < 0x7f) return character.toLowerCase();
  if (code >= 0x4e00 && code <= 0x9fff) return character;
  if (code === KEY_EMOJI) return '密';
  if (INVISIBLE.test(character)) return '';
  for (const [first, value, count] of OTHER_DIGITS) {
    if (code >= first && code < first + count) return String(code - first + value);
  }
  const folded = character.normalize('NFKC').toLowerCase();
  if (folded.length === 1) return folded;
  const inside = folded.replace(/[^0-9]/g, '');
  if (inside.length === 1) return inside; // ⑥ ⑹ ⒍
  return character.length === 1 ? character : PLACEHOLDER;
}

/** Letters and words typed or read for digits count as such between digits: `622O2l` , `六洞拐`. */
function readLetters(digits: string[]): void {
  const isDigit = (at: number): boolean => /^[0-9]$/.test(digits[at] ?? '');
  for (let at = 0; at < digits.length; at++) {
    const digit = LETTERS[digits[at]!];
    if (digit !== undefined && isDigit(at - 1) && (isDigit(at + 1) || LETTERS[digits[at + 1] ?? ''] !== undefined)) {
      digits[at] = digit;
    }
  }
}

const LETTERS: Readonly<Record<string, string>> = { o: '0', ο: '0', о: '0', 洞: '0', l: '1', i: '1', 拐: '7', 勾: '9' };
