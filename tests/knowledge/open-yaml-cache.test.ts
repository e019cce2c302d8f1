import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type * as Yaml from 'yaml';
import type { Knowledge } from '../../src/knowledge/knowledge';
import { openYamlCache } from '../../src/knowledge/open-yaml-cache';
import { createKnowledgeFolder } from './knowledge-folder';
import type { KnowledgeFolder } from './knowledge-folder';

let folder: KnowledgeFolder;
let cacheDir: string;
beforeEach(() => {
  folder = createKnowledgeFolder();
  cacheDir = mkdtempSync(join(tmpdir(), 'poscare-yaml-cache-'));
});
afterEach(() => {
  folder.remove();
  rmSync(cacheDir, { recursive: true, force: true });
});

/** The library itself, as the loader sees it. */
const yaml = jest.requireActual<typeof Yaml>('yaml');
const cacheFile = (): string => join(cacheDir, readdirSync(cacheDir)[0]!);
const bytesOf = (text: string): Uint8Array => Buffer.from(text);

/** Loads with the cache, and counts the files that were parsed for it. */
function loadCounting(): { knowledge: Knowledge; parsed: number } {
  const parse = jest.spyOn(yaml, 'parseDocument');
  try {
    return { knowledge: folder.load([], cacheDir), parsed: parse.mock.calls.length };
  } finally {
    parse.mockRestore();
  }
}

describe('knowledge loaded with a cache', () => {
  it('is what parsing gives, and is parsed once', () => {
    const plain = folder.load();
    const first = loadCounting();
    const second = loadCounting();
    expect(first.parsed).toBeGreaterThan(10);
    expect(second.parsed).toBe(0);
    expect([first.knowledge, second.knowledge]).toEqual([plain, plain]);
  });

  it('parses a changed file alone, and forgets what it was', () => {
    folder.load([], cacheDir);
    const before = readFileSync(cacheFile(), 'utf8').split('\n').length;
    folder.plant('intents/ask.fees.yaml', '费率是多少 第7次', '手续费收几个点');
    const { knowledge, parsed } = loadCounting();
    expect(parsed).toBe(1);
    expect(knowledge).toEqual(folder.load());
    expect(readFileSync(cacheFile(), 'utf8').split('\n')).toHaveLength(before);
    expect(readFileSync(cacheFile(), 'utf8')).not.toContain('费率是多少 第7次');
  });

  it('is the same whatever happened to the file: cut short, a byte changed, another file', () => {
    const plain = folder.load();
    folder.load([], cacheDir);
    const [path, whole] = [cacheFile(), readFileSync(cacheFile())];
    const damage = fc.oneof(
      fc.nat(whole.length - 1).map(length => whole.subarray(0, length)),
      fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, flip]) => {
        const changed = Buffer.from(whole);
        changed[at]! ^= flip;
        return changed;
      }),
      fc.uint8Array({ maxLength: 200 }),
    );
    fc.assert(
      fc.property(damage, bytes => {
        writeFileSync(path, bytes);
        expect(folder.load([], cacheDir)).toEqual(plain);
        expect(readFileSync(path)).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  it('loads where the cache can be neither read nor written, and leaves nothing else behind', () => {
    const plain = folder.load();
    folder.load([], cacheDir);
    const path = cacheFile();
    rmSync(path);
    mkdirSync(join(path, 'in-its-place'), { recursive: true });
    expect(folder.load([], cacheDir)).toEqual(plain);
    expect(readdirSync(cacheDir)).toHaveLength(1);
    expect(folder.load([], join(folder.wordingFile, 'below-a-file'))).toEqual(plain);
  });
});

it('gives back what JSON keeps as it is and nothing else', () => {
  const bytes = bytesOf('some text\n');
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: false }), value => {
      rmSync(cacheDir, { recursive: true, force: true });
      const cache = openYamlCache(cacheDir);
      cache.add(bytes, value);
      cache.save();
      const found = openYamlCache(cacheDir).find(bytes);
      if (found !== undefined) expect(found).toStrictEqual(value);
    }),
  );
  const nested = '['.repeat(20_000) + ']'.repeat(20_000);
  const deep: unknown = JSON.parse(nested);
  for (const value of [-0, NaN, { gone: undefined }, new Date(0), deep]) {
    const cache = openYamlCache(cacheDir);
    cache.add(bytes, value);
    cache.save();
    expect(openYamlCache(cacheDir).find(bytes)).toBeUndefined();
  }
  const cache = openYamlCache(cacheDir);
  cache.add(bytes, { text: '一\n"二"\u2028', list: [1.5, true, null] });
  cache.save();
  expect(openYamlCache(cacheDir).find(bytes)).toEqual({ text: '一\n"二"\u2028', list: [1.5, true, null] });
  expect(openYamlCache(cacheDir).find(bytesOf('some text\n\n'))).toBeUndefined();
});
