import type { Case } from './closed-case';

/** Sums by two keys; what was never added is 0. */
export interface Tally {
  add(row: string, column: string, amount: number): void;
  get(row: string, column: string): number;
}

export function createTally(): Tally {
  const sums = new Map<string, Map<string, number>>();
  return {
    add(row, column, amount) {
      const columns = sums.get(row) ?? new Map<string, number>();
      sums.set(row, columns.set(column, (columns.get(column) ?? 0) + amount));
    },
    get: (row, column) => sums.get(row)?.get(column) ?? 0,
  };
}

/** Calls `use` with every cause that a case counts for, and its share. */
export function forEachShare({ shares }: Case, use: (cause: string, share: number) => void): void {
  for (const [cause, share] of Object.entries(shares)) use(cause, share);
}
