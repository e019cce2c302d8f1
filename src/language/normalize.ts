import { cleanText } from './clean-text';
import { foldCode } from './fold-code';
import { toMandarin } from './to-mandarin';
import { toSimplified } from './to-simplified';

/**
 * NFKC, Simplified, Mandarin for Cantonese, lower case, invisible characters out, spellings of the code folded:
 * `破死機報３千` -> `破死机报3000`; `押金三千` stays. Linear time; the same text normalised twice is unchanged.
 */
export function normalize(text: string): string {
  const plain = cleanText(text).toLowerCase();
  return foldCode(hasHan(plain) ? toMandarin(toSimplified(plain)) : plain);
}

function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
