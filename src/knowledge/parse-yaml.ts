import type { Node, Pair, Scalar, YAMLMap } from 'yaml';
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { KnowledgeFault } from '../errors';
import { pathText } from './path-text';

/** A YAML file that could be parsed, with the way back from a path to its place. */
export interface ParsedYaml {
  readonly value: unknown;
  find(path: readonly PropertyKey[]): Place;
}

/** Where a path stands: the line of its deepest part that is in the file. */
export interface Place {
  readonly line: number;
  /** Absent where the path is not in the file. */
  readonly node?: Node | null;
}

/**
 * Parses YAML 1.2 (core schema); undefined where nothing in it can be relied on.
 * Anchors and aliases are refused: knowledge needs none, and nested ones blow a small file up to gigabytes.
 */
export function parseYaml(file: string, text: string, faults: KnowledgeFault[]): ParsedYaml | undefined {
  const lines = new LineCounter();
  const lineOf = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  const refuse = (offset: number, problem: string, path: readonly PropertyKey[] = []): undefined =>
    void faults.push({ file, line: lineOf(offset), path: pathText(path), problem });
  try {
    // The parser's own uniqueKeys compares every key with every other; findUnusable does it with a set.
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
    const complaints = [...document.errors, ...document.warnings];
    // One slip makes the parser complain several times; the first complaint of a line names it.
    const firstOfLine = new Map(complaints.toReversed().map(complaint => [lineOf(complaint.pos[0]), complaint]));
    for (const { pos, message } of firstOfLine.values()) refuse(pos[0], describe(message));
    if (complaints.length > 0) return undefined;
    const { contents } = document;
    if (contents === null || (isScalar(contents) && contents.value === null))
      return refuse(0, 'is empty: fill it in, or delete it if nothing needs it');
    if (findUnusable(contents, refuse)) return undefined;
    return { value: document.toJS({ maxAliasCount: 0 }), find: createFinder(contents, lineOf) };
  } catch (error) {
    // Thousands of open brackets overflow the parser's stack.
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(0, `cannot be read as YAML (${reason}): simplify it`);
  }
}

type Refuse = (offset: number, problem: string, path?: string[]) => void;

/** Reports keys that stand twice and what is refused; true where the file cannot be read on. */
function findUnusable(node: unknown, refuse: Refuse): boolean {
  if (!isNode(node)) return false;
  if (isAlias(node) || node.anchor !== undefined) {
    refuse(startOf(node) ?? 0, 'starts with & or *, which YAML reads as anchor or alias: put the text in quotes');
    return true;
  }
  // No short cut: every fault is to be reported.
  if (isSeq(node)) return node.items.map(item => findUnusable(item, refuse)).includes(true);
  if (!isMap(node)) return false;
  const seen = new Set<string>();
  return node.items
    .map(({ key, value }) => {
      const isKeyUsable = isScalar(key) ? checkKey(key, seen, refuse) : refuseKey(key, refuse);
      return findUnusable(value, refuse) || !isKeyUsable;
    })
    .includes(true);
}

function checkKey(key: Scalar, seen: Set<string>, refuse: Refuse): boolean {
  const name = String(key.value);
  const offset = startOf(key) ?? 0;
  if (name === '__proto__') refuse(offset, 'the field name __proto__ is not allowed: choose another', [name]);
  if (seen.has(name)) refuse(offset, `${name} stands twice, keys must be unique: keep one of the two`, [name]);
  seen.add(name);
  return !findUnusable(key, refuse);
}

function refuseKey(key: unknown, refuse: Refuse): boolean {
  refuse(startOf(key) ?? 0, 'has a list, a map or an alias as a field name: put the name in quotes');
  return false;
}

function createFinder(root: Node, lineOf: (offset: number) => number): ParsedYaml['find'] {
  // Thousands of faults in one map would otherwise search it from the start each time.
  const pairsOf = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();
  const findPair = (map: YAMLMap, key: string): Pair | undefined => {
    const pairs =
      pairsOf.get(map) ?? new Map(map.items.map(pair => [isScalar(pair.key) ? String(pair.key.value) : '', pair]));
    pairsOf.set(map, pairs);
    return pairs.get(key);
  };
  return path => {
    let node: unknown = root;
    let offset = startOf(root) ?? 0;
    for (const part of path) {
      if (isMap(node)) {
        const pair = findPair(node, String(part));
        if (!pair) return { line: lineOf(offset) };
        offset = startOf(pair.key) ?? offset;
        node = pair.value;
      } else if (isSeq(node) && typeof part === 'number' && part < node.items.length) {
        node = node.items[part];
        offset = startOf(node) ?? offset;
      } else return { line: lineOf(offset) };
    }
    return { line: lineOf(offset), node: isNode(node) ? node : null };
  };
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

function describe(message: string): string {
  const tag = message.startsWith('Unresolved tag');
  if (tag || message.startsWith('Tags and anchors'))
    return 'starts with ! or &, which YAML reads as a tag or anchor: put the text in quotes';
  const reason = message.split('\n')[0]?.replace(/[:.]$/, '') ?? message;
  return `is not valid YAML: ${reason}; check quotes, brackets, colons and indentation here`;
}
