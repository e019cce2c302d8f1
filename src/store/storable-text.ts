/**
 * Text that both engines store and give back unchanged. PostgreSQL refuses NUL in text and both expect well-formed
 * Unicode: `a\0b` -> `a\uFFFDb`, a lone surrogate -> `\uFFFD`.
 */
export const toStorableText = (text: string): string => text.replace(/[\p{Surrogate}\0]/gu, '\uFFFD');
