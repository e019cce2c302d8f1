import { createHash } from 'node:crypto';
import type { SourceFile } from './read-folder';

/** SHA-256, hex, over names and bytes; each part is preceded by its length, so that no two sets of files run together. */
export function hashFiles(files: readonly Pick<SourceFile, 'file' | 'bytes'>[]): string {
  const hash = createHash('sha256');
  for (const { file, bytes } of files) hash.update(`${file.length}:${file}:${bytes.length}:`).update(bytes);
  return hash.digest('hex');
}
