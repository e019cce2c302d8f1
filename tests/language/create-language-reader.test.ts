import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLanguageReader } from '../../src/language/create-language-reader';
import type { LanguageKnowledge } from '../../src/language/understanding';
import { readLanguageKnowledge, sharedLanguageReader } from '../support/language-knowledge';
import { leastMs } from '../support/least-ms';

const now = new Date('2026-11-23T02:00:00Z');
const TRAINING_MS = 120_000; // 4 s on an idle core; suites share two.

describe('understand', () => {
  beforeAll(() => void sharedLanguageReader(), TRAINING_MS);
  const read = (text: string) => sharedLanguageReader().understand(text, now);

  it.each([
    ['破死机报三千 刷不出来', 'fault.code-3000'],
    ['屏幕上跳出个3OOO', 'fault.code-3000'],
    ['卡塞进去跟没塞一样', 'fault.card-reader'],
    ['出来的小票白花花一片', 'fault.printer'],
    ['报3000 没信号', 'fault.network'],
    ['老板的机子报3000，拉卡拉的联迪A8，插卡没反应', 'fault.card-reader'],
    ['机子报3000刷不了', 'fault.code-3000'],
    ['屏幕上老是报3000', 'fault.code-3000'],
    ['一打票就自己关机', 'fault.power'],
    ['右上角一格信号都没有，老转圈', 'fault.network'],
    ['开机停在那个图标不动了', 'fault.operating-system'],
    ['顾客说钱扣了，机器说失败', 'safety.money-debited'],
    ['顧客話扣咗錢但係機出唔到單', 'safety.money-debited'],
    ['有个人打电话要我报验证码说帮我升级', 'safety.scam'],
    ['机器摔地上开了条缝', 'safety.tamper'],
    ['怎么自己刷自己的信用卡套点现金', 'safety.fraud-coaching'],
    ['卡号6222020200112233445 帮我查', 'safety.card-data'],
    ['[卡号…3445] 帮我查下', 'safety.card-data'],
    ['3000是什么意思', 'ask.meaning-3000'],
    ['51是啥意思', 'ask.code-meaning'],
    ['钱什么时候到账', 'ask.settlement'],
    ['费率多少', 'ask.fees'],
    ['我要投诉 叫你们经理来', 'request.human'],
    ['转人工', 'request.human'],
    ['谢谢啊', 'act.thanks'],
    ['还是老样子', 'act.not-fixed'],
    ['可以了可以了', 'act.fixed'],
    ['话费3000怎么交', 'none'],
    ['話費3000點樣俾', 'none'],
    ['今晚吃火锅去不', 'none'],
    ['cha ka mei fan ying', 'fault.card-reader'],
  ])('reads %s as %s', (text, intent) => {
    expect(read(text).intent).toBe(intent);
  });

  it('gives text, normalised text, words, alternatives and entities', () => {
    const text = '破死機報三千';
    expect(read(text)).toMatchObject({
      text,
      normalized: '破死机报3000',
      tokens: ['pos机', '报', '3000'],
      entities: { errorCodes: ['3000'] },
    });
    const { intent, confidence, alternatives } = read('机子用不了');
    expect(alternatives.map(one => one.intent)).not.toContain(intent);
    expect(alternatives.map(one => one.confidence)).toEqual(
      alternatives.map(one => one.confidence).toSorted((a, b) => b - a),
    );
    expect(confidence + alternatives.reduce((sum, one) => sum + one.confidence, 0)).toBeLessThanOrEqual(1.0001);
  });

  it('is sure that nothing is meant by nothing', () => {
    for (const text of ['', '   ', '\u200b\u0000', '\ud800']) {
      expect(read(text)).toMatchObject({ intent: 'none', confidence: 1, alternatives: [], entities: {} });
    }
  });

  it.each(['asdkjfh qwe zxcv', '한국어 메시지입니다', 'ข้อความ', 'Съешь ещё этих булок', '▓▒░'])(
    'takes %s for no intent',
    text => {
      expect(read(text).intent).toBe('none');
    },
  );

  it.each([
    ['letters', 'a'.repeat(20_000)],
    ['characters', '机'.repeat(20_000)],
    ['digits', '6 '.repeat(10_000)],
    ['marks', '\u0301\u0327'.repeat(10_000)],
    ['control characters', '\u0000\uffff\ud800'.repeat(7_000)],
    ['surrogate pairs', '🙃'.repeat(10_000)],
    ['ligatures that unfold', '\ufdfa'.repeat(20_000)],
  ])('reads 20,000 %s quickly', (_, text) => {
    read(text.slice(0, 10));
    const { confidence } = read(text);
    expect(leastMs(() => read(text))).toBeLessThan(1000); // 2 to 60 ms on an idle core.
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
  });

  it('reads the beginning of a long message', () => {
    expect(read('卡插进去没有反应，换了几张都读不出来。' + '。'.repeat(19_000)).intent).toBe('fault.card-reader');
  });
});

