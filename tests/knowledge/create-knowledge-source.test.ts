import { cpSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKnowledgeSource } from '../../src/knowledge/create-knowledge-source';
import type { KnowledgeSource } from '../../src/knowledge/create-knowledge-source';
import { createKnowledgeFolder, WORDING } from './knowledge-folder';
import type { KnowledgeFolder } from './knowledge-folder';

let folder: KnowledgeFolder;
let source: KnowledgeSource | undefined;
let logged: string[];
beforeEach(() => {
  folder = createKnowledgeFolder();
  logged = [];
});
afterEach(() => {
  source?.close();
  folder.remove();
});

/** With `debounceMs` of an hour nothing is taken over but by `reload()`. */
const open = (debounceMs = 3_600_000): KnowledgeSource =>
  (source = createKnowledgeSource({
    load: () => folder.load(),
    watch: [folder.dir, folder.wordingFile],
    log: { info: (_, message) => void logged.push(message), error: (_, message) => void logged.push(`! ${message}`) },
    clock: { now: () => new Date('2026-11-23T08:00:00Z') },
    debounceMs,
  }));

async function eventually(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !holds(); i++) await new Promise(resolve => setTimeout(resolve, 25));
  expect(holds()).toBe(true);
}

describe('a reload', () => {
  it('takes a good folder into use as one new value and tells the listeners', async () => {
    const knowledge = open();
    const before = knowledge.current();
    const heard: string[] = [];
    knowledge.onChange(next => void heard.push(next.version));
    folder.plant('answers.yaml', '费率以您和支付公司签的合同为准。', '费率请看合同。');
    expect(knowledge.current()).toBe(before);
    expect(await knowledge.reload()).toBe(true);
    const after = knowledge.current();
    expect(after.answers[0]?.text).toBe('费率请看合同。');
    expect(before.answers[0]?.text).toBe('费率以您和支付公司签的合同为准。');
    expect(heard).toEqual([after.version]);
    expect(knowledge.status()).toEqual({ version: after.version, loadedAt: '2026-11-23T08:00:00.000Z' });
  });

  it('of an unchanged folder keeps the value and bothers nobody', async () => {
    const knowledge = open();
    const before = knowledge.current();
    const heard: string[] = [];
    knowledge.onChange(next => void heard.push(next.version));
    expect(await knowledge.reload()).toBe(true);
    expect(knowledge.current()).toBe(before);
    expect(heard).toEqual([]);
  });

  it.each([
    ['a syntax error', 'checks.yaml', (text: string) => text.replace('checks:', 'checks: [')],
    ['a wrong type', 'codes/3000.yaml', (text: string) => text.replace('prior: 0.5', 'prior: half')],
    ['a cause that is gone', 'codes/3000.yaml', (text: string) => text.replace('- id: network', '- id: net')],
    ['a duplicate id', 'checks.yaml', (text: string) => text.replace('- id: scan-works', '- id: money-taken')],
    ['an empty file', WORDING, () => ''],
    ['the advertisement', 'answers.yaml', (text: string) => text.replace('合同', 'www.mepos.cn')],
  ])(
    'with %s keeps the old knowledge and says where the fault is, until a good one comes',
    async (_name, file, spoil) => {
      const knowledge = open();
      const before = knowledge.current();
      const good = folder.read(file);
      folder.write(file, spoil(good));
      expect(await knowledge.reload()).toBe(false);
      expect(await knowledge.reload()).toBe(false);
      expect(knowledge.current()).toBe(before);
      expect(knowledge.status()).toMatchObject({
        version: before.version,
        lastError: { at: '2026-11-23T08:00:00.000Z' },
      });
      expect(knowledge.status().lastError?.faults).toContainEqual(
        expect.objectContaining({ file, line: expect.any(Number) }),
      );
      expect(logged).toEqual(Array(2).fill('! the knowledge has faults; the old one stays in use'));
      folder.write(file, good);
      expect(await knowledge.reload()).toBe(true);
      expect(knowledge.status().lastError).toBeUndefined();
    },
  );

  it('never takes a half-written file into use, wherever the writing stopped', async () => {
    const knowledge = open();
    const before = knowledge.current();
    for (const file of ['intents/ask.fees.yaml', 'answers.yaml', 'codes/3000.yaml', WORDING]) {
      const whole = Buffer.from(folder.read(file));
      for (let cut = 0; cut < whole.length; cut += Math.max(1, Math.floor(whole.length / 23))) {
        if (whole[cut - 1] === 0x0a) continue;
        folder.write(file, whole.subarray(0, cut));
        expect(await knowledge.reload()).toBe(false);
      }
      folder.write(file, whole);
    }
    expect(knowledge.current()).toBe(before);
  });

  it('keeps the old knowledge where a listener cannot take the new one', async () => {
    const knowledge = open();
    const before = knowledge.current();
    knowledge.onChange(() => {
      throw new Error('no model for this');
    });
    folder.plant('answers.yaml', '合同', '协议');
    expect(await knowledge.reload()).toBe(false);
    expect(knowledge.current()).toBe(before);
    expect(knowledge.status().lastError?.faults[0]?.problem).toContain('no model for this');
  });

  it('keeps the old knowledge while the folder is gone', async () => {
    const knowledge = open();
    const before = knowledge.current();
    rmSync(folder.dir, { recursive: true });
    expect(await knowledge.reload()).toBe(false);
    expect(knowledge.current()).toBe(before);
  });
});

