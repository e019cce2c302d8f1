import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { evaluateIntents } from '../../../src/language/evaluation/evaluate-intents';
import { createExplainIntent } from '../../../src/language/evaluation/explain-intent';
import { intentReportWordingSchema } from '../../../src/language/evaluation/intent-report-wording';
import { renderIntentLines } from '../../../src/language/evaluation/render-intent-lines';
import { renderIntentPage } from '../../../src/language/evaluation/render-intent-page';
import { reportOfMessages } from '../../../src/language/evaluation/report-of-messages';
import { writingKindsOf } from '../../../src/language/evaluation/writing-kinds';
import { extractFeatures, nameFeatures } from '../../../src/language/features';
import type { LanguageKnowledge } from '../../../src/language/understanding';

const AUTHORS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const THINGS: Readonly<Record<string, readonly string[]>> = {
  'fault.printer': ['小票打不出来', '打印机卡纸了', '出来的票是白的', '没有纸了打不了'],
  'fault.network': ['没有网络信号', '网络连不上', '无线断了连不上网', '路由器灯红了没网'],
  'ask.fees': ['费率是多少', '手续费怎么算', '刷卡扣几个点', '费率能不能便宜'],
  'act.thanks': ['谢谢', '多谢您', '谢谢您了', '感谢'],
  'safety.scam': ['有人让我报验证码', '说是客服要验证码', '他让我转账到安全账户', '电话里要我的验证码'],
  none: ['今天天气不错', '中午吃什么', '孩子几点放学', '下雨了收衣服'],
};
/** Stands where another author's words say that it does not belong. */
const MISPLACED = '打印机卡纸了小票打不出来';

const phrasesOf = (texts: readonly string[]) =>
  AUTHORS.flatMap((author, n) => texts.map(text => ({ author, text: `${text}${'啊呀呢吧哦嘛啦哈'[n]}` })));
const knowledge: LanguageKnowledge = {
  codes: ['3000'],
  questions: [],
  answered: [],
  terms: [],
  lexicon: { terms: [], synonyms: {}, stopWords: [] },
  gazetteer: { acquirers: [], brands: [], models: [], kinds: [] },
  intents: Object.entries(THINGS).map(([id, texts]) => ({
    id,
    phrases: [...phrasesOf(texts), ...(id === 'ask.fees' ? [{ author: 'a', text: MISPLACED }] : [])],
  })),
};

let cacheDir: string;
beforeAll(() => void (cacheDir = mkdtempSync(join(tmpdir(), 'evaluate-'))));
afterAll(() => rmSync(cacheDir, { recursive: true }));
const evaluated = () => evaluateIntents(knowledge, cacheDir);

describe('the report on intents', () => {
  it('counts every phrase once, read without its author', () => {
    const { report, heldOut } = evaluated();
    expect(report.phrases).toBe(AUTHORS.length * 24 + 1);
    expect(heldOut.trainMs).toHaveLength(4);
    expect(report.intents.map(({ intent }) => intent)).toEqual(Object.keys(THINGS).sort());
    expect(report.first).toBeGreaterThan(0.95);
    expect(report.safety).toEqual({ recall: 1, falseAlarms: 0 });
    expect(report.acts).toBe(1);
    expect(report.calibration.bins.reduce((sum, { phrases }) => sum + phrases, 0)).toBe(report.phrases);
  });

  it('names a phrase that others contradict, and the phrase that it resembles', () => {
    const { report } = evaluated();
    expect(report.suspicious[0]).toMatchObject({
      text: MISPLACED,
      author: 'a',
      expected: 'ask.fees',
      given: 'fault.printer',
      cause: { intent: 'fault.printer' },
    });
    expect(report.suspicious[0]?.cause?.author).not.toBe('a');
    expect(report.confusions[0]).toMatchObject({ expected: 'ask.fees', given: 'fault.printer', phrases: 1 });
    const fees = report.intents.find(({ intent }) => intent === 'ask.fees');
    expect(fees?.recall).toBeCloseTo(32 / 33);
    expect(report.intents.find(({ intent }) => intent === 'fault.printer')?.precision).toBeCloseTo(32 / 33);
  });

  it('is the same every time', () => {
    expect(evaluated().report).toEqual(evaluated().report);
  });

  it('is one page that asks nothing of the network and shows what people wrote as they wrote it', () => {
    const wording = intentReportWordingSchema.parse(
      parse(readFileSync(join(__dirname, '../../../dialogs/wording/intent-report.zh-CN.yaml'), 'utf8')),
    );
    const { report } = evaluated();
    const page = renderIntentPage(
      {
        report: { ...report, suspicious: [{ ...report.suspicious[0]!, text: '<b>票</b> & "纸"' }] },
        command: 'poscare knowledge evaluate',
        charts: 'window.echarts = "</script>"',
        messages: { file: 'messages.jsonl', figures: [{ messages: 2, first: 0.5, inTwo: 1 }] },
      },
      wording,
    );
    expect(page).toContain('&#60;b&#62;票&#60;/b&#62; &#38; &#34;纸&#34;');
    expect(page).toContain('<\\/script>"');
    expect(page).not.toMatch(/(?:src|href)=/);
    expect(page).toContain('messages.jsonl：2 句');
    expect(page.match(/<section>/g)).toHaveLength(9);
  });

  it('is told in lines', () => {
    const lines = renderIntentLines(evaluated().report, [{ tag: 'pinyin', messages: 4, first: 0.25, inTwo: 0.5 }]);
    expect(lines.join('\n')).toContain(`${MISPLACED} (a): ask.fees, read fault.printer`);
    expect(lines.at(-1)).toBe('pinyin       first 0.250, in two 0.500, of 4');
  });
});

it('counts messages by tag, the worst first', () => {
  const messages = [
    { text: '1', intent: 'x', tags: ['typo'] },
    { text: '2', intent: 'y', tags: ['typo', 'long'] },
  ];
  const read = () => [
    { intent: 'x', confidence: 0.6 },
    { intent: 'y', confidence: 0.3 },
  ];
  expect(reportOfMessages(messages, read)).toEqual([
    { messages: 2, first: 0.5, inTwo: 1 },
    { tag: 'long', messages: 1, first: 0, inTwo: 1 },
    { tag: 'typo', messages: 2, first: 0.5, inTwo: 1 },
  ]);
});

it.each([
  ['機器壞了', ['traditional']],
  ['部机唔得', ['cantonese']],
  ['ji qi huai le', ['pinyin']],
  ['报3000', ['number']],
  ['好了', ['short']],
  ['机器好像坏了', ['plain']],
])('tells how %s is written', (text, kinds) => {
  expect(writingKindsOf(text)).toEqual(expect.arrayContaining(kinds));
});

describe('the explanation of a reading', () => {
  it('names the weightiest features and the nearest phrases', () => {
    const { best, features, nearest } = createExplainIntent(knowledge, cacheDir)('小票打不出来');
    expect(best).toBe('fault.printer');
    const sizes = features.map(({ weight }) => Math.abs(weight));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(features.filter(({ weight }) => weight > 0).map(({ name }) => name)).toContain('票');
    expect(nearest[0]).toMatchObject({ intent: 'fault.printer' });
    expect(nearest[0]!.text).toContain('小票打不出来');
  });

  it.each(['插进去没反应', 'cha jin qu 报3000', '🙂a1', ''])('has a name for every feature of %s', text => {
    const words = text.split(' ');
    expect(new Set(nameFeatures(text, words).keys())).toEqual(new Set(extractFeatures(text, words).hashes));
  });
});
