import { deniesDamage, namesHarm, onlySoundsLikeHarm, statesDamage } from '../../../src/language/words/read-damage';

describe('words of damage', () => {
  it.each([
    '机子摔了',
    '掉鱼缸里捞出来的',
    '屏上写tamper',
    '封条被撕了',
    '后盖螺丝少了两颗',
    '一壶热水浇上头了',
    '泡茶的水倒机子上了',
    '烟味很重 外壳烫手',
    '没摔 就是后面鼓了',
  ])('are in: %s', text => {
    expect(namesHarm(text)).toBe(true);
    expect(onlySoundsLikeHarm(text)).toBe(false);
  });

  it.each([
    '客人泡茶去了',
    '我鼓捣半天了',
    '买了两条烟就走了',
    '我家卖麻辣烫的',
    '老板娘烫头去了',
    '冰淇淋店的',
    '信号掉到一格了',
    '拆快递去了',
    '我都搞糊涂了',
  ])('only sound in: %s', text => {
    expect(statesDamage(text)).toBe(false);
    expect(onlySoundsLikeHarm(text)).toBe(true);
  });

  it.each(['被小孩玩过', '是升级搞坏的', '信号满格'])('are not in: %s', text => {
    expect(namesHarm(text)).toBe(false);
    expect(onlySoundsLikeHarm(text)).toBe(false);
  });

  it('wave a drop away that is named twice over', () => {
    expect(deniesDamage('么子摔不摔 是升级搞坏的')).toBe(true);
    expect(statesDamage('么子摔不摔 是升级搞坏的')).toBe(false);
    expect(statesDamage('摔了 不烫')).toBe(true);
  });
});
