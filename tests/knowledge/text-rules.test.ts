import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKnowledgeFolder, WORDING } from './knowledge-folder';
import type { KnowledgeFolder } from './knowledge-folder';

let folder: KnowledgeFolder;
beforeAll(() => void (folder = createKnowledgeFolder()));
afterAll(() => folder.remove());

/** `refused` and `allowed` texts by rule; a line each. */
const cases = (rule: string, kind: 'refused' | 'allowed'): string[] => {
  const text = readFileSync(join(__dirname, 'data/texts', `${rule}.${kind}.txt`), 'utf8');
  return text.split('\n').filter(line => line !== '');
};

/** Makes each text a step of its own in one check, where a merchant would read it, and answers the faults by text. */
function problemsOf(texts: readonly string[], file: string, at: string, list: string): Map<string, string> {
  const before = folder.read(file);
  folder.plant(file, at, list.replace('TEXTS', JSON.stringify(texts)));
  const found = folder.faults();
  folder.write(file, before);
  expect(found.every(fault => fault.file === file)).toBe(true);
  return new Map(found.map(({ path, problem }) => [texts[Number(/\[(\d+)\]$/.exec(path)?.[1])] ?? path, problem]));
}

const asSteps = (texts: readonly string[]): Map<string, string> =>
  problemsOf(texts, 'codes/3000.yaml', 'steps: [拿着机器走到门口或窗边。]', 'steps: TEXTS');
/** Read by a merchant whose money may have been taken. */
const whileUncertain = (texts: readonly string[]): Map<string, string> =>
  problemsOf(texts, WORDING, 'safety.money.stop: 先不要再刷，我们先查清这一笔。', 'safety.money.stop: TEXTS');

describe.each([
  ['card-data', asSteps, /asks for a card number/],
  ['promises', asSteps, /promises a time or money/],
  ['technician-work', asSteps, /technician's work/],
  ['contacts', asSteps, /URL|telephone|official|in words|HTML/],
  ['swipe-again', whileUncertain, /swipe again/],
] as const)('%s', (rule, judge, problem) => {
  it('refuses each text that says it', () => {
    const texts = cases(rule, 'refused');
    const found = judge(texts);
    expect(texts.filter(text => !problem.test(found.get(text) ?? ''))).toEqual([]);
  });

  it('allows warnings and near misses', () => {
    expect([...judge(cases(rule, 'allowed'))]).toEqual([]);
  });
});

it('lets a merchant be told to try again where money is certain', () => {
  expect([...asSteps(['确认没扣款，再刷一次。', '再试一次。'])]).toEqual([]);
});

it("lets agents read of a technician's work, and merchants say that a terminal was opened", () => {
  const before = folder.read('checks.yaml');
  folder.plant('checks.yaml', '[扫不了, 扫码也不行, 扫码转圈]', '[我拆开机壳看了, 自己更换读卡器了, 恢复出厂设置了]');
  expect(folder.faults()).toEqual([]);
  folder.write('checks.yaml', before);
});

describe('the advertisement of the reference article', () => {
  const SITE = '拉卡拉官网(www.mepos.cn):访问拉卡拉的官方网站,填写相关信息并提交申请表格';
  const FREE = '个人怎么免费申请电签pos机?免费办理官网,http://www.mepos.cn,点击网址进入申请页面';
  const DOMAIN = '到 ＭＥＰＯＳ．ＣＮ 申请';

  /** Every place that holds a text: file, what to replace, what to put before the text. */
  const PLACES: readonly (readonly [string, string, string])[] = [
    ['codes/3000.yaml', 'text: 3000在不同的机器上意思可能不一样。', 'text: '],
    ['codes/3000.yaml', 'label: 机器硬件', 'label: '],
    ['codes/3000.yaml', 'label: 打印机故障', 'label: '],
    ['codes/3000.yaml', 'explain: 打印小票的部分没准备好。', 'explain: '],
    ['codes/3000.yaml', 'priorWhy: Paper trouble is frequent', 'priorWhy: '],
    ['codes/3000.yaml', 'why: 先看是不是缺纸', 'why: '],
    ['codes/3000.yaml', '- 盖子用力按一下。', '- '],
    ['codes/3000.yaml', 'text: 每周用干布擦擦卡槽。', 'text: '],
    ['codes/3000.yaml', 'source: own research', 'source: '],
    ['codes/field-39.yaml', 'meaning: 卡里余额不足。', 'meaning: '],
    ['codes/field-39.yaml', 'advice: 请顾客换一张卡，或者换一种方式付款。', 'advice: '],
    ['checks.yaml', 'text: 扫码收款能用吗？', 'text: '],
    ['checks.yaml', 'howTo: 请顾客看一下手机上的扣款短信。', 'howTo: '],
    ['checks.yaml', 'label: 能用', 'label: '],
    ['checks.yaml', 'phrases: [扫不了, 扫码也不行, 扫码转圈]', 'phrases: [扫不了, 转圈, '],
    ['answers.yaml', 'text: 费率以您和支付公司签的合同为准。', 'text: '],
    ['terminals.yaml', 'label: 拉卡拉', 'label: '],
    ['terminals.yaml', 'aliases: [lakala]', 'aliases: ['],
    ['contacts.yaml', 'note: 转人工请按提示操作', 'note: '],
    ['contacts.yaml', 'label: 客服热线', 'label: '],
    ['contacts.yaml', 'reviewedBy: 客服主管', 'reviewedBy: '],
    ['intake.yaml', 'ask: 您的商户号是多少？', 'ask: '],
    ['intake.yaml', 'hint: 小票上“商户编号”后面的15位数字，不是卡号。', 'hint: '],
    ['lexicon/lexicon.yaml', 'terms: [POS机, 刷卡机]', 'terms: ['],
    ['lexicon/lexicon.yaml', 'stopWords: [请问]', 'stopWords: ['],
    [WORDING, '- 您好，机器怎么了？', '- '],
    [WORDING, 'start.code: 收到，机器报{code}。', 'start.code: '],
    [WORDING, 'choice.act.fixed: [好了, 可以了]', 'choice.act.fixed: ['],
    [WORDING, 'card.title: 收款机故障', 'card.title: '],
  ];

  it.each(PLACES)('is refused in %s in place of "%s"', (file, find, put) => {
    const before = folder.read(file);
    for (const text of [SITE, FREE, DOMAIN]) {
      folder.plant(file, find, `${put}${JSON.stringify(text)}${put.endsWith('[') || put.endsWith(', ') ? ']' : ''}`);
      const line = folder.lineOf(file, text);
      expect(folder.faults()).toContainEqual(
        expect.objectContaining({ file, line, problem: expect.stringMatching(/^holds a URL/) }),
      );
      folder.write(file, before);
    }
  });

  it('is a key of the lexicon no more than a value', () => {
    const before = folder.read('lexicon/lexicon.yaml');
    folder.plant('lexicon/lexicon.yaml', '  POS机: [', '  www.mepos.cn: [');
    expect(folder.faults()).toEqual([expect.objectContaining({ line: 3, problem: expect.stringMatching(/URL/) })]);
    folder.write('lexicon/lexicon.yaml', before);
  });

  it('stands in intents/, where merchants send it', () => {
    const before = folder.read('intents/ask.fees.yaml');
    folder.plant('intents/ask.fees.yaml', '费率是多少 第7次', JSON.stringify(SITE));
    expect(folder.faults()).toEqual([]);
    folder.write('intents/ask.fees.yaml', before);
  });
});
