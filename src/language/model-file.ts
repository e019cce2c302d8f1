import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LinearModel } from './linear-model';

const MAGIC = 'poscare-model-1';
const HEADER_BYTES = 8;

interface Header {
  readonly magic: string;
  readonly labels: readonly string[];
  readonly rows: number;
  readonly unseenIdf: number;
}

/** Writes under another name and renames, so that a process that starts meanwhile never reads half a file. */
export function saveModel(path: string, model: LinearModel): void {
  const { hashes, idf, unseenIdf } = model.vocabulary;
  const header: Header = { magic: MAGIC, labels: model.labels, rows: hashes.length, unseenIdf };
  const json = Buffer.from(JSON.stringify(header));
  const padded = Buffer.alloc(Math.ceil(json.length / 8) * 8, ' ');
  json.copy(padded);
  const length = Buffer.alloc(HEADER_BYTES);
  length.writeUInt32LE(padded.length);
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, Buffer.concat([length, padded, ...[hashes, idf, model.scales, model.weights].map(bytesOf)]));
  renameSync(temporary, path);
}

/** The model in the file, or undefined where there is none or it is not whole: it is then trained again. */
export function loadModel(path: string): LinearModel | undefined {
  if (!existsSync(path)) return undefined;
  const file = readFileSync(path);
  const header = readHeader(file);
  if (header === undefined) return undefined;
  const { rows, labels, unseenIdf } = header;
  const start = HEADER_BYTES + file.readUInt32LE(0);
  if (file.length !== start + rows * (12 + labels.length)) return undefined;
  // A copy of its own: a Buffer may start at any offset of a shared block, typed arrays need multiples of four.
  const body = new Uint8Array(file.subarray(start)).buffer;
  return {
    labels,
    vocabulary: { hashes: new Uint32Array(body, 0, rows), idf: new Float32Array(body, rows * 4, rows), unseenIdf },
    scales: new Float32Array(body, rows * 8, rows),
    weights: new Int8Array(body, rows * 12, rows * labels.length),
  };
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

function bytesOf(array: Uint32Array | Float32Array | Int8Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
