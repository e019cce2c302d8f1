import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { carryOut, trainBeside } from '../../src/language/train-beside';
import { createKnowledgeFolder } from '../knowledge/knowledge-folder';
import { readLanguageKnowledge } from '../support/language-knowledge';

const root = resolve(__dirname, '../..');
const folder = (): string => mkdtempSync(join(tmpdir(), 'poscare-train-'));

describe('training in a second process', () => {
  it('is left out where nothing was built', () => {
    expect(trainBeside(readLanguageKnowledge(), folder())).toBeUndefined();
  });

  it('says that it is through even where it failed, so that nobody waits for it', () => {
    const order = join(folder(), 'order.json');
    writeFileSync(order, '{"knowledge":');
    expect(() => carryOut(order, () => undefined)).toThrow(SyntaxError);
    expect(existsSync(`${order}.done`)).toBe(true);
    const child = spawnSync(process.execPath, [join(root, 'dist/src/language/train-process.js'), order]);
    expect(child.status).not.toBe(0);
  });

  it('leaves the built product with three models, read the next time, and nothing else', () => {
    const data = folder();
    const knowledge = createKnowledgeFolder();
    const understand = (): string =>
      execFileSync(process.execPath, [join(root, 'dist/src/cli/poscare.js'), 'understand', '--json'], {
        input: '机子报3000刷不了\n',
        env: { ...process.env, DATA_DIR: data, POSCARE_KNOWLEDGE: knowledge.dir },
        encoding: 'utf8',
      });
    const first = understand();
    const models = readdirSync(join(data, 'models'));
    expect(models.filter(name => name.endsWith('.bin'))).toHaveLength(3);
    expect(models.filter(name => name.startsWith('training-'))).toEqual([]);
    expect(JSON.parse(first)).toMatchObject({ intent: 'fault.code-3000' });
    expect(understand()).toBe(first);
    knowledge.remove();
  }, 120_000);
});
