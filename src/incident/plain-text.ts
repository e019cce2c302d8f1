/** Control characters, bidi controls and marks, zero-width characters (the emoji joiner U+200D stays), BOM, interlinear and tag characters. */
const INVISIBLE =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;
/** Tab, line and paragraph separators of every kind. */
const LINE_BREAK = /[\t-\r\u0085\u2028\u2029]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * One line of what a merchant wrote, safe to show among other text: `'a\u202Eb\nc'` -> `'ab c'`.
 * Cut to `maxLength` code points (an ellipsis shows it).
 */
export function plainText(text: string, maxLength = 200): string {
  const line = text
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(LINE_BREAK, ' ')
    .replace(INVISIBLE, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const points = [...line];
  return points.length > maxLength ? `${points.slice(0, maxLength).join('')}…` : line;
}

/** A long text up to the end of a part of it, with an ellipsis: half a telephone number worries. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most);
  const end = Math.max(...[...head.matchAll(/[，。！？,!?\s]/g)].map(({ index }) => index), 0);
  return `${head.slice(0, end > most / 2 ? end : most)}……`;
}

/**
 * Text that Markdown (CommonMark, GFM) shows as it is: no emphasis, link, image, HTML, table, mention or bare-URL link comes of it.
 * `[官网](http://x)` -> `\[官网\]\(http\:\/\/x\)`.
 */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]()#+\-.!|~@:/=]/g, '\\$&');

/** `13812341234` -> `138****1234`; of anything shorter than 8 characters only the last two stay. */
export const maskPhone = (phone: string): string =>
  phone.length >= 8 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`;

const PHONES = /(?<!\d)1[3-9]\d{9}(?!\d)/g;

/** The same with every mobile number in it masked. */
export const maskPhones = (text: string): string => text.replace(PHONES, maskPhone);
