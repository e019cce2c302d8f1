/**
 * What a spreadsheet would run as a formula, half-width or full-width, also behind spaces: OWASP "CSV Injection".
 * Tab, CR and LF count because some programs skip them.
 */
const FORMULA = /^[\s\u0000]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n\u0000]/;

/** One cell, always quoted; text that could be a formula gets a leading apostrophe: `=1+1` -> `"'=1+1"`. Numbers stay numbers. */
export function csvCell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const guarded = FORMULA.test(value) ? `'${value}` : value;
  return `"${guarded.replace(/\u0000/g, '').replace(/"/g, '""')}"`;
}

/** One record of RFC 4180, CRLF included. */
export const csvLine = (values: readonly (string | number | undefined)[]): string =>
  `${values.map(csvCell).join(',')}\r\n`;
