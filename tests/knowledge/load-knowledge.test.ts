import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { REQUIRED_WORDING } from '../../dialogs/required-wording';
import { KnowledgeError } from '../../src/errors';
import { loadKnowledge } from '../../src/knowledge/load-knowledge';
import { createKnowledgeFolder, WORDING } from './knowledge-folder';
import type { KnowledgeFolder } from './knowledge-folder';

let folder: KnowledgeFolder;
beforeEach(() => void (folder = createKnowledgeFolder()));
afterEach(() => folder.remove());

const root = resolve(__dirname, '../..');
const problemsOf = (file: string): string[] =>
  folder.faults().flatMap(fault => (fault.file === file ? [`${fault.line} ${fault.problem}`] : []));

describe('a folder without faults', () => {
  it('loads with defaults filled in', () => {
    const knowledge = folder.load(['greet.hello']);
    expect(knowledge.codes.map(({ code }) => code)).toEqual(['3000']);
    expect(knowledge.responseCodes.map(({ code, escalate }) => [code, escalate])).toEqual([
      ['51', false],
      ['68', false],
    ]);
    expect(knowledge.checks[0]).toMatchObject({ id: 'money-taken', unsure: 0.1, disturbs: [] });
    expect(knowledge.terminals.brands[1]).toMatchObject({ id: 'pax', aliases: [], models: [] });
    expect(knowledge.intents).toHaveLength(6);
    expect(knowledge.wording['choice.act.fixed']).toEqual(['好了', '可以了']);
    expect(knowledge.contacts.contacts[0]?.phone).toBe('400-000-0000');
  });

  it('ships', () => {
    const knowledge = loadKnowledge({
      dir: join(root, 'knowledge'),
      wordingFile: join(root, 'dialogs/wording/zh-CN.yaml'),
      requiredWording: REQUIRED_WORDING,
    });
    expect(knowledge.codes.map(({ code }) => code)).toContain('3000');
    const line = knowledge.contacts.public.find(({ id }) => id === 'anti-fraud')?.phone ?? 'none';
    expect(knowledge.stepQuestions.find(({ id }) => id === 'anti-fraud-number')?.text).toContain(line);
  });
});

describe('the version', () => {
  it('changes with any byte of any file and comes back with it', () => {
    const { version } = folder.load();
    for (const file of ['contacts.yaml', 'codes/3000.yaml', 'intents/ask.fees.yaml', 'lexicon/lexicon.yaml', WORDING]) {
      const text = folder.read(file);
      folder.write(file, `${text}# seen\n`);
      expect(folder.load().version).not.toBe(version);
      folder.write(file, text);
    }
    expect(folder.load().version).toBe(version);
  });

  it('of the language changes with phrases, checks, lexicon, terminals and the set of codes alone', () => {
    const { languageVersion } = folder.load();
    const afterEdit = (file: string): string => {
      const text = folder.read(file);
      folder.write(file, `${text}# seen\n`);
      const edited = folder.load().languageVersion;
      folder.write(file, text);
      return edited;
    };
    for (const file of ['answers.yaml', 'codes/3000.yaml', WORDING]) expect(afterEdit(file)).toBe(languageVersion);
    const learnt = [
      'intents/ask.fees.yaml',
      'checks.yaml',
      'phrases/money-taken.yaml',
      'lexicon/lexicon.yaml',
      'terminals.yaml',
    ];
    for (const file of learnt) expect(afterEdit(file)).not.toBe(languageVersion);
    folder.write('codes/3001.yaml', folder.read('codes/3000.yaml').replace("'3000'", "'3001'"));
    const withAnotherCode = folder.load();
    expect(withAnotherCode.codes.map(({ code }) => code)).toEqual(['3000', '3001']);
    expect(withAnotherCode.languageVersion).not.toBe(languageVersion);
  });
});

