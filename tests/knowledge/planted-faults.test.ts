import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { REQUIRED_WORDING } from '../../dialogs/wording-keys';
import { KnowledgeError, type KnowledgeFault } from '../../src/errors';
import { loadKnowledge } from '../../src/knowledge/load-knowledge';

const root = resolve(__dirname, '../..');
let good: string;
let dir: string;

/** The shipped knowledge with the first 40 phrases of each intent: the same faults, a tenth of the time. */
beforeAll(() => {
  good = mkdtempSync(join(tmpdir(), 'poscare-knowledge-'));
  cpSync(join(root, 'knowledge'), join(good, 'knowledge'), { recursive: true });
  cpSync(join(root, 'dialogs/wording'), join(good, 'wording'), { recursive: true });
  for (const name of readdirSync(join(good, 'knowledge/intents'))) {
    const file = join(good, 'knowledge/intents', name);
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, `${lines.slice(0, 60).join('\n')}\n`);
  }
});
afterAll(() => rmSync(good, { recursive: true, force: true }));
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'poscare-planted-'));
  cpSync(good, dir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function faultsIn(folder = dir): readonly KnowledgeFault[] {
  try {
    loadKnowledge({
      dir: join(folder, 'knowledge'),
      wordingFile: join(folder, 'wording/zh-CN.yaml'),
      requiredWording: REQUIRED_WORDING,
    });
    return [];
  } catch (error) {
    if (error instanceof KnowledgeError) return error.faults;
    throw error;
  }
}

/** Replaces the first match and answers the 1-based line where the replacement's marked part stands. */
function plant(file: string, find: RegExp, put: string): number {
  const path = file === 'zh-CN.yaml' ? join(dir, 'wording', file) : join(dir, 'knowledge', file);
  const text = readFileSync(path, 'utf8');
  const at = text.search(find);
  if (at < 0) throw new Error(`${String(find)} is not in ${file}`);
  writeFileSync(path, text.replace(find, put));
  const before = text.slice(0, at);
  return before.split('\n').length + (put.match(/^\n*/)?.[0].length ?? 0);
}

const CODE = 'codes/3000.yaml';

/** What is planted: file, what to find, what to put, and what the report says. */
const PLANTED: readonly [string, string, RegExp, string, RegExp][] = [
  ['an unquoted code', CODE, /code: ['"]3000['"]/, 'code: 3000', /quotes/],
  ['a probability over 1', CODE, /prior: 0?\.\d+/, 'prior: 1.7', /0 to 1/],
  ['a negative probability', CODE, /given: 0?\.\d+/, 'given: -0.1', /0 to 1/],
  ['priors that sum to more than 1', CODE, /prior: 0?\.\d+/, 'prior: 0.95', /sum to/],
  ['an unknown group', CODE, /group: hardware/, 'group: hardwear', /unknown group/],
  ['an unknown evidence intent', CODE, /intent: fault\.printer/, 'intent: fault.printr', /unknown intent/],
  ['a duplicate cause', CODE, /- id: printer$/m, '- id: card-reader', /duplicate id card-reader/],
  ['an id that is not kebab-case', CODE, /- id: printer$/m, '- id: Printer_1', /kebab-case/],
  ['an unknown field', CODE, /handoffMinutes: \d+/, 'handoffMinutes: 45\ncolour: red', /unknown field colour/],
  ['a missing field', CODE, /handoffMinutes: \d+/, '', /expected number/i],
  ['a wrong type', CODE, /minutes: \d+(\.\d+)?$/m, 'minutes: soon', /expected number/i],
  ['an unknown prevention entry', CODE, /prevention:\n?\s*(\[\s*|- )[a-z0-9-]+/, 'prevention: [no-such-entry, ', /.+/],
  ['an unknown fix in after', CODE, /after: \[[a-z-]+\]/, 'after: [no-such-fix]', /unknown fix no-such-fix/],
  ['a duplicate check', 'checks.yaml', /- id: moved-or-dropped/, '- id: money-taken', /duplicate id money-taken/],
  ['an unknown cause in a check', 'checks.yaml', /network: 0\.1/, 'netwrk: 0.1', /unknown cause netwrk/],
  [
    'too few phrases of an option',
    'checks.yaml',
    /phrases: \[没扣钱[^\]]*\]/,
    'phrases: [没扣钱]',
    />=3|at least|too small/i,
  ],
  ['an unknown entity', 'checks.yaml', /entity: moneyDebited/, 'entity: moneyGone', /unknown entity/],
  ['a danger that is none', 'checks.yaml', /raises: safety\.money-debited/, 'raises: fault.network', /only a safety/],
  [
    'an answer to an unknown intent',
    'answers.yaml',
    /intent: ask\.fees/,
    'intent: ask.feess',
    /unknown intent ask.feess/,
  ],
  ['a placeholder that nobody fills', 'answers.yaml', /text: (\|-?\n\s+)?/, 'text: "{phoneNumber}" #', /nobody fills/],
  ['an uncertain code that is swiped again', 'codes/field-39.yaml', /retry: after-check/, 'retry: once', /uncertain/],
  ['a duplicate response code', 'codes/field-39.yaml', /code: '02'/, "code: '01'", /duplicate code 01/],
  ['an unknown terminal kind', 'terminals.yaml', /kind: smart/, 'kind: smartest', /unknown terminal kind/],
  ['a wording key that is missing', 'zh-CN.yaml', /greet\.again: .*\n/, '', /greet\.again is missing/],
  ['a YAML syntax error', 'intake.yaml', /maxQuestions:/, 'maxQuestions: [', /.+/],
  ['a key twice', 'intake.yaml', /maxQuestions: \d/, 'maxQuestions: 3\nmaxQuestions: 4', /unique/i],
];

it('finds nothing wrong with the shipped knowledge', () => {
  expect(faultsIn()).toEqual([]);
});

it.each(PLANTED)('reports %s with file and line', (_name, file, find, put, problem) => {
  const line = plant(file, find, put);
  const found = faultsIn().filter(fault => fault.file === file && problem.test(fault.problem));
  expect(found).not.toEqual([]);
  if (put !== '') expect(found.some(fault => Math.abs(fault.line - line) <= 2)).toBe(true);
});

it('reports faults of several files at once', () => {
  plant(CODE, /group: hardware/, 'group: hardwear');
  plant('checks.yaml', /network: 0\.1/, 'netwrk: 0.1');
  plant('terminals.yaml', /kind: smart/, 'kind: smartest');
  expect(new Set(faultsIn().map(fault => fault.file))).toEqual(new Set([CODE, 'checks.yaml', 'terminals.yaml']));
});

it('reports the same phrase in two intents and an intent with too few', () => {
  writeFileSync(
    join(dir, 'knowledge/intents/ask.fees.yaml'),
    'id: ask.fees\nphrases:\n  someone:\n    - 转人工一下啊\n',
  );
  writeFileSync(
    join(dir, 'knowledge/intents/ask.bot.yaml'),
    'id: ask.bot\nphrases:\n  someone:\n    - 转人工一下啊！\n',
  );
  const problems = faultsIn().map(fault => `${fault.file}:${fault.line} ${fault.problem}`);
  expect(problems).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/ask\.(fees|bot)\.yaml:4 .*also in ask\.(bot|fees)/),
      expect.stringMatching(/ask\.fees\.yaml:\d .*1 phrases/),
    ]),
  );
});

