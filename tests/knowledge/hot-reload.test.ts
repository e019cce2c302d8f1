import { cpSync, mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { silentLog } from '../../src/log';
import { createKnowledgeSource } from '../../src/knowledge/create-knowledge-source';
import { loadKnowledge } from '../../src/knowledge/load-knowledge';

const root = resolve(__dirname, '../..');
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'poscare-reload-'));
  cpSync(join(root, 'knowledge'), dir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const wordingFile = join(root, 'dialogs/wording/zh-CN.yaml');
const open = () =>
  createKnowledgeSource({
    load: () => loadKnowledge({ dir, wordingFile }),
    watch: [dir],
    log: silentLog,
    debounceMs: 50,
  });

async function eventually(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 100 && !holds(); i++) await new Promise(resolve => setTimeout(resolve, 50));
  expect(holds()).toBe(true);
}

it('takes a changed file into use by itself', async () => {
  const source = open();
  const before = source.current().version;
  const file = join(dir, 'contacts.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n# reviewed\n`);
  await eventually(() => source.current().version !== before);
  source.close();
});

it('keeps the old knowledge while a file has faults, says so, and recovers', async () => {
  const source = open();
  const before = source.current();
  const file = join(dir, 'checks.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.slice(0, text.length / 2));
  await eventually(() => source.status().lastError !== undefined);
  expect(source.current()).toBe(before);
  expect(source.status().lastError?.faults[0]).toMatchObject({ file: 'checks.yaml' });
  writeFileSync(file, text);
  await eventually(() => source.status().lastError === undefined);
  source.close();
});