describe('every fault at once', () => {
  it('reports form and cross faults of all files together, in the order of files and lines', () => {
    folder.plant('codes/3000.yaml', 'group: hardware', 'group: hardwear');
    folder.plant('codes/3000.yaml', 'handoffMinutes: 45', 'handoffMinutes: soon');
    folder.plant('codes/3000.yaml', "code: '3000'", 'code: 3000');
    folder.plant('codes/3000.yaml', '盖子用力按一下。', '拆开机壳，访问www.mepos.cn');
    folder.plant('codes/field-39.yaml', 'retry: after-check', 'retry: yes');
    folder.plant('checks.yaml', 'printer: 0.2', 'printr: 0.2');
    folder.plant(
      'checks.yaml',
      '        raises: safety.money-debited\n',
      '        raises: safety.money-debited\n        raised: no\n',
    );
    folder.plant('terminals.yaml', 'kind: smart', 'kind: smartest');
    folder.plant('intake.yaml', 'when: [callback]', 'when: [callback');
    folder.plant('answers.yaml', '{contacts}', '<b>{phone}</b>');
    folder.plant('contacts.yaml', "'18:00'", "'25:00'");
    folder.plant('lexicon/lexicon.yaml', 'terms:', 'words:');
    folder.plant('intents/ask.fees.yaml', '费率是多少 第7次', '3000');
    folder.plant(WORDING, '{code}', '{kode}');
    folder.write('check.yaml', 'checks: []\n');
    const found = folder.faults(['greet.hello', 'greet.bye']).map(({ file, line, path }) => `${file}:${line} ${path}`);
    expect(found).toEqual([
      'answers.yaml:7 answers[1].text',
      'answers.yaml:7 answers[1].text',
      'check.yaml:1 ',
      'checks.yaml:11 checks[0].options[0].given.printr',
      'checks.yaml:14 checks[0].options[0].raised',
      'codes/3000.yaml:1 code',
      'codes/3000.yaml:14 handoffMinutes',
      'codes/3000.yaml:24 causes[0].group',
      'codes/3000.yaml:53 fixes[0].steps[1]',
      'codes/3000.yaml:53 fixes[0].steps[1]',
      'codes/field-39.yaml:10 codes[1].retry',
      'contacts.yaml:12 hours[0].to',
      'intake.yaml:14 ',
      'intents/ask.fees.yaml:10 phrases.someone[6]',
      'lexicon/lexicon.yaml:1 terms',
      'lexicon/lexicon.yaml:1 words',
      'terminals.yaml:14 brands[0].models[0].kind',
      `${WORDING}:1 greet.bye`,
      `${WORDING}:4 start.code`,
    ]);
  });

  it('names them all in the message of the error', () => {
    folder.plant('checks.yaml', 'printer: 0.2', 'printr: 0.2');
    expect(() => folder.load()).toThrow(
      'The knowledge has 1 fault(s):\n  checks.yaml:11 checks[0].options[0].given.printr: unknown cause printr',
    );
  });

  it('blames nobody who refers to a file that cannot be read', () => {
    for (const file of ['codes/3000.yaml', 'terminals.yaml', 'intents/fault.network.yaml'])
      folder.write(file, 'a: [\n');
    expect(new Set(folder.faults().map(({ file }) => file))).toEqual(
      new Set(['codes/3000.yaml', 'terminals.yaml', 'intents/fault.network.yaml']),
    );
  });
});

