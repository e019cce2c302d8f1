/** `1234.56` -> `1,234.6`; with `digits`, so many after the point. */
export const numberText = (value: number, digits = 1): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** `1234` -> `1,234`. */
export const countText = (value: number): string => numberText(value, 0);

/** `0.4232` -> `42.3%`; a share too small for that keeps what is needed: `0.0004` -> `0.04%`. */
export const shareText = (share: number): string =>
  `${(100 * share).toLocaleString('en-US', share > 0 && share < 0.001 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 1 })}%`;
