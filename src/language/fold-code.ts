import { isCodeMention } from './code-context';

/**
 * Spellings of 3000 that NFKC leaves alone: digit by digit with letters o (Latin, Greek, Cyrillic), 零 〇 洞 圈 蛋,
 * spaced or dotted, and as a number. Every repetition is bounded, so matching is linear.
 */
const ZERO = '[0oοо〇零洞圈蛋◯○]';
const SEPARATOR = "[ .\\-·、,，'’_]{0,2}";
const SPELLED = new RegExp(
  `(?<![\\d.a-z])(?:` +
    `(?:3|三|叁|参|仨)(?:${SEPARATOR}${ZERO}){3}` +
    `|[三叁参]千零?(?:码)?|3[千仟k]|[三叁参]仟` +
    `|[3三叁](?:后面|后头|加|和|带|跟)?(?:3|三)个(?:0|o|零|〇|圈|蛋|洞)` +
    `|san ?qian(?![a-z])|three ?thousand|three(?: zero){3}` +
    `)(?![0-9oοо〇零洞一二三四五六七八九十百])`,
  'g',
);

/** Folds every spelling of 3000 that is the code into digits, and leaves amounts: `报三千` -> `报3000`, `三千块` -> `三千块`. Takes cleaned, lower-case, Simplified text. */
export function foldCode(text: string): string {
  if (!/[3三叁参仨]|san|three/.test(text)) return text;
  return text.replace(SPELLED, (match: string, at: number) =>
    isCodeMention(text, at, at + match.length) ? '3000' : match,
  );
}
