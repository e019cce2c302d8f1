/** Probabilities are written with two or three decimals; a sum over this is over 1 and not a matter of rounding. */
export const OVER_ONE = 1.001;

export const sumText = (sum: number): string => sum.toFixed(3);
