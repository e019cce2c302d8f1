import fc from 'fast-check';
import { createRandom } from '../../src/diagnosis/random';
import { pairedRatio, sampleFigures } from '../../src/diagnosis/sample-figures';

const SAMPLES = 1500;
const shareOf = (covers: (seed: number) => boolean): number =>
  Array.from({ length: SAMPLES }, (_, seed) => covers(seed)).filter(Boolean).length / SAMPLES;

/** Like a talk's minutes: a third is fast and skewed, the rest a person's 45 and more. Its mean is 10 / 3 + 2 / 3 * 55. */
function drawMinutes(random: () => number): number {
  return random() < 1 / 3 ? -10 * Math.log(1 - random()) : 45 + 20 * random();
}
const TRUE_MEAN = 10 / 3 + (2 / 3) * 55;

describe('sampleFigures', () => {
  it('gives an interval that holds the true mean 95 times of 100', () => {
    const covered = shareOf(seed => {
      const random = createRandom(`interval ${seed}`);
      const { low, high } = sampleFigures(Array.from({ length: 150 }, () => drawMinutes(random))).meanInterval;
      return low <= TRUE_MEAN && TRUE_MEAN <= high;
    });
    // Three standard errors of the share itself are 0.017.
    expect(Math.abs(covered - 0.95)).toBeLessThan(0.02);
  });

  it('finds the least value that half, or nine tenths, of the values do not exceed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 }), values => {
        const least = (share: number): number =>
          Math.min(...values.filter(value => values.filter(other => other <= value).length >= share * values.length));
        expect(sampleFigures(values)).toMatchObject({ median: least(0.5), p90: least(0.9) });
      }),
    );
  });

  it('is zero for no values', () => {
    expect(sampleFigures([])).toEqual({ mean: 0, meanInterval: { low: 0, high: 0 }, median: 0, p90: 0 });
  });
});

describe('pairedRatio', () => {
  it('gives an interval that holds the true ratio 95 times of 100, and a narrower one the more the pairs agree', () => {
    const widths: number[] = [];
    const covered = shareOf(seed => {
      const random = createRandom(`ratio ${seed}`);
      const others = Array.from({ length: 150 }, () => drawMinutes(random));
      const values = others.map(minutes => 0.5 * minutes + 4 * (random() - 0.5));
      const { low, high } = pairedRatio(values, others);
      widths.push(high - low);
      return low <= 0.5 && 0.5 <= high;
    });
    expect(Math.abs(covered - 0.95)).toBeLessThan(0.02);
    // Values that had nothing to do with each other would have an interval of about 0.11.
    expect(Math.max(...widths)).toBeLessThan(0.03);
  });

  it('refuses values of different merchants', () => {
    expect(() => pairedRatio([1, 2], [1])).toThrow(RangeError);
  });
});
