import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { generateSchemas, writeSchemas } from '../../src/knowledge/generate-schemas';

const knowledge = resolve(__dirname, '../../knowledge');
const shipped = join(knowledge, 'schema');

describe('the JSON Schemas', () => {
  it('are shipped as the code generates them (else: npm run -s poscare -- knowledge schema)', () => {
    const found = Object.fromEntries(
      readdirSync(shipped).map(name => [name, readFileSync(join(shipped, name), 'utf8')]),
    );
    expect(found).toEqual(Object.fromEntries(generateSchemas()));
  });

  it('are written into schema/ of a folder', () => {
    const dir = mkdtempSync(join(tmpdir(), 'poscare-schema-'));
    writeSchemas(dir);
    expect(readdirSync(join(dir, 'schema'))).toEqual([...generateSchemas().keys()].sort());
    rmSync(dir, { recursive: true });
  });

  it('describe fields and ask for what has no default', () => {
    const schema = JSON.parse(generateSchemas().get('code.json') ?? '{}');
    const fix = schema.properties.fixes.items;
    expect(fix.properties.who.description).toMatch(/technician: never offered to a merchant/);
    expect(fix.required).toContain('steps');
    expect(fix.required).not.toContain('disturbs');
    expect(fix.additionalProperties).toBe(false);
  });

  it('are named on the first line of each file, at a path that exists', () => {
    const files = ['', 'codes', 'intents', 'lexicon'].flatMap(folder =>
      readdirSync(join(knowledge, folder)).flatMap(name =>
        name.endsWith('.yaml') ? [join(knowledge, folder, name)] : [],
      ),
    );
    const unnamed = [...files, resolve(knowledge, '../dialogs/wording/zh-CN.yaml')].filter(file => {
      const [, path] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(file, 'utf8')) ?? [];
      return path === undefined || !existsSync(resolve(file, '..', path));
    });
    expect(unnamed).toEqual([]);
  });
});
