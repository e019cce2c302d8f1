import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

/** Raised when `parseYaml` makes other values of the same text. */
const FORMAT = 1;
const FILE = 'knowledge-parsed.txt';
const KEY_LENGTH = 64;

/** Values of YAML texts that were parsed before, by the text's hash: parsing three megabytes anew takes a second. */
export interface YamlCache {
  /** The value of these very bytes, a copy of its own; undefined where it is not known. */
  find(bytes: Uint8Array): unknown;
  /** Remembers a value, unless JSON would give back another one. */
  add(bytes: Uint8Array, value: unknown): void;
  /** Writes what was found or added, so that texts no longer used are forgotten; nothing where the file has just that. */
  save(): void;
}

/** Reads the cache in `dir`. One that is missing, damaged or of another version is empty; one that cannot be written stays as it is. */
export function openYamlCache(dir: string): YamlCache {
  const path = join(dir, FILE);
  const stored = readEntries(path);
  const used = new Map<string, string>();
  const salt = `${FORMAT} ${yamlVersion()}\n`;
  const keyOf = (bytes: Uint8Array): string => createHash('sha256').update(salt).update(bytes).digest('hex');
  return {
    find(bytes) {
      const key = keyOf(bytes);
      const json = stored.get(key);
      if (json === undefined) return undefined;
      used.set(key, json);
      return JSON.parse(json) as unknown;
    },
    add(bytes, value) {
      const json = toFaithfulJson(value);
      if (json !== undefined) used.set(keyOf(bytes), json);
    },
    save() {
      const isAsStored = used.size === stored.size && [...used.keys()].every(key => stored.has(key));
      if (!isAsStored) writeEntries(path, used);
    },
  };
}

const yamlVersion = (): string =>
  (JSON.parse(readFileSync(require.resolve('yaml/package.json'), 'utf8')) as { readonly version: string }).version;

/** The value as JSON; undefined where JSON would give back another one (-0, NaN) or the value is nested too deeply to tell. */
function toFaithfulJson(value: unknown): string | undefined {
  try {
    const json = JSON.stringify(value);
    return isDeepStrictEqual(JSON.parse(json), value) ? json : undefined;
  } catch {
    return undefined;
  }
}

const checksum = (body: string): string => createHash('sha256').update(body).digest('hex');

/** The file is a checksum of all that follows, then a line an entry: key and JSON. */
function readEntries(path: string): ReadonlyMap<string, string> {
  try {
    const text = readFileSync(path, 'utf8');
    const body = text.slice(KEY_LENGTH + 1);
    if (text.slice(0, KEY_LENGTH) !== checksum(body)) return new Map();
    const lines = body.split('\n').filter(Boolean);
    return new Map(lines.map(line => [line.slice(0, KEY_LENGTH), line.slice(KEY_LENGTH + 1)]));
  } catch {
    return new Map(); // Whatever is wrong with it, the texts are there to be parsed.
  }
}

/** Writes under another name and renames, so that a process that starts meanwhile never reads half a file. */
function writeEntries(path: string, entries: ReadonlyMap<string, string>): void {
  const body = [...entries].map(([key, json]) => `${key} ${json}\n`).join('');
  const temporary = `${path}.${process.pid}.tmp`;
  const isWritten = succeeds(() => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, `${checksum(body)}\n${body}`);
    renameSync(temporary, path);
  });
  // A full or read-only disk: the next start parses again.
  if (!isWritten) succeeds(() => rmSync(temporary, { force: true }));
}

function succeeds(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
