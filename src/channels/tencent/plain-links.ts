/** An opening or closing anchor, the one element that the vendor's clients make of a text: a link, a mini program, a menu. */
const ANCHOR = /<(?=\s*\/?\s*a[\s>/])/gi;
const FULL_WIDTH = '＜';

/** A text in which nothing becomes a link or a menu: what merchants wrote is read back to them, and to agents. */
export const withoutLinks = (text: string): string => text.replace(ANCHOR, FULL_WIDTH);
