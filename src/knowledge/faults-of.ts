import type { KnowledgeFault } from '../errors';
import { pathText } from './path-text';

export type Path = readonly PropertyKey[];

export type FaultAt = (path: Path, problem: string) => KnowledgeFault;

/** Makes faults of one file: `at(['causes', 2, 'prior'], 'is over 1')`. */
export const faultsOf =
  (file: { readonly file: string; lineOf(path: Path): number }): FaultAt =>
  (path, problem) => ({
    file: file.file,
    line: file.lineOf(path),
    path: pathText(path),
    problem,
  });

/** Indices of entries whose key an earlier entry has, with that key. */
export function duplicates<T>(entries: readonly T[], keyOf: (entry: T) => string): { index: number; key: string }[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const key = keyOf(entry);
    if (seen.has(key)) return [{ index, key }];
    seen.add(key);
    return [];
  });
}
