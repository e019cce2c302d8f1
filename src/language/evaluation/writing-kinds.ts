import { toMandarin } from '../to-mandarin';
import { toSimplified } from '../to-simplified';

/** How a phrase is written, as far as it can be told from the phrase: what a corpus may have too little of. */
export type WritingKind = 'traditional' | 'cantonese' | 'pinyin' | 'number' | 'short' | 'long' | 'plain';

const HAN = /\p{Script=Han}/u;
const LATIN_WORDS = /[a-z]{2,}[^a-z]+[a-z]{2,}/i;
const LONG = 30;
const SHORT = 4;

/** Every kind that a phrase is of; `plain` where it is of no other. */
export function writingKindsOf(text: string): readonly WritingKind[] {
  const size = [...text].length;
  const kinds: readonly (readonly [WritingKind, boolean])[] = [
    ['traditional', toSimplified(text) !== text],
    ['cantonese', toMandarin(text) !== text],
    ['pinyin', !HAN.test(text) && LATIN_WORDS.test(text)],
    ['number', /\d{2,}/.test(text)],
    ['short', size <= SHORT],
    ['long', size >= LONG],
  ];
  const found = kinds.filter(([, is]) => is).map(([kind]) => kind);
  return found.length > 0 ? found : ['plain'];
}
