import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document, Node } from 'yaml';
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { KnowledgeFault } from '../errors';

/** A knowledge file with its data and the way back from a path to a line. */
export interface YamlFile<T> {
  readonly file: string;
  readonly data: T;
  lineOf(path: readonly PropertyKey[]): number;
}

/** More aliases than any hand-written file has; stops alias bombs in milliseconds. */
const MAX_ALIASES = 50;

/** Reads and validates one file; faults are added to `faults` and undefined is returned where it cannot be used. */
export function readYamlFile<T>(
  dir: string,
  file: string,
  schema: z.ZodType<T>,
  faults: KnowledgeFault[],
): YamlFile<T> | undefined {
  const text = readText(join(dir, file), file, faults);
  if (text === undefined) return undefined;
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true, strict: true });
  for (const error of document.errors) {
    faults.push({ file, line: counter.linePos(error.pos[0]).line, path: '', problem: firstLine(error.message) });
  }
  if (document.errors.length > 0) return undefined;
  const lineOf = (path: readonly PropertyKey[]): number => lineAt(document, counter, path);
  const raw = toData(document, file, faults);
  if (raw === undefined) return undefined;
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { file, data: parsed.data, lineOf };
  for (const issue of parsed.error.issues) {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
    for (const key of keys) {
      const path = key === undefined ? issue.path : [...issue.path, key];
      faults.push({
        file,
        line: lineOf(path),
        path: pathText(path),
        problem: key === undefined ? issue.message : `unknown field ${key}`,
      });
    }
  }
  return undefined;
}

/** `['causes', 2, 'prior']` -> `causes[2].prior` */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)),
    '',
  );

function readText(path: string, file: string, faults: KnowledgeFault[]): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    faults.push({ file, line: 1, path: '', problem: `cannot be read (${code}): the file must be there and readable` });
    return undefined;
  }
}

function toData(document: Document, file: string, faults: KnowledgeFault[]): unknown {
  try {
    const data: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    if (data !== null && data !== undefined) return data;
    faults.push({ file, line: 1, path: '', problem: 'is empty' });
  } catch (error) {
    faults.push({ file, line: 1, path: '', problem: firstLine(String(error)) });
  }
  return undefined;
}

/** The line of the deepest part of the path that is in the file. */
function lineAt(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(item => isScalar(item.key) && String(item.key.value) === String(part));
      if (!pair) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isNode(node) && 'items' in node && typeof part === 'number') {
      node = (node.items as unknown[])[part];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return counter.linePos(offset).line;
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? (node as Node).range?.[0] : undefined);
const firstLine = (text: string): string => text.split('\n')[0]?.replace(/:$/, '') ?? text;
