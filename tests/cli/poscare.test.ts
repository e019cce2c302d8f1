import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createKnowledgeFolder } from '../knowledge/knowledge-folder';
import { languageCacheDir } from '../support/language-knowledge';

const CLI = resolve(__dirname, '../../dist/src/cli/poscare.js');
const START_MS = 120_000;

jest.setTimeout(START_MS);

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'poscare-cli-'));
  symlinkSync(languageCacheDir, join(dataDir, 'models'));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Runs the built command line; `npm test` builds it first. */
function poscare(args: readonly string[], lines: readonly string[] = []) {
  return new Promise<{ code: number | null; out: string; err: string }>(done => {
    const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, DATA_DIR: dataDir } });
    let out = '';
    let err = '';
    child.stdout.on('data', data => (out += String(data)));
    child.stderr.on('data', data => (err += String(data)));
    child.on('close', code => done({ code, out, err }));
    child.stdin.end(lines.map(line => `${line}\n`).join(''));
  });
}

describe('poscare chat', () => {
  it('leads from the first words to a fix, by words and by the numbers of the choices', async () => {
    const { code, out } = await poscare(
      ['chat', '--user', 'fixed'],
      ['机子报3000刷不了', '2', '等结果时', '一两格', '好了', '1'],
    );
    expect(code).toBe(0);
    expect(out).toContain('请问顾客那边扣钱了吗');
    expect(out).toContain('没扣就好');
    expect(out).toMatch(/1\. .*门口/);
    expect(out).toContain('恢复就好');
    expect(out).toContain('谢谢您的评价');
  });

  it('leads to a handed-over incident, whose card and transcript can be exported', async () => {
    const said = ['老板的机子报3000，插卡没反应', '没扣', '转人工', '13812345678', '拉卡拉'].map(text =>
      JSON.stringify({ text }),
    );
    const { code, out } = await poscare(['chat', '--json', '--user', 'queued'], said);
    expect(code).toBe(0);
    const turns = out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { owner: string; replies: { text: string }[] });
    expect(turns.map(({ owner }) => owner)).toEqual(['bot', 'bot', 'queue', 'queue', 'queue']);
    expect(turns.at(-1)?.replies.at(-1)?.text).toContain('我交给工作人员的内容');
    const card = await poscare(['export', 'incidents', '--format', 'md']);
    for (const known of ['3000', '未扣款', '拉卡拉', '插卡没反应']) expect(card.out).toContain(known);
  });
});

describe('poscare knowledge test', () => {
  const stories = join(mkdtempSync(join(tmpdir(), 'poscare-stories-')), 'two.yaml');
  beforeAll(() =>
    writeFileSync(
      stories,
      `stories:
  - title: 问费率
    ending: answered
    talk:
      - says: 费率咋算的
        expect: { step: answer ask.fees }
  - title: 报错
    ending: fixed
    talk:
      - says: 机子报3000
`,
    ),
  );
  afterAll(() => rmSync(dirname(stories), { recursive: true, force: true }));

  it('prints an object a story and one with the coverage, and fails where a story does', async () => {
    const { code, out, err } = await poscare(['knowledge', 'test', stories, '--json']);
    const [fees, broken, last] = out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, any>);
    expect(fees).toMatchObject({ title: '问费率', line: 2, ending: 'answered', passed: true, faults: [] });
    expect(broken).toMatchObject({
      passed: false,
      ending: 'left',
      faults: [{ line: 8, path: 'ending', came: 'left' }],
    });
    expect(last?.coverage.intents.untouched).not.toContain('ask.fees');
    expect(last?.coverage.intents.untouched).toContain('ask.refund');
    expect([code, err]).toEqual([1, '']);
  });

  it('shows the talk, and fails where the stories touch less than is asked for', async () => {
    const { code, out, err } = await poscare(['knowledge', 'test', stories, '--show', '--min-coverage', '90']);
    expect(out).toMatch(/merchant {2}费率咋算的[^]*> answer ask\.fees/);
    expect(out).toMatch(/two\.yaml:8 ending\n {2}expected fixed\n {2}came {5}left/);
    expect(out).toMatch(/2 stories, 1 failed, 0 pending/);
    expect(err).toMatch(/^checks: the stories touch \d+\.\d %, less than 90 %$/m);
    expect(code).toBe(1);
  });
});

