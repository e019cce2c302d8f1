import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const MAGIC = 'poscare-model-2';
const HEADER_BYTES = 8;
/** Every array starts at a multiple of this: typed arrays need it. */
const ALIGNMENT = 8;

const KINDS = { Uint32Array, Uint16Array, Float32Array, Int8Array } as const;
type Kind = keyof typeof KINDS;
export type ModelArray = Uint32Array | Uint16Array | Float32Array | Int8Array;

/** A trained model as a file holds it. */
export interface StoredModel {
  readonly labels: readonly string[];
  readonly unseenIdf: number;
  readonly arrays: Readonly<Record<string, ModelArray>>;
}

interface Header {
  readonly magic: string;
  readonly labels: readonly string[];
  readonly unseenIdf: number;
  readonly arrays: readonly { readonly name: string; readonly kind: Kind; readonly length: number }[];
}

/** Writes under another name and renames, so that a process that starts meanwhile never reads half a file. */
export function saveModel(path: string, { labels, unseenIdf, arrays }: StoredModel): void {
  const entries = Object.entries(arrays);
  const described = entries.map(([name, array]) => ({ name, kind: kindOf(array), length: array.length }));
  const header: Header = { magic: MAGIC, labels, unseenIdf, arrays: described };
  const json = padded(Buffer.from(JSON.stringify(header)), ' ');
  const length = Buffer.alloc(HEADER_BYTES);
  length.writeUInt32LE(json.length);
  const bodies = entries.map(([, { buffer, byteOffset, byteLength }]) =>
    padded(Buffer.from(buffer, byteOffset, byteLength)),
  );
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, Buffer.concat([length, json, ...bodies]));
  renameSync(temporary, path);
}

/** The model in the file, or undefined where there is none or it is not whole: it is then trained again. */
export function loadModel(path: string): StoredModel | undefined {
  if (!existsSync(path)) return undefined;
  const file = readFileSync(path);
  const header = readHeader(file);
  if (header === undefined) return undefined;
  const start = HEADER_BYTES + file.readUInt32LE(0);
  const sizes = header.arrays.map(({ kind, length }) => aligned(length * KINDS[kind].BYTES_PER_ELEMENT));
  if (file.length !== start + sizes.reduce((sum, size) => sum + size, 0)) return undefined;
  // A copy of its own: a Buffer may start at any offset of a shared block.
  const body = new Uint8Array(file.subarray(start)).buffer;
  let at = 0;
  const arrays: Record<string, ModelArray> = {};
  header.arrays.forEach(({ name, kind, length }, index) => {
    arrays[name] = new KINDS[kind](body, at, length);
    at += sizes[index]!;
  });
  return { labels: header.labels, unseenIdf: header.unseenIdf, arrays };
}

/** One of a stored model's arrays; undefined where the file is of another kind of model. */
export function arrayOf<Name extends Kind>(
  { arrays }: StoredModel,
  name: string,
  kind: Name,
): InstanceType<(typeof KINDS)[Name]> | undefined {
  const array = arrays[name];
  return array instanceof KINDS[kind] ? (array as InstanceType<(typeof KINDS)[Name]>) : undefined;
}

function readHeader(file: Buffer): Header | undefined {
  if (file.length < HEADER_BYTES) return undefined;
  try {
    const header = JSON.parse(file.toString('utf8', HEADER_BYTES, HEADER_BYTES + file.readUInt32LE(0))) as Header;
    return header.magic === MAGIC ? header : undefined;
  } catch {
    return undefined; // Cut short or of another program: not a model.
  }
}

const kindOf = (array: ModelArray): Kind =>
  array instanceof Uint32Array
    ? 'Uint32Array'
    : array instanceof Uint16Array
      ? 'Uint16Array'
      : array instanceof Float32Array
        ? 'Float32Array'
        : 'Int8Array';

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

function padded(bytes: Buffer, fill?: string): Buffer {
  const whole = Buffer.alloc(aligned(bytes.length), fill);
  bytes.copy(whole);
  return whole;
}
