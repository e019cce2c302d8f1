/** Found by experiment: above this the send is refused with 45002 (community 00084e2936c340; WeCom docs 96427). */
export const MOST_TEXT_BYTES = 2048;

/**
 * A text in parts of at most `mostBytes` of UTF-8, taken apart between lines, in a longer line after a sentence, in a longer sentence between
 * characters: `splitText('1. 关机\n2. 开机', 12)` -> `['1. 关机', '2. 开机']`.
 */
export function splitText(text: string, mostBytes = MOST_TEXT_BYTES): readonly string[] {
  const pieces = text.split('\n').flatMap((line, index) => toPieces(index === 0 ? line : `\n${line}`, mostBytes));
  const parts: string[] = [];
  let part = '';
  for (const piece of pieces) {
    if (bytesOf(part + piece) > mostBytes) {
      parts.push(part);
      part = piece.replace(/^\n/, '');
    } else part += piece;
  }
  return [...parts, part].filter(found => found !== '');
}

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

const SENTENCE_END = /(?<=[。！？!?；;])/;

function toPieces(line: string, mostBytes: number): readonly string[] {
  if (bytesOf(line) <= mostBytes) return [line];
  return line
    .split(SENTENCE_END)
    .flatMap(sentence => (bytesOf(sentence) <= mostBytes ? [sentence] : byCharacters(sentence, mostBytes)));
}

function byCharacters(text: string, mostBytes: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)) {
    if (bytesOf(part + segment) > mostBytes) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}
