/** Readers of outside data: each answers the value where it has the wanted form, else a harmless empty one. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `fieldsOf('x') -> {}` */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

/** `listOf({}) -> []` */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** The text, or undefined where it is none or empty. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** The value where it is one of the given words, else the fallback. */
export const wordOf = <T extends string>(value: unknown, words: readonly T[], fallback: T): T =>
  words.find(word => word === value) ?? fallback;
