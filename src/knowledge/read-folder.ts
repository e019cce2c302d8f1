import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { KnowledgeFault } from '../errors';

/** One file as it lies on the disk. `text` is absent where it cannot be used; a fault says why. */
export interface SourceFile {
  /** The name that faults and the version give it: relative to the knowledge folder, with forward slashes. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly text?: string;
}

/** The largest file has 150 kB; ten times that is a mistake or an attack. */
const MAX_BYTES = 1_500_000;

const SUBFOLDERS = ['codes', 'intents', 'lexicon', 'phrases', 'questions'];
/** A new knowledge folder needs none of these at first. */
const OPTIONAL_FOLDERS: ReadonlySet<string> = new Set(['phrases', 'questions']);

/** Reads every YAML file of a knowledge folder once, sorted by name; schema/, README and editors' temporary files are left out. */
export function readFolder(dir: string, faults: KnowledgeFault[]): readonly SourceFile[] {
  return ['', ...SUBFOLDERS]
    .flatMap(folder => yamlNames(dir, folder, faults))
    .sort()
    .flatMap(file => readSource(file, join(dir, file), faults) ?? []);
}

/** Reads one file as UTF-8. */
export function readSource(file: string, path: string, faults: KnowledgeFault[]): SourceFile | undefined {
  const refuse = (problem: string, line = 1): undefined => void faults.push({ file, line, path: '', problem });
  try {
    const { size } = statSync(path);
    if (size > MAX_BYTES) return refuse(`has ${size} bytes, more than ${MAX_BYTES}: split it`);
    const bytes = readFileSync(path);
    const text = decode(bytes);
    if (text === undefined) {
      refuse('is not UTF-8: save it in the encoding UTF-8');
      return { file, bytes };
    }
    // Every complete file ends with a line break (.editorconfig); one that does not is often still being written.
    if (text !== '' && !text.endsWith('\n'))
      refuse(
        'does not end with a line break, so it may be cut off: complete it and end its last line',
        countLines(text),
      );
    return { file, bytes, text };
  } catch (error) {
    return refuse(`cannot be read (${reasonOf(error)}): the file must be there and readable`);
  }
}

function yamlNames(dir: string, folder: string, faults: KnowledgeFault[]): string[] {
  if (OPTIONAL_FOLDERS.has(folder) && !existsSync(join(dir, folder))) return [];
  try {
    return readdirSync(join(dir, folder), { withFileTypes: true })
      .filter(entry => !entry.isDirectory() && /^[^.#].*\.ya?ml$/i.test(entry.name))
      .map(entry => (folder === '' ? entry.name : `${folder}/${entry.name}`));
  } catch (error) {
    const problem = `cannot be read (${reasonOf(error)}): the folder must be there and readable`;
    faults.push({ file: folder === '' ? dir : folder, line: 1, path: '', problem });
    return [];
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const countLines = (text: string): number => text.split('\n').length;

/** `ENOENT` and the like where the system says so. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.message : String(error);
}
