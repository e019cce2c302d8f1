import { toMandarin } from '../to-mandarin';
import { toSimplified } from '../to-simplified';

/** How a phrase is written, as far as it can be told from the phrase: what a corpus may have too little of. */
export type WritingKind = 'traditional' | 'cantonese' | 'pinyin' | 'number' | 'short' | 'long' | 'plain';

const HAN = /\p{Script=Han}/u;
/** Words of two letters at least, for a text in pinyin. */
const LEAST_LATIN = 2;
const latinWords = (text: string): number => text.split(/[^a-z]/i).filter(word => word.length > 1).length;
const LONG = 30;
const SHORT = 4;

/** Every kind that a phrase is of; `plain` where it is of no other. */
export function writingKindsOf(text: string): readonly WritingKind[] {
  const size = [...text].length;
  const kinds: readonly (readonly [WritingKind, boolean])[] = [
    ['traditional', toSimplified(text) !== text],
    ['cantonese', toMandarin(text) !== text],
    ['pinyin', !HAN.test(text) && latinWords(text) >= LEAST_LATIN],
    ['number', /\d{2,}/.test(text)],
    ['short', size <= SHORT],
    ['long', size >= LONG],
  ];
  const found = kinds.filter(([, is]) => is).map(([kind]) => kind);
  return found.length > 0 ? found : ['plain'];
}
