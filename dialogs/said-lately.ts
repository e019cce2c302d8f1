import type { Talk } from './talk';
import type { WordingKey } from './wording-keys';

const LATELY = 8;

/** What the merchant was told once stops nobody a second time. */
export const saidEver = (talk: Talk, key: WordingKey): boolean =>
  talk.input.transcript.some(entry => entry.from === 'bot' && entry.text.includes(talk.text(key)));

/** What was answered with these words a few messages ago needs them no more. */
export function saidLately(talk: Talk, key: WordingKey): boolean {
  const said = talk.text(key);
  return talk.input.transcript.slice(-LATELY).some(entry => entry.from === 'bot' && entry.text.includes(said));
}

/** The last thing that was said asked how the step went: it is not asked in every line, and its buttons stay. */
export const wasAskedLast = ({ input }: Talk): boolean =>
  input.transcript.findLast(({ from }) => from === 'bot')?.reply?.key === 'try.result';
