import { findSituation } from '../../../src/language/entities/find-situation';

describe('findSituation of what was before', () => {
  it.each([
    ['从wifi改成流量了', '4g'],
    ['从流量换成无线网了', 'wifi'],
    ['现在用流量 原来是用wifi的', '4g'],
    ['把流量关了改连店里的wifi', 'wifi'],
    ['昨天刚换的宽带', undefined],
    ['我原来是用wifi的', undefined],
    ['插着网线', 'cable'],
  ])('reads %p as %p', (text, network) => {
    expect(findSituation(text).network).toBe(network);
  });

  it.each([
    ['刷都刷不起', undefined],
    ['换了几张卡都刷不了', 'several'],
  ])('counts the cards of %p as %p', (text, cards) => {
    expect(findSituation(text).cardsAffected).toBe(cards);
  });

  it.each([
    ['啥扣钱嘛 上一桌刷卡120我不晓得成了没有', 'unknown'],
    ['我没说没扣啊', undefined],
    ['没扣钱 就是不知道收到没', 'no'],
  ])('reads the debit of %p as %p', (text, debited) => {
    expect(findSituation(text).moneyDebited).toBe(debited);
  });
});
