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

  it.each([
    '摔么事摔',
    '摔啥摔',
    '摔什么摔嘛',
    '摔个鬼',
    '拆啥子拆哦',
    '进个锤子水',
    '哪个讲我摔了',
    '谁说进水了',
    '边度有跌过',
    '边个话跌咗',
    '我哪摔过哦',
    '几时摔过嘛',
    '咋可能摔嘛',
    '我哪有拆过',
  ])('wave it away by asking back: %s', text => {
    expect(deniesDamage(text)).toBe(true);
    expect(namesHarm(text)).toBe(false);
  });

  it.each([
    '不知道啥时候摔过',
    '不晓得哪个摔的',
    '谁把它摔了',
    '哪里摔裂了我看看',
    '什么时候进的水不清楚',
    '进什么水了不晓得 湿的',
    '摔了个角',
    '哪个讲我摔了 不过泡了水',
  ])('are not waved away by: %s', text => {
    expect(deniesDamage(text) && !statesDamage(text)).toBe(false);
  });
});
