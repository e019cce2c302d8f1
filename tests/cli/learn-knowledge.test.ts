import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAppKnowledge } from '../../src/app';
import { exportIncidents } from '../../src/cli/commands/export-incidents';
import { learnKnowledge, type LearnKnowledgeOptions } from '../../src/cli/commands/learn-knowledge';
import { createAgent } from '../../src/desk/create-agent';
import type { Agent } from '../../src/store/store';
import { runCommand } from '../support/run-command';
import { createTestApp, stepOf, type TestApp } from '../support/test-app';

jest.setTimeout(120_000);

let test: TestApp;
let agent: Agent;
let repository: string;
let dir: string;
/** Of the incidents that the tests before have made. */
let proposal: any;
beforeAll(async () => {
  test = await createTestApp();
  const { name } = await createAgent(test.app.store, { name: '小王', role: 'agent' });
  const found = await test.app.store.agents.findByName(name);
  if (!found) throw new Error('The agent was not stored');
  agent = found;
  repository = mkdtempSync(join(tmpdir(), 'poscare-learn-'));
  dir = join(repository, 'knowledge');
  cpSync(test.config.knowledgeDir, dir, { recursive: true });
  execFileSync('git', ['init', '-q'], { cwd: repository });
});
afterAll(async () => {
  await test.close();
  rmSync(repository, { recursive: true, force: true });
});

/** Whether a test reads the file or not, it is under the folder that is learnt for. */
const textOf = (file: string): string => readFileSync(join(dir, file), 'utf8');
const learn = (options: Partial<LearnKnowledgeOptions> = {}) =>
  runCommand(() => learnKnowledge(test.config, dir, { merchants: 20, seed: 1, ...options }));
const learnJson = async (options: Partial<LearnKnowledgeOptions> = {}): Promise<any> =>
  JSON.parse((await learn({ json: true, ...options })).lines.join('\n'));

/** A merchant who asks for a person, and an agent who finds out what it was. */
async function closeByAgent(user: string, outcome: { cause?: string; fix?: string }): Promise<void> {
  await test.says('机器报3000，刷不了卡', user);
  await test.says('没扣', user);
  const { incident } = await test.says('转人工', user);
  await test.app.turns.accept(incident?.id ?? '', agent);
  await test.app.turns.close(incident?.id ?? '', agent, { ...outcome, resolution: '处理好了' });
}

/** A merchant who is led to a step that helps; resolves with the step. */
async function cure(user: string): Promise<string> {
  let turn = await test.says('机器报3000，没信号', user);
  for (let asked = 0; asked < 12 && !stepOf(turn).startsWith('try:'); asked++)
    turn = await test.says(asked === 0 ? '没扣' : '不知道', user);
  const step = stepOf(turn);
  const { incident } = await test.says('好了，能刷了', user);
  expect(incident).toMatchObject({ status: 'closed', resolution: { by: 'merchant' } });
  return step.slice('try:'.length);
}

describe('poscare knowledge learn', () => {
  it('says that there is nothing to learn from, and ends well', async () => {
    const { lines, exitCode } = await learn();
    expect(exitCode).toBe(0);
    expect(lines[0]).toMatch(/^0 of 0 incidents/);
    expect(lines.at(-1)).toMatch(/^No figure changes/);
  });

  it('proposes a patch of numbers from what the desk and merchants closed, and changes nothing itself', async () => {
    for (let number = 0; number < 8; number++) await closeByAgent(`heat-${number}`, { cause: 'environment' });
    await closeByAgent('unknown', {});
    const step = await cure('cured');
    await test.says('机器报3000', 'leaver');
    const before = ['codes/3000.yaml', 'checks.yaml', 'terminals.yaml'].map(textOf);

    const out = join(repository, 'learnt.patch');
    proposal = await learnJson({ out });
    expect(proposal).toMatchObject({ incidents: 11, used: 9, unused: { 'no-cause': 1, 'not-closed': 1 } });
    const [figure] = proposal.figures.filter(({ name }: any) => name === 'P(environment)');
    // 0.015 of thirty cases and eight of nine; the cured one is hardly of this cause.
    expect(figure).toMatchObject({ file: 'codes/3000.yaml', before: 0.015, cases: 9 });
    expect(Math.abs(figure.after - (0.015 * 30 + 8) / 39)).toBeLessThan(0.005);
    expect(textOf('codes/3000.yaml').split('\n')[figure.line - 1]).toContain('prior: 0.015');
    expect(proposal.minutes.after).toBeGreaterThan(0);
    expect(['codes/3000.yaml', 'checks.yaml', 'terminals.yaml'].map(textOf)).toEqual(before);
    expect(loadAppKnowledge(test.config).codes[0]?.fixes.some(({ id }) => id === step)).toBe(true);

    execFileSync('git', ['apply', out], { cwd: repository });
    const after = textOf('codes/3000.yaml');
    expect(after).toContain(`prior: ${figure.after}`);
    const numbers = (text: string): string => text.replace(/\d+\.\d+/g, '#');
    expect(numbers(after)).toBe(numbers(before[0] ?? ''));
    expect(loadAppKnowledge({ ...test.config, knowledgeDir: dir }).version).toBeDefined();
    execFileSync('git', ['apply', '-R', out], { cwd: repository });
  });

  it('prints a table, the minutes and the patch for who reads it', async () => {
    const { lines } = await learn();
    expect(lines.find(line => line.includes('P(environment)'))).toMatch(
      /^codes\/3000\.yaml:\d+ .*0\.015 +0\.\d+ +9\.0$/,
    );
    expect(lines.some(line => /^Expected merchant minutes.*planned by those of today/.test(line))).toBe(true);
    expect(lines).toContain('+++ b/knowledge/codes/3000.yaml');
  });

  it('learns the same from an export, and less from newer cases or with a greater weight of today', async () => {
    const exported = join(repository, 'incidents.jsonl');
    const { lines } = await runCommand(() => exportIncidents(test.config, { format: 'json' }));
    writeFileSync(exported, lines.join('\n'));
    expect(await learnJson({ incidents: exported })).toEqual(proposal);
    const later = { incidents: exported, since: '2027-01-01T00:00:00+08:00' };
    expect(await learnJson(later)).toMatchObject({ incidents: 0, figures: [], patch: '' });
    expect((await learnJson({ weight: 3000 })).figures).toEqual([]);
  });

  it('names the line of an export that is none, and a time that is none', async () => {
    const bad = join(repository, 'bad.jsonl');
    writeFileSync(bad, '\n{"id":7}\n');
    await expect(learn({ incidents: bad })).rejects.toThrow('line 2: id');
    expect((await learn({ since: 'yesterday' })).exitCode).toBe(1);
    await expect(learn({ incidents: join(repository, 'none') })).rejects.toMatchObject({ code: 'ENOENT' });
    expect(existsSync(join(repository, 'none'))).toBe(false);
  });
});
