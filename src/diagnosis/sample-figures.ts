/** Two-sided 95 % of the normal distribution. */
const NORMAL_95 = 1.959964;

/** From `low` to `high`; 95 of 100 such intervals hold the true figure. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface SampleFigures {
  readonly mean: number;
  readonly meanInterval: Interval;
  readonly median: number;
  readonly p90: number;
}

/** Mean with its interval (central limit theorem, so for dozens of values and more), median and 90th percentile; zeros for no values. */
export function sampleFigures(values: readonly number[]): SampleFigures {
  const mean = meanOf(values);
  const sorted = values.toSorted((a, b) => a - b);
  return {
    mean,
    meanInterval: around(mean, standardError(values)),
    median: quantileOf(sorted, 0.5),
    p90: quantileOf(sorted, 0.9),
  };
}

export interface PairedRatio extends Interval {
  readonly ratio: number;
}

/** Mean of `values` over the mean of `others`, which are of the same merchants in the same order; interval by the delta method. */
export function pairedRatio(values: readonly number[], others: readonly number[]): PairedRatio {
  if (values.length !== others.length) throw new RangeError(`${values.length} values cannot pair ${others.length}`);
  const ratio = meanOf(values) / meanOf(others);
  const residuals = values.map((value, index) => value - ratio * (others[index] ?? 0));
  return { ratio, ...around(ratio, standardError(residuals) / meanOf(others)) };
}

const around = (middle: number, error: number): Interval => ({
  low: middle - NORMAL_95 * error,
  high: middle + NORMAL_95 * error,
});

const meanOf = (values: readonly number[]): number =>
  values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;

function standardError(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}

/** The least value that at least this share of the sorted ones does not exceed. */
function quantileOf(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