it('throws the faults of the first load, since there is nothing to keep', () => {
  folder.plant('checks.yaml', 'checks:', 'check:');
  expect(() => open()).toThrow(/checks\.yaml:1/);
  source = undefined;
});

describe('watching', () => {
  it.each(['answers.yaml', 'intents/ask.fees.yaml', WORDING])('takes a changed %s over by itself', async file => {
    const knowledge = open(30);
    const before = knowledge.current().version;
    folder.write(file, `${folder.read(file)}# reviewed\n`);
    await eventually(() => knowledge.current().version !== before);
  });

  it('sees every one of several files that are put in the place of others', async () => {
    const knowledge = open(30);
    for (const text of ['# one\n', '# two\n', '# three\n']) {
      const before = knowledge.current().version;
      writeFileSync(join(folder.dir, 'wording/new'), folder.read(WORDING) + text);
      renameSync(join(folder.dir, 'wording/new'), folder.wordingFile);
      await eventually(() => knowledge.current().version !== before);
    }
  });

  it('follows a folder that is replaced as a whole', async () => {
    const knowledge = open(30);
    const aside = `${folder.dir}.aside`;
    for (const text of ['# one\n', '# two\n']) {
      const before = knowledge.current().version;
      cpSync(folder.dir, aside, { recursive: true });
      writeFileSync(join(aside, 'answers.yaml'), folder.read('answers.yaml') + text);
      rmSync(folder.dir, { recursive: true });
      renameSync(aside, folder.dir);
      await eventually(() => knowledge.current().version !== before);
    }
  });

  it('reads once after a burst of writes', async () => {
    const knowledge = open(200);
    const before = knowledge.current().version;
    const heard: string[] = [];
    knowledge.onChange(next => void heard.push(next.version));
    for (let i = 0; i < 20; i++) {
      folder.write('answers.yaml', `${folder.read('answers.yaml')}# ${i}\n`);
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    await eventually(() => knowledge.current().version !== before);
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(heard).toHaveLength(1);
  });

  it('ends with close', async () => {
    const knowledge = open(10);
    const before = knowledge.current();
    knowledge.close();
    folder.plant('answers.yaml', '合同', '协议');
    await new Promise(resolve => setTimeout(resolve, 200));
    expect(knowledge.current()).toBe(before);
  });
});
