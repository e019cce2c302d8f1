import { Converter } from 'opencc-js/t2cn';

type Convert = (text: string) => string;
/** The package's small build ships no types of its own. */
const createConverter = Converter as (from: { from: 't'; to: 'cn' }) => Convert;

let converter: Convert | undefined;

/**
 * Traditional to Simplified, character and phrase tables of OpenCC: `破死機報三千` -> `破死机报三千`.
 * Builds the tables (10 ms, 10 MB) on first use.
 */
export function toSimplified(text: string): string {
  const convert = (converter ??= createConverter({ from: 't', to: 'cn' }));
  return convert(text);
}
