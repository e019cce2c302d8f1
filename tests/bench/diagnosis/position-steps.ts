import type { Model } from '../../../src/diagnosis/model';
import { prerequisitesOf } from '../../../src/diagnosis/open-steps';
import { maskOf } from './least-repair';

/** What the digit of a step says in a position's number, if it is not an answer: answers count on from `FAILED`. */
export const OPEN = 0;
/** Asked in vain, refused, or waiting for what was refused: nothing was learnt of the cause. */
export const CLOSED = 1;
export const FAILED = 2;

/** A check or a fix as positions are numbered: each has a digit of its own. */
export interface PositionStep {
  readonly kind: 'ask' | 'try';
  readonly id: string;
  /** Worth of the digit in the position's number. */
  readonly place: number;
  readonly bit: number;
  /** Those of asking, or of proposing: doing it or reading it only. */
  readonly minutes: number;
  /** By outcome that tells something, the first of which has the digit `FAILED`: how likely it is by cause, while the step is not silent. */
  readonly outcomes: readonly Float64Array[];
  /** P(the merchant cannot say, or cannot do it), which tells nothing. */
  readonly silent: number;
  /** The steps that must be done before, a bit each. */
  readonly before: number;
  /** What is closed where the step is silent, itself included: bits, and worth of all their digits. */
  readonly closes: (open: number) => { readonly bits: number; readonly digits: number };
}

/** The checks, then the fixes, a bit and a digit each. Throws RangeError where they do not fit into the bits of a number. */
export function positionStepsOf({ checks, fixes, refusedMinutes = 0 }: Model): readonly PositionStep[] {
  if (checks.length + fixes.length > 30) throw new RangeError(`${checks.length + fixes.length} steps are too many`);
  const steps: PositionStep[] = [];
  let place = 1;
  for (const { id, minutes, likelihood, unsure } of checks) {
    const bit = 1 << steps.length;
    const digits = CLOSED * place;
    steps.push({
      ...{ kind: 'ask', id, place, bit, minutes, silent: unsure, before: 0 },
      outcomes: likelihood.map(option => Float64Array.from(option)),
      closes: () => ({ bits: bit, digits }),
    });
    place *= FAILED + likelihood.length;
  }
  const bitOf = (index: number): number => 1 << (checks.length + index);
  const chains = fixes.map(fix =>
    maskOf(prerequisitesOf(fix, fixes).map(other => checks.length + fixes.indexOf(other))),
  );
  const places = fixes.map((_, index) => place * 3 ** index);
  for (const [index, { id, minutes, success, couldNot = 0 }] of fixes.entries()) {
    const bit = bitOf(index);
    const dependants = [...fixes.keys()].filter(other => other === index || ((chains[other] ?? 0) & bit) !== 0);
    steps.push({
      ...{ kind: 'try', id, place: places[index] ?? 0, bit, silent: couldNot, before: chains[index] ?? 0 },
      minutes: (1 - couldNot) * minutes + couldNot * refusedMinutes,
      outcomes: [Float64Array.from(success, cured => 1 - cured)],
      closes: open => {
        const gone = dependants.filter(other => (open & bitOf(other)) !== 0);
        return {
          bits: gone.reduce((mask, other) => mask | bitOf(other), 0),
          digits: gone.reduce((sum, other) => sum + CLOSED * (places[other] ?? 0), 0),
        };
      },
    });
  }
  return steps;
}

/** Upper bound on the positions: every number that the digits can make. */
export const countPositions = ({ checks, fixes }: Model): number =>
  checks.reduce((product, { likelihood }) => product * (FAILED + likelihood.length), 1) * (FAILED + 1) ** fixes.length;
