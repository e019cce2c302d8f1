import type { FoldedText } from './fold-text';

/** A span of places in a folded text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A run of digits without anything between them. */
export interface DigitGroup extends Span {
  readonly digits: string;
}

/** What may stand between the groups of one number: hardly anything, symbols and letters, or words by which people read it out. */
export type Joint = 'tight' | 'loose' | 'told';

const MAX_GAP = 9;
const TIGHT = /^[\s\-‐‑–—―.·•_/*|~]{0,3}$/;
const LOOSE = /^[^[\]\p{Script=Han}]{0,4}$/u;
const TOLD =
  /^[\s,，。、:：]{0,2}(?:空格|空|横杠|杠|横线|减号|点|逗号|再[来嚟]?|然后|接着|后面|後面|后半|後半|后一半|後一半|中间|中間|末尾|末了|尾巴|开头|還有|还有|加| ){1,3}(?:是|係|系|为)?[\s,，。、:：]{0,2}$/;

/** The runs of digits of a text that could belong to one number, chain by chain; for a wide joint only chains that need it. */
export function chainDigits({ text, digits }: FoldedText, joint: Joint): readonly (readonly DigitGroup[])[] {
  const chains: DigitGroup[][] = [];
  for (const match of digits.matchAll(/[0-9]+/g)) {
    const group = { start: match.index, end: match.index + match[0].length, digits: match[0] };
    const chain = chains.at(-1);
    const last = chain?.at(-1);
    if (chain && last && group.start - last.end <= MAX_GAP && joins(text.slice(last.end, group.start), joint))
      chain.push(group);
    else chains.push([group]);
  }
  return joint === 'tight'
    ? chains
    : chains.filter(chain => chain.some((group, i) => i > 0 && !isTight(text, chain[i - 1]!, group)));
}

function isTight(text: string, left: Span, right: Span): boolean {
  return right.start - left.end <= 3 && TIGHT.test(text.slice(left.end, right.start));
}

function joins(gap: string, joint: Joint): boolean {
  if (TIGHT.test(gap)) return true;
  return joint !== 'tight' && (LOOSE.test(gap) || (joint === 'told' && TOLD.test(gap)));
}