describe('poscare simulate', () => {
  const folder = createKnowledgeFolder();
  afterAll(() => folder.remove());
  const figures = (out: string) =>
    out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, number> & { policy: string; ratioToArticle?: { ratio: number } });

  it('computes the optimum for a small folder, sets the others beside it and draws them on a page', async () => {
    folder.plant(
      'codes/3000.yaml',
      'fixes:\n',
      `fixes:
  - { id: switch-network, label: 换一种网络, who: merchant, steps: [改连店里的无线网。], minutes: 5, cures: { network: 0.5 }, figures: own estimate, source: own advice }
  - { id: restart-once, label: 重启机器, who: merchant, steps: [关机再开机。], minutes: 4, cures: { network: 0.2, printer: 0.1 }, figures: own estimate, source: own advice }
`,
    );
    const report = join(dataDir, 'report.html');
    const common = ['simulate', '--merchants', '400', '--seed', '3', '--knowledge', folder.dir, '--json'];
    const alone = await poscare([...common, '--policy', 'exact']);
    expect([alone.code, alone.err]).toEqual([0, '']);
    const [exact] = figures(alone.out);
    expect(exact).toMatchObject({ policy: 'exact', merchants: 400, ratioToExact: 1, wronglyFixed: 0, seed: 3 });
    expect(exact!.resolved! + exact!.handedOff! + exact!.left!).toBe(400);
    const compared = await poscare([...common, '--compare', '--noise', 'skip=0.2', '--report', report]);
    expect([compared.code, compared.err]).toEqual([0, '']);
    const results = figures(compared.out);
    expect(results.map(({ policy }) => policy)).toEqual(['planner', 'article', 'exact']);
    expect(results.at(-1)?.ratioToArticle?.ratio).toBeLessThan(1);
    const page = readFileSync(report, 'utf8');
    for (const { meanMinutes } of results) expect(page).toContain(`<td>${meanMinutes!.toFixed(1)}</td>`);
    expect(page).toContain('网络连接问题');
    expect(page).toContain('--noise skip=0.2');
  });

  it('names the kinds of noise where one is not known', async () => {
    const { code, out, err } = await poscare(['simulate', '--noise', 'skipp=0.2']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('leavesPerMinute');
    expect(err).not.toMatch(/\.js:\d+/);
  });

  it('says in words why the exact policy cannot be simulated', async () => {
    const { code, out, err } = await poscare(['simulate', '--policy', 'exact', '--json']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('--knowledge');
    expect(err).not.toMatch(/\.js:\d+/);
  });
});

describe('poscare', () => {
  it('names the setting that is wrong, with an example and no stack trace', async () => {
    const env = { ...process.env, DATABASE_URL: 'mysql://x' };
    const child = spawn(process.execPath, [CLI, 'export', 'incidents'], { env });
    let err = '';
    child.stderr.on('data', data => (err += String(data)));
    const code = await new Promise(done => child.on('close', done));
    expect(code).not.toBe(0);
    expect(err).toContain('DATABASE_URL');
    expect(err).toContain('postgres://');
    expect(err).not.toMatch(/\.js:\d+/);
  });

  it('reports broken knowledge as a line of JSON a fault', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'poscare-knowledge-'));
    writeFileSync(join(dir, 'checks.yaml'), 'checks: [\n');
    const { code, out } = await poscare(['knowledge', 'check', dir, '--json']);
    rmSync(dir, { recursive: true, force: true });
    expect(code).toBe(1);
    const faults = out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { file: string; line: number; problem: string });
    expect(faults).toContainEqual(expect.objectContaining({ file: 'checks.yaml', line: expect.any(Number) }));
  });
});
