import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { parse, parseDocument, visit } from 'yaml';
import { changeNumbers } from '../../src/knowledge/change-numbers';
import { unifiedDiff } from '../../src/knowledge/unified-diff';

const root = join(__dirname, '../..');
const FILES = ['knowledge/codes/3000.yaml', 'knowledge/checks.yaml', 'knowledge/terminals.yaml'];
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

type Path = (string | number)[];
/** Every number of a document, found another way than the code does: by walking the plain value. */
function numbersIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) =>
    numbersIn(entry, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
const at = (value: any, path: Path): unknown => path.reduce((node, key) => node[key], value);

describe('changing numbers', () => {
  it('leaves comments, quotes, order and line breaks as they are', () => {
    const text = "# why\r\na: [0.1, {b: 0.20 }] # after\r\n'c': 7\r\n";
    const { text: changed, lines } = changeNumbers(text, [
      { path: ['a', 1, 'b'], value: 0.25 },
      { path: ['c'], value: 8 },
      { path: ['a', 0], value: 0.125 },
    ]);
    expect(changed).toBe("# why\r\na: [0.125, {b: 0.25 }] # after\r\n'c': 8\r\n");
    expect(lines).toEqual([2, 3, 2]);
  });

  it('puts nothing where there is no number', () => {
    const text = "a: '0.1'\nb: {}\nc: ~\n";
    const missing = [['a'], ['b', 'x'], ['b'], ['c'], ['d', 0, 'e'], []];
    const { text: changed, lines } = changeNumbers(
      text,
      missing.map(path => ({ path, value: 1 })),
    );
    expect(changed).toBe(text);
    expect(lines).toEqual(missing.map(() => undefined));
  });

  it.each(FILES)('%s: changes any numbers and nothing else, as a patch that git applies', file => {
    const before = textOf(file);
    const paths = numbersIn(parse(before));
    expect(paths.length).toBeGreaterThan(3);
    const repository = mkdtempSync(join(tmpdir(), 'poscare-patch-'));
    const git = (...args: string[]) => execFileSync('git', args, { cwd: repository, stdio: 'pipe' });
    git('init', '-q');
    mkdirSync(dirname(join(repository, file)), { recursive: true });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: paths.length - 1 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 998 }),
        (picked, thousandths) => {
          const changes = picked.map(index => ({ path: paths[index] ?? [], value: thousandths / 1000 }));
          const { text: after } = changeNumbers(before, changes);
          const [old, fresh] = [parse(before), parse(after)];
          for (const [index, path] of paths.entries())
            expect(at(fresh, path)).toBe(picked.includes(index) ? thousandths / 1000 : at(old, path));
          expect(withoutNumbers(after)).toBe(withoutNumbers(before));
          if (after === before) return;
          writeFileSync(join(repository, file), before);
          writeFileSync(join(repository, 'x.patch'), unifiedDiff(file, before, after));
          git('apply', 'x.patch');
          expect(readFileSync(join(repository, file), 'utf8')).toBe(after);
        },
      ),
      { numRuns: 8 },
    );
    rmSync(repository, { recursive: true, force: true });
  });
});

/** The text with each of its numbers as `#`. */
function withoutNumbers(text: string): string {
  const ranges: [number, number][] = [];
  visit(parseDocument(text), {
    Scalar: (_, node) => {
      if (typeof node.value === 'number' && node.range) ranges.push([node.range[0], node.range[1]]);
    },
  });
  return ranges.reverse().reduce((left, [from, to]) => `${left.slice(0, from)}#${left.slice(to)}`, text);
}

describe('a unified diff', () => {
  const lines = (count: number): string[] => Array.from({ length: count }, (_, index) => `line ${index + 1}`);

  it('is empty for the same text, and refuses another number of lines', () => {
    expect(unifiedDiff('a', 'x\n', 'x\n')).toBe('');
    expect(() => unifiedDiff('a', 'x\n', 'x\ny\n')).toThrow(RangeError);
  });

  it('is what git itself says, wherever lines change', () => {
    const dir = mkdtempSync(join(tmpdir(), 'poscare-diff-'));
    const hunks = (diff: string): string =>
      diff
        .slice(Math.max(0, diff.indexOf('@@')))
        .replace(/^(@@ .* @@).*$/gm, '$1')
        .replace(/,1 /g, ' ')
        .trimEnd();
    const compare = (count: number, changed: readonly number[]): void => {
      const textWith = (mark: string): string =>
        lines(count)
          .map((line, index) => `${line}${changed.includes(index) ? mark : ''}\n`)
          .join('');
      writeFileSync(join(dir, 'before'), textWith(''));
      writeFileSync(join(dir, 'after'), textWith(' now'));
      expect(hunks(unifiedDiff('x', textWith(''), textWith(' now')))).toBe(hunks(gitDiff(dir)));
    };
    // Contexts that overlap, touch and do not.
    for (let distance = 1; distance < 10; distance++) compare(40, [10, 10 + distance]);
    const picked = fc.uniqueArray(fc.integer({ min: 0, max: 39 }), { maxLength: 6 });
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), picked, compare), { numRuns: 15 });
    rmSync(dir, { recursive: true, force: true });
  });
});

/** `git diff` exits with 1 where there is a difference. */
function gitDiff(cwd: string): string {
  try {
    return execFileSync('git', ['diff', '--no-index', '--no-color', 'before', 'after'], {
      cwd,
      stdio: 'pipe',
    }).toString();
  } catch (error) {
    return String((error as { stdout: Buffer }).stdout);
  }
}
