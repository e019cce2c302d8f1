import type { Fix, Model } from './model';
import { prerequisitesOf } from './open-steps';

/**
 * A list of fixes as the planner's inner loop wants it: what proposing each comes to, whether it is then done or not, in flat arrays.
 * Sparse, because most fixes cure two or three causes of many.
 */
export interface FixTable {
  readonly fixes: readonly Fix[];
  /** Expected merchant minutes: those of doing it, or of reading it only. */
  readonly minutes: Float64Array;
  /** P(the merchant does it). */
  readonly done: Float64Array;
  /** The causes that fix `i` can cure stand from `start[i]` up to `start[i + 1]` in `causes`, with P(gone | cause, proposed) in `cured`. */
  readonly start: Int32Array;
  readonly causes: Int32Array;
  readonly cured: Float64Array;
  /** For each fix the untried ones that must come before it and itself, last, by index. */
  readonly chains: readonly (readonly number[])[];
  /** True where a fix waits for another. */
  readonly isChained: boolean;
  /** Room for one sequence at a time, kept because making typed arrays costs more than filling them. */
  readonly room: {
    readonly weights: Float64Array;
    readonly rates: Float64Array;
    readonly fresh: Uint8Array;
    readonly reached: Float64Array;
    /** By step of the sequence: minutes spent on it, and the mass that was left before it. */
    readonly spent: Float64Array;
    readonly alive: Float64Array;
  };
}

const tables = new WeakMap<Model, WeakMap<readonly Fix[], FixTable>>();

/** Worked out once a list: the planner asks for the same one under hundreds of beliefs, and neither it nor a model is ever changed in place. */
export function fixTableOf(model: Model, fixes: readonly Fix[]): FixTable {
  const byList = tables.get(model) ?? new WeakMap<readonly Fix[], FixTable>();
  tables.set(model, byList);
  const known = byList.get(fixes) ?? createTable(model, fixes);
  byList.set(fixes, known);
  return known;
}

function createTable({ causes: { length }, refusedMinutes = 0 }: Model, fixes: readonly Fix[]): FixTable {
  const start = [0];
  const causes: number[] = [];
  const cured: number[] = [];
  for (const { success, couldNot = 0 } of fixes) {
    for (const [cause, probability] of success.entries()) {
      if (probability <= 0) continue;
      causes.push(cause);
      cured.push((1 - couldNot) * probability);
    }
    start.push(causes.length);
  }
  return {
    fixes,
    minutes: Float64Array.from(
      fixes,
      ({ minutes, couldNot = 0 }) => (1 - couldNot) * minutes + couldNot * refusedMinutes,
    ),
    done: Float64Array.from(fixes, ({ couldNot = 0 }) => 1 - couldNot),
    start: Int32Array.from(start),
    causes: Int32Array.from(causes),
    cured: Float64Array.from(cured),
    chains: fixes.map((fix, index) => [...prerequisitesOf(fix, fixes).map(before => fixes.indexOf(before)), index]),
    isChained: fixes.some(({ after }) => after.length > 0),
    room: {
      weights: new Float64Array(length),
      rates: new Float64Array(fixes.length),
      fresh: new Uint8Array(fixes.length),
      reached: new Float64Array(fixes.length),
      spent: new Float64Array(fixes.length),
      alive: new Float64Array(fixes.length),
    },
  };
}

/** Mass that the chain repairs per expected minute of proposing it until one helps or is refused. */
export function perMinute(table: FixTable, chain: readonly number[], weights: Float64Array): number {
  const only = chain[0] ?? 0;
  if (chain.length === 1) return massCured(table, only, weights) / (table.minutes[only] ?? 1);
  const left = weights.slice();
  const start = massOf(left);
  let alive = start;
  let minutes = 0;
  let reached = 1;
  for (const fix of chain) {
    minutes += (reached * alive * (table.minutes[fix] ?? 0)) / start;
    alive -= cure(table, fix, left, reached);
    reached *= table.done[fix] ?? 1;
  }
  return (start - alive) / minutes;
}

function massCured({ start, causes, cured }: FixTable, fix: number, weights: Float64Array): number {
  let mass = 0;
  const end = start[fix + 1] ?? 0;
  for (let at = start[fix] ?? 0; at < end; at++) mass += (weights[causes[at] ?? 0] ?? 0) * (cured[at] ?? 0);
  return mass;
}

/** Takes out of the weights what the fix removes where it is reached with this probability; returns how much that was. */
export function cure({ start, causes, cured }: FixTable, fix: number, weights: Float64Array, reached: number): number {
  let mass = 0;
  const end = start[fix + 1] ?? 0;
  for (let at = start[fix] ?? 0; at < end; at++) {
    const cause = causes[at] ?? 0;
    const weight = weights[cause] ?? 0;
    const removed = weight * (cured[at] ?? 0) * reached;
    weights[cause] = weight - removed;
    mass += removed;
  }
  return mass;
}

export function massOf(weights: Float64Array): number {
  let mass = 0;
  for (let cause = 0; cause < weights.length; cause++) mass += weights[cause] ?? 0;
  return mass;
}