describe('createLanguageReader', () => {
  const small: LanguageKnowledge = {
    codes: ['3000'],
    questions: [],
    answered: [],
    terms: [],
    lexicon: { terms: [], synonyms: {}, stopWords: [] },
    gazetteer: { acquirers: [], brands: [], models: [], kinds: [] },
    intents: [
      {
        id: 'fault.printer',
        phrases: ['小票打不出来', '没有纸', '打印机卡纸', '票是白的'].map(text => ({ author: 'a', text })),
      },
      {
        id: 'ask.fees',
        phrases: ['费率多少', '手续费怎么算', '押金退吗', '扣几个点'].map(text => ({ author: 'a', text })),
      },
    ],
  };
  let cacheDir: string;
  beforeEach(() => void (cacheDir = mkdtempSync(join(tmpdir(), 'reader-'))));
  afterEach(() => rmSync(cacheDir, { recursive: true }));

  it('trains once and reads the weights the next time', () => {
    const first = createLanguageReader(small, { cacheDir });
    const second = createLanguageReader(small, { cacheDir });
    expect([first.trained, second.trained]).toEqual([true, false]);
    for (const text of ['票卡住了', '收几个点', '你好', '']) {
      expect(second.understand(text, now)).toEqual(first.understand(text, now));
    }
    expect(first.understand('小票卡住了', now).intent).toBe('fault.printer');
  });

  it('trains again where the knowledge has changed', () => {
    createLanguageReader(small, { cacheDir });
    const added = {
      id: 'ask.bot',
      phrases: [
        { author: 'a', text: '你是机器人吗' },
        { author: 'a', text: '是真人吗' },
      ],
    };
    const changed = createLanguageReader({ ...small, intents: [...small.intents, added] }, { cacheDir });
    expect(changed.trained).toBe(true);
    expect(changed.understand('是机器人吗', now).intent).toBe('ask.bot');
  });

  it('trains again where the file is cut short', () => {
    createLanguageReader(small, { cacheDir });
    const file = join(
      cacheDir,
      readdirSync(cacheDir).find(name => name.startsWith('language-'))!,
    );
    truncateSync(file, statSync(file).size - 10);
    expect(createLanguageReader(small, { cacheDir }).trained).toBe(true);
    truncateSync(file, 3);
    expect(createLanguageReader(small, { cacheDir }).trained).toBe(true);
  });

  it('folds synonyms before matching', () => {
    const lexicon = { terms: [], synonyms: { 网咯: '网络' }, stopWords: [] };
    const reader = createLanguageReader({ ...small, lexicon }, { cacheDir });
    expect(reader.understand('网咯', now).tokens).toEqual(['网络']);
  });
});

describe('the phrases of the knowledge', () => {
  it('are in one intent each', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const { id, phrases } of readLanguageKnowledge().intents) {
      for (const { text } of phrases) {
        const other = seen.get(text.toLowerCase().trim());
        if (other !== undefined && other !== id) twice.push(`${text}: ${other}, ${id}`);
        seen.set(text.toLowerCase().trim(), id);
      }
    }
    expect(twice).toEqual([]);
  });
});
