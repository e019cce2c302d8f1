/** The engine's or system's code of an error (`SQLITE_BUSY`, `40P01`, `ECONNREFUSED`), or an empty text. */
export const errorCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
