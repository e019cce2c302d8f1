/** Unicode canonical ordering takes quadratic time in a run of combining marks (5 s for 100,000): longer runs are noise and are cut. */
const MARK_RUN = /(\p{M}{3})\p{M}+/gu;
/** Control, format (zero-width, bidi), private-use and unpaired surrogates; enclosing keycap and variation selectors. */
const INVISIBLE = /[\p{Cf}\p{Co}\p{Cs}\u20e3\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u115f\u1160\u3164\uffa0\u034f]/gu;
const CONTROL_OR_SPACE = /[\p{Cc}\p{Z}]+/gu;

/**
 * NFKC without what cannot be seen, white space collapsed: `３０\u200b００　号` -> `3000 号`.
 * Linear in the length of the text, whatever it holds.
 */
export function cleanText(text: string): string {
  return text.replace(MARK_RUN, '$1').normalize('NFKC').replace(INVISIBLE, '').replace(CONTROL_OR_SPACE, ' ').trim();
}