describe('what may not be told to a merchant', () => {
  const say = (text: string) => {
    plant(
      'answers.yaml',
      /- intent: ask\.fees\n\s+text: (\|-?\n)?/,
      `- intent: ask.fees\n    text: ${JSON.stringify(text)} #`,
    );
    return faultsIn().filter(fault => fault.file === 'answers.yaml');
  };
  it.each([
    [
      'the advertisement of the article',
      '拉卡拉官网（www.mepos.cn）：访问拉卡拉的官方网站，填写相关信息并提交申请表格',
    ],
    ['its second form', '拉卡拉电签POS机免费办理官网，http://www.mepos.cn，点击网址进入申请页面'],
    ['its domain alone', '到mepos.cn申请'],
    ['an official claim', '银联POS个人免费申请官网'],
    ['a mobile number', '请打13812345678'],
    ['a hotline', '请打400-800-1234'],
    ['a bank hotline', '请打95516'],
    ['a request for the card number', '请把顾客的银行卡号发给我'],
    ['a request for the PIN', '请输入您的密码告诉我'],
    ['a request for an SMS code', '把收到的验证码提供给我们'],
    ['a promise of time', '钱会在2小时内到账'],
    ['a promise of money', '我们保证退钱给您'],
    ["a technician's work", '请拆开机壳检查读卡器'],
    ['HTML', '<b>注意</b>'],
  ])('refuses %s', (_name, text) => {
    expect(say(text)).not.toEqual([]);
  });
  it.each([
    ['a warning about card data', '不要把银行卡号、密码、验证码告诉任何人'],
    ['the cardholder entering the PIN', '请持卡人自己重新输入密码'],
    ['a warning not to open the case', '请不要拆开机器'],
  ])('allows %s', (_name, text) => {
    expect(say(text)).toEqual([]);
  });
});

it('refuses an alias bomb in under 100 ms', () => {
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
  for (let i = 0; i < 20; i++) {
    const [from, to] = [String.fromCharCode(97 + i), String.fromCharCode(98 + i)];
    bomb.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(',')}]`);
  }
  writeFileSync(join(dir, 'knowledge/contacts.yaml'), bomb.join('\n'));
  const clean = Date.now();
  faultsIn(good);
  const started = Date.now();
  const faults = faultsIn().filter(fault => fault.file === 'contacts.yaml');
  expect(faults).not.toEqual([]);
  expect(Date.now() - started).toBeLessThan(2 * (started - clean) + 100);
});

it('names an absent folder', () => {
  expect(() => loadKnowledge({ dir: join(dir, 'absent'), wordingFile: join(dir, 'wording/zh-CN.yaml') })).toThrow(
    KnowledgeError,
  );
});
