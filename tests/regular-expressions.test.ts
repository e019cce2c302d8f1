import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createContext, Script } from 'node:vm';
import ts from 'typescript';

const root = resolve(__dirname, '..');
const SIZE = 100_000;
/** An idle core takes 0.1 to 10 ms; what backtracks at every place takes seconds. */
const MOST_MS = 10;
/** On a busy machine it may take longer, but not ten times as long as in proportion. */
const PART = 10;
const MOST_GROWTH = 4 * PART;
const TRIES = 4;
/** A beginning that takes less than its part is not looked at further. */
const BEGINNING = 5_000;
const BEGINNING_MS = (MOST_MS * BEGINNING) / SIZE;
const CONFIRMATIONS = 3;
/** A try that takes longer is broken off. */
const BREAK_OFF_MS = 200;

interface Found {
  readonly file: string;
  readonly literal: string;
}

/** Every regular expression written in the sources. */
const literals: readonly Found[] = ['src', 'dialogs'].flatMap(folder =>
  (readdirSync(join(root, folder), { recursive: true }) as string[])
    .filter(name => name.endsWith('.ts'))
    .flatMap(name => literalsIn(join(folder, name))),
);

function literalsIn(file: string): readonly Found[] {
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push({ file, literal: node.text });
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest));
  return found;
}

const filledWith = (unit: string): string => unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE);
const COMMON = ['a', '1', ' ', '机', '，', '.', '\n', '一', '1 ', '<'];

/** What it may stumble over: each of its own characters and words, over and over. */
function unitsFor(source: string): readonly string[] {
  return [
    ...new Set([...COMMON, ...(source.match(/[\p{L}\p{N}]/gu) ?? []), ...(source.match(/\p{Script=Han}{2,}/gu) ?? [])]),
  ];
}

const context = createContext({ expression: /a/, text: '' });
const search = new Script('expression.lastIndex = 0; expression.test(text); undefined');

/** The least of some tries, in milliseconds; none after one that is short enough. */
function searchMs(expression: RegExp, text: string, enough: number): number {
  Object.assign(context, { expression, text });
  let least = Infinity;
  for (let i = 0; i < TRIES && least > enough; i++) {
    const started = performance.now();
    try {
      search.runInContext(context, { timeout: BREAK_OFF_MS });
    } catch {
      return Infinity;
    }
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

const texts = new Map<string, string>();
const textOf = (unit: string): string => texts.get(unit) ?? (texts.set(unit, filledWith(unit)), texts.get(unit)!);

function slowUnits({ literal }: Found): readonly string[] {
  const end = literal.lastIndexOf('/');
  const expression = new RegExp(literal.slice(1, end), literal.slice(end + 1));
  return unitsFor(expression.source).filter(unit => {
    const text = textOf(unit);
    if (searchMs(expression, text.slice(0, BEGINNING), BEGINNING_MS) <= BEGINNING_MS) return false;
    const isSlow = (): boolean => {
      const ms = searchMs(expression, text, MOST_MS);
      return ms > MOST_MS && ms > MOST_GROWTH * searchMs(expression, text.slice(0, SIZE / PART), 0);
    };
    return Array.from({ length: CONFIRMATIONS }).every(isSlow);
  });
}

it('finds them', () => expect(literals.length).toBeGreaterThan(500));

it('can tell a slow one', () => {
  expect(slowUnits({ file: '', literal: String.raw`/\s*,/` })).toContain(' ');
});

it(`none takes more than ${MOST_MS} ms on ${SIZE} characters`, () => {
  const slow = literals.flatMap(found =>
    slowUnits(found).map(unit => `${found.file} on ${unit}…: ${found.literal.slice(0, 120)}`),
  );
  expect(slow).toEqual([]);
}, 120_000);
