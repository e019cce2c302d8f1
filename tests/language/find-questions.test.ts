import { sharedLanguageReader } from '../support/language-knowledge';

const among = (ids: readonly string[]) => ids.map(id => ({ id, nearness: 0 }));

const SETTLING = ['settle-confirm', 'settle-paper-out', 'settle-slip-keep', 'settle-how-long', 'settle-no-menu'];
const NETWORK = ['network-hotspot', 'network-no-data-card', 'network-wifi-off-enough', 'network-data-cost'];

describe('findQuestions', () => {
  beforeAll(() => void sharedLanguageReader(), 120_000);

  it.each([
    ['屏幕问我是不是要结算 我点是吗', SETTLING, 'settle-confirm'],
    ['还没打完纸就没了 咋整', SETTLING, 'settle-paper-out'],
    ['这一长条单子扔了行不', SETTLING, 'settle-slip-keep'],
    ['拿我手机开个热点给它用得不', NETWORK, 'network-hotspot'],
    ['里头没装流量卡怎么弄', NETWORK, 'network-no-data-card'],
  ])('finds what %s asks among the questions of the step', (text, ids, id) => {
    expect(sharedLanguageReader().findQuestions(text, among(ids))[0]?.id).toBe(id);
  });

  it('finds each of two questions in the part of the message that asks it', () => {
    const found = sharedLanguageReader().findQuestions('没有流量卡咋办 能连我手机热点不', among(NETWORK));
    expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining(['network-hotspot', 'network-no-data-card']));
    expect(found.find(({ id }) => id === 'network-hotspot')?.clause).toBe('能连我手机热点不');
  });

  it('is not like anything where nothing was asked', () => {
    const [found] = sharedLanguageReader().findQuestions('今天的天气真不错', among(SETTLING));
    expect(found?.score ?? 0).toBeLessThan(0.5);
    expect(sharedLanguageReader().findQuestions('随便', [])).toEqual([]);
    expect(sharedLanguageReader().findQuestions('啊'.repeat(20_000), among(SETTLING))[0]?.score ?? 0).toBeLessThan(0.5);
  });
});
