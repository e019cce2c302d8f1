import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];
afterAll(() => made.forEach(dir => rmSync(dir, { recursive: true, force: true })));

/** A folder of its own with these files in it, until the suite ends. */
export function writeStories(files: Readonly<Record<string, string>>): string {
  const dir = mkdtempSync(join(tmpdir(), 'poscare-stories-test-'));
  made.push(dir);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return dir;
}
