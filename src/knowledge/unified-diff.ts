/** Unchanged lines around a change, as git prints them. */
const CONTEXT = 3;

/**
 * The diff that `git apply` takes, of two texts with the same number of lines; empty where they are the same. Throws RangeError
 * where a line was added or removed: numbers that change do neither.
 */
export function unifiedDiff(file: string, before: string, after: string): string {
  const old = before.split('\n');
  const fresh = after.split('\n');
  if (old.length !== fresh.length) throw new RangeError(`${file} had ${old.length} lines and has ${fresh.length}`);
  const changed = old.flatMap((line, index) => (line === fresh[index] ? [] : [index]));
  if (changed.length === 0) return '';
  // The empty piece behind the last line break is no line.
  const count = old.at(-1) === '' ? old.length - 1 : old.length;
  const hunks = toHunks(changed, count).map(({ from, to }) => {
    const length = to - from;
    return `@@ -${from + 1},${length} +${from + 1},${length} @@\n${hunkLines(old, fresh, from, to)}`;
  });
  return `diff --git a/${file} b/${file}\n--- a/${file}\n+++ b/${file}\n${hunks.join('')}`;
}

interface Hunk {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** Changes with their context; those whose contexts touch are one. */
function toHunks(changed: readonly number[], count: number): readonly Hunk[] {
  const hunks: Hunk[] = [];
  for (const index of changed) {
    const from = Math.max(0, index - CONTEXT);
    const to = Math.min(count, index + 1 + CONTEXT);
    const last = hunks.at(-1);
    if (last && from <= last.to) hunks[hunks.length - 1] = { from: last.from, to };
    else hunks.push({ from, to });
  }
  return hunks;
}

/** Lines that change together stand together, the old ones first. */
function hunkLines(old: readonly string[], fresh: readonly string[], from: number, to: number): string {
  const lines: string[] = [];
  let added: string[] = [];
  for (let index = from; index < to; index++) {
    const isSame = old[index] === fresh[index];
    if (isSame) {
      lines.push(...added, ` ${old[index] ?? ''}`);
      added = [];
    } else {
      lines.push(`-${old[index] ?? ''}`);
      added.push(`+${fresh[index] ?? ''}`);
    }
  }
  return [...lines, ...added].map(line => `${line}\n`).join('');
}
