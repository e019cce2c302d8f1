import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const TOP = /^(?:src|dialogs|knowledge|tests|\.ci|\.github|\.config)\//;

/** Paths that a document names in backticks or as a picture; those with a placeholder are left out. */
const pathsIn = (file: string): readonly string[] => {
  const text = readFileSync(join(root, file), 'utf8');
  const named = [...text.matchAll(/`([^`\s]+)`|\]\(([^)\s]+)\)/g)].map(match => match[1] ?? match[2] ?? '');
  return [...new Set(named)].filter(path => TOP.test(path) && !/[<>*]/.test(path));
};

describe.each(['README.md', 'knowledge/README.md', 'tests/conversations/README.md'])('%s', file => {
  it('names only paths that exist', () => {
    expect(pathsIn(file).length).toBeGreaterThan(0);
    expect(pathsIn(file).filter(path => !existsSync(join(root, path)))).toEqual([]);
  });
});

it('lists every npm script that the README runs', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
  const run = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/npm run (?:-s )?([a-z:-]+)/g)].map(
    ([, name]) => name,
  );
  expect(run.filter(name => !Object.hasOwn(scripts, name ?? ''))).toEqual([]);
});

it('describes every setting', () => {
  const table = readFileSync(join(root, 'README.md'), 'utf8');
  const config = ['src/config.ts', 'src/read-tencent-accounts.ts']
    .map(file => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  const settings = [...config.matchAll(/^ {2}([A-Z][A-Z_]+): optional/gm)].map(([, name]) => name ?? '');
  expect(settings.length).toBeGreaterThan(10);
  expect(settings.filter(name => !table.includes(name) && !name.startsWith('MICROSOFT_APP_'))).toEqual([]);
});
