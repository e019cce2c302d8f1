import type { z } from 'zod';

/** A file nests some eight levels deep; every round fills in at least one. */
const MAX_ROUNDS = 12;

const EMPTY: Readonly<Record<string, () => unknown>> = {
  string: () => '',
  array: () => [],
  object: () => ({}),
  record: () => ({}),
  number: () => 0,
  int: () => 0,
  boolean: () => false,
};

/**
 * Gives data that broke its schema the right types, so that the checks across files can still look at all the rest:
 * what is missing or of another type becomes empty, a value that is only out of bounds stays as it is.
 * Undefined where that does not succeed. Changes `value`, which is the parser's own copy.
 */
export function salvage<T>(value: unknown, schema: z.ZodType<T>): T | undefined {
  let data = value;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const issues = schema.safeParse(data).error?.issues ?? [];
    const wrong = issues.filter(({ code }) => code === 'invalid_type' || code === 'invalid_union');
    if (wrong.length === 0) return data as T;
    for (const issue of wrong) data = put(data, issue.path, emptyOf(issue));
  }
  return undefined;
}

const emptyOf = (issue: z.core.$ZodIssue): unknown =>
  issue.code === 'invalid_type' ? EMPTY[issue.expected]?.() : EMPTY.string?.();

function put(root: unknown, path: readonly PropertyKey[], value: unknown): unknown {
  const [...parents] = path;
  const last = parents.pop();
  if (last === undefined) return value;
  const holder = parents.reduce<unknown>(
    (node, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined),
    root,
  );
  if (typeof holder === 'object' && holder !== null)
    Reflect.defineProperty(holder, last, { value, writable: true, enumerable: true, configurable: true });
  return root;
}
