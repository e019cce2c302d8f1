import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSegment } from '../../src/language/segment';
import { languageCacheDir, readLanguageKnowledge } from '../support/language-knowledge';

const { terms } = readLanguageKnowledge().lexicon;
const plain = createSegment([], languageCacheDir);
const segment = createSegment(terms, languageCacheDir);

describe('segment', () => {
  it.each([
    ['我的pos机报3000', ['我', '的', 'pos机', '报', '3000']],
    ['密码键盘不行', ['密码键盘', '不行']],
    ['流量卡欠费', ['流量卡', '欠费']],
    ['显示a0，wifi断了', ['显示', 'a0', '，', 'wifi', '断', '了']],
    ['', []],
  ])('keeps terms, numbers and Latin words of %s whole', (text, words) => {
    expect(segment(text)).toEqual(words);
  });

  it.each(['网络打印机连接不上', '今天天气不错', '重新开机以后还是不行', '客人的信用卡有问题', '昨天晚上开始的'])(
    'splits %s, where no term is, as without terms',
    text => {
      const withoutTerms = plain(text);
      expect(segment(text)).toEqual(withoutTerms);
    },
  );

  it('loses no visible character', () => {
    const text = '㐂𠮷野家🙃的机子坏了 ok 100% <b>';
    expect(segment(text).join('')).toBe(text.replaceAll(' ', ''));
  });

  it('writes its dictionary once', () => {
    const dir = mkdtempSync(join(tmpdir(), 'segment-'));
    createSegment(['防拆'], dir)('防拆报警');
    const files = readdirSync(dir);
    createSegment(['防拆'], dir)('防拆报警');
    expect(readdirSync(dir)).toEqual(files);
    rmSync(dir, { recursive: true });
  });
});
