/**
 * How many cases the present figures count for. They are one person's estimates, put down with some thought: a set of priors is to
 * outlast a week of odd cases (30); a row of evidence, of answers or of a fix's cures is a guess about one cause (10, a third of it).
 */
export const PRESENT_CASES = 30;
export const presentCasesOfRow = (presentCases: number): number => presentCases / 3;

/** A figure moves only where it does so by this much: below, no plan changes and a reviewer has nothing to see. */
export const LEAST_CHANGE = 0.02;

/** Fewer cases than this are anecdotes, however far they would move a figure. */
export const LEAST_CASES = 5;

/** What only keeps its row as it is, beside figures that change, is left alone below this. */
export const LEAST_DRIFT = 0.01;

/**
 * Mean of the Dirichlet posterior (of the Beta one for two): the present figures as a prior worth `presentCases`, plus the counts.
 * `present` sums to 1, and so does the result; without counts it is `present`.
 */
export function posteriorMean(
  present: readonly number[],
  counts: readonly number[],
  presentCases: number,
): readonly number[] {
  const total = presentCases + sum(counts);
  return present.map((figure, index) => (figure * presentCases + (counts[index] ?? 0)) / total);
}

/** Whether enough cases move at least one figure of a distribution far enough; the whole of it changes then, so that it still sums to 1. */
export const isNoticeable = (before: readonly number[], after: readonly number[], cases: number): boolean =>
  withoutNoise(cases) >= LEAST_CASES && furthest(before, after) >= LEAST_CHANGE;

/** The greatest difference between two distributions, entry by entry. */
export const furthest = (before: readonly number[], after: readonly number[]): number =>
  withoutNoise(Math.max(0, ...before.map((figure, index) => Math.abs((after[index] ?? 0) - figure))));

/** Five cases are five, in whatever order their shares were added up. */
const withoutNoise = (value: number): number => Number(value.toFixed(9));

/** Weights of any sum -> shares that sum to 1; all zero where nothing is positive. */
export function toShares(weights: readonly number[]): readonly number[] {
  const total = sum(weights);
  return weights.map(weight => (total > 0 ? weight / total : 0));
}

/** As it is written into a file: three decimals, never certain. `0.12345` -> `0.123` */
export const toFigure = (value: number): number =>
  Number(withoutNoise(Math.min(0.999, Math.max(0.001, value))).toFixed(3));

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
