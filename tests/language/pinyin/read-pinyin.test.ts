import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalize } from '../../../src/language/normalize';
import { learnPinyin } from '../../../src/language/pinyin/learn-pinyin';
import { obtainReadPinyin } from '../../../src/language/pinyin/obtain-pinyin';
import { createReadPinyin } from '../../../src/language/pinyin/read-pinyin';
import { languageCacheDir, readLanguageKnowledge, sharedLanguageReader } from '../../support/language-knowledge';
import { leastMs } from '../../support/least-ms';

const now = new Date('2026-11-23T02:00:00Z');

describe('pinyin of merchants', () => {
  const read = obtainReadPinyin(readLanguageKnowledge(), languageCacheDir);
  it.each([
    ['cha ka mei fan ying', '插卡没反应'],
    ['CHAKA MEI FANYING', '插卡没反应'],
    ['ping mu shang chu lai 3000 zen me ban', '屏幕上出来 3000 怎么办'],
    ['pos ji yizhi tiao 3000, zenmeban', 'pos机一直跳 3000, 怎么办'],
    ['sua ka shi bai', '刷卡失败'],
    ['bu zhi dao, hao xiang mei you wang', '不知道, 好像没有网'],
  ])('%s is %s', (written, meant) => {
    expect(read(normalize(written))).toBe(meant);
  });

  it.each(['ok', 'wifi', 'hello are you there', 'landi a8', '3000', '插 ka 没反应', 'sn x7k9q2', 'https', '🙂', ''])(
    '%s stays as it is',
    text => expect(read(normalize(text))).toBe(normalize(text)),
  );

  it('is understood like characters', () => {
    expect(sharedLanguageReader().understand('ke hu shuo qian kou le, ji qi shuo shi bai', now)).toMatchObject({
      text: 'ke hu shuo qian kou le, ji qi shuo shi bai',
      intent: 'safety.money-debited',
    });
  });

  it.each(['a'.repeat(2000), 'xian'.repeat(500), 'xi an '.repeat(333), 'ni '.repeat(660), "'".repeat(2000)])(
    'takes %s in bounded time',
    text => {
      expect(leastMs(() => read(text))).toBeLessThan(500); // 1 to 60 ms on an idle core.
    },
  );
});

describe('what it is learnt from', () => {
  it('is what characters stand together', () => {
    const read = createReadPinyin(learnPinyin(['打印机', '打印机坏了', '打印机', '大', '因', '及']));
    expect(read('da yin ji')).toBe('打印机');
    expect(read('dayinji huai le')).toBe('打印机坏了');
  });

  it('is nothing where there is nothing', () => {
    expect(createReadPinyin(learnPinyin([]))('da yin ji')).toBe('da yin ji');
  });

  it('is kept, and learnt anew where what was kept is broken', () => {
    const dir = mkdtempSync(join(tmpdir(), 'pinyin-'));
    const knowledge = { intents: [{ id: 'x', phrases: [{ author: 'a', text: '打印机坏了' }] }] };
    expect(obtainReadPinyin(knowledge, dir)('da yin ji')).toBe('打印机');
    const [name = ''] = readdirSync(dir);
    writeFileSync(join(dir, name), '{');
    expect(obtainReadPinyin(knowledge, dir)('da yin ji')).toBe('打印机');
    rmSync(dir, { recursive: true });
  });
});