describe('files and folders', () => {
  it('reports a folder that is not there', () => {
    const dir = join(folder.dir, 'absent');
    expect(() => loadKnowledge({ dir, wordingFile: folder.wordingFile })).toThrow(KnowledgeError);
    expect(() => loadKnowledge({ dir, wordingFile: folder.wordingFile })).toThrow(/absent:1 .*ENOENT.*must be there/);
  });

  it('reports each file that is not there', () => {
    const files = ['checks.yaml', 'codes/field-39.yaml', 'lexicon/lexicon.yaml', WORDING];
    for (const file of files) rmSync(join(folder.dir, file));
    const faults = folder.faults();
    expect(faults.map(({ file }) => file)).toEqual([...files].sort());
    for (const { line, problem } of faults) {
      expect(line).toBe(1);
      expect(problem).toMatch(/cannot be read/);
    }
  });

  it('reports a subfolder that is not there, and nothing that follows from it', () => {
    rmSync(join(folder.dir, 'lexicon'), { recursive: true });
    rmSync(join(folder.dir, 'codes'), { recursive: true });
    expect(folder.faults().map(({ file }) => file)).toEqual(['codes', 'lexicon']);
  });

  it('reports a codes folder without a code', () => {
    rmSync(join(folder.dir, 'codes/3000.yaml'));
    expect(problemsOf('codes')).toEqual(['1 holds no code file: create one, such as codes/3000.yaml']);
  });

  it.each([
    ['an empty file', '', /is empty/],
    ['a file of comments', '# nothing yet\n', /is empty/],
    ['a list where a map belongs', '- a\n', /is a list: a map of fields is needed/],
    ['two documents', 'answers: []\n---\nanswers: []\n', /not valid YAML/],
    ['bytes that are not UTF-8', Buffer.from([0x61, 0x3a, 0x20, 0xff, 0x0a]), /not UTF-8/],
    ['a huge file', `answers: [${'x,'.repeat(800_000)}]\n`, /split it/],
    ['tabs as indentation', 'answers:\n\t- intent: ask.fees\n', /not valid YAML/],
  ])('reports %s', (_name, content, problem) => {
    folder.write('answers.yaml', content);
    expect(problemsOf('answers.yaml')).toEqual([expect.stringMatching(problem)]);
  });

  it('reports a file that may not be read and a link that leads nowhere', () => {
    rmSync(join(folder.dir, 'intake.yaml'));
    symlinkSync(join(folder.dir, 'nowhere.yaml'), join(folder.dir, 'intake.yaml'));
    rmSync(join(folder.dir, 'checks.yaml'));
    mkdirSync(join(folder.dir, 'checks.yaml'));
    chmodSync(join(folder.dir, 'checks.yaml'), 0o700);
    expect(folder.faults().map(({ file }) => file)).toEqual(['checks.yaml', 'intake.yaml']);
  });

  it('reports files that nothing reads and leaves editors and notes alone', () => {
    folder.write('codes/3001.yml', 'code: x\n');
    folder.write('.answers.yaml.swp', 'x');
    folder.write('answers.yaml~', 'x');
    folder.write('#answers.yaml#', 'x');
    folder.write('README.md', 'x');
    expect(folder.faults()).toEqual([
      { file: 'codes/3001.yml', line: 1, path: '', problem: expect.stringMatching(/correct its name/) },
    ]);
  });
});

describe('hostile YAML', () => {
  const inMs = (action: () => void): number => {
    const started = performance.now();
    action();
    return performance.now() - started;
  };

  const bomb = (levels: number): string =>
    Array.from({ length: levels }, (_, i) => {
      const items =
        i === 0
          ? 'x,x,x,x,x,x,x,x,x'
          : Array(9)
              .fill(`*a${i - 1}`)
              .join(',');
      return `a${i}: &a${i} [${items}]\n`;
    }).join('');

  it.each([
    ['nested aliases', bomb(30)],
    ['merge keys', `a: &a {x: 1}\n${Array.from({ length: 200 }, (_, i) => `b${i}: &b${i} {<<: *a}`).join('\n')}\n`],
    ['an alias to itself', 'contacts: &a [*a]\n'],
  ])('refuses %s in less than 100 ms more than a good folder takes', (_name, content) => {
    const good = folder.read('contacts.yaml');
    const bestOf = (text: string): number => {
      folder.write('contacts.yaml', text);
      return Math.min(...Array.from({ length: 3 }, () => inMs(() => folder.faults())));
    };
    const goodMs = bestOf(good);
    expect(bestOf(content)).toBeLessThan(goodMs + 100);
    expect(problemsOf('contacts.yaml')[0]).toMatch(/anchor or alias/);
  });

  it('refuses ten thousand open brackets and twenty thousand keys', () => {
    folder.write('contacts.yaml', `contacts: ${'['.repeat(10_000)}\n`);
    folder.write('intake.yaml', Array.from({ length: 20_000 }, (_, i) => `k${i}: 1\n`).join(''));
    expect(problemsOf('contacts.yaml')).not.toEqual([]);
    expect(problemsOf('intake.yaml').length).toBeGreaterThan(20_000 - 1);
  });

  it('gives no object a prototype from a file', () => {
    folder.plant(
      'contacts.yaml',
      'hours:',
      '__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\nhours:',
    );
    expect(problemsOf('contacts.yaml')).toEqual([
      expect.stringMatching(/__proto__ is not allowed/),
      expect.stringMatching(/unknown field constructor/),
    ]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
