import { deniesCure, isDoneBefore, isUnsolved, namesFault, readWorks } from '../../../src/language/words/read-works';

describe('readWorks', () => {
  it.each([
    ['没弹3000了', 'surely'],
    ['没得3000了', 'surely'],
    ['这哈连刷三单都成了', 'surely'],
    ['好了得嘛', 'surely'],
    ['已经好了', 'surely'],
    ['打开不弹3000了', 'surely'],
    ['刚收了个顾客18块手机膜的钱', 'surely'],
    ['3000没有了', 'surely'],
    ['冇再跳3000', 'surely'],
    ['插了就好了', 'surely'],
    ['刷了两单没黑屏了', 'surely'],
    ['3000也没跳', 'surely'],
    ['我说好球了撒', 'probably'],
    ['我都说得行了嘛', 'probably'],
    ['收得起了', 'probably'],
    ['不是讲刷过去了吗', 'probably'],
    ['刷出来了', 'probably'],
    ['换了个充电头好了', 'probably'],
    ['现在能刷了', 'probably'],
    ['恢复了', 'probably'],
    ['一下就过了', 'probably'],
    ['刷了一下出票了', 'probably'],
    ['票吱儿一下就出来了', 'probably'],
    ['可以收款了', 'probably'],
    ['刷卡好了!!', 'probably'],
    ['出单了', 'probably'],
    ['刷过了', 'probably'],
    ['现在刷卡正常', 'probably'],
    ['可以了可以了', 'probably'],
    ['插了三个都行了', 'surely'],
    ['刷得起哒', 'probably'],
    ['好哒', undefined],
  ])('reads %s as %s', (clause, found) => {
    expect(readWorks(clause)).toBe(found);
  });

  it.each([
    '弄好了我光刷卡',
    '上回重启一下就好了',
    '我女儿说重启就好了',
    '刷是刷过去了',
    '能刷了再跟你讲',
    '弄完就能收了对吧',
    '还是没好',
    '好了吗',
    '现在能刷了不',
    '可以收了未',
    '可以刷了吧',
    '刷了3000块',
    '又跳3000了',
    '刷不出来',
    '什么时候能收款',
    '等好了告诉你',
    '收到了',
    '机子报3000',
    '抖音能刷了',
    '出单出一半退回去',
    '出纸口卡住了',
    '为啥出纸就关机',
    '机子不会出纸',
    '成功了没我不知道',
    '已经刷过了',
    '是不是重启一下就好了',
    '更新一下会不会就好了',
    '别人刷卡正常',
    '早上刷卡正常',
  ])('reads nothing of the kind in %s', clause => {
    expect(readWorks(clause)).toBeUndefined();
  });
});

describe('namesFault', () => {
  it.each(['转了很长时间才出3000', '又跳3000了', '还是3000'])('finds the code showing in %s', clause => {
    expect(namesFault(clause)).toBe(true);
  });

  it.each(['没弹3000了', '不报3000了', '打开没有再出3000', '3000没有了'])('finds it gone in %s', clause => {
    expect(namesFault(clause)).toBe(false);
  });
});

describe('deniesCure', () => {
  it.each([
    ['啥就恢复了 我还没更新呢', true],
    ['哪个说好了嘛', true],
    ['等下 还没打呢', true],
    ['已经好了', false],
    ['还没客人来', false],
    ['成功 另外两台还没试', false],
  ])('%s: %s', (text, denies) => {
    expect(deniesCure(text)).toBe(denies);
  });
});

describe('isUnsolved', () => {
  it.each([
    ['没解决', true],
    ['还是没得到解决', true],
    ['解决了', false],
    ['没问题了', false],
  ])('of %s is %s', (clause, expected) => {
    expect(isUnsolved(clause)).toBe(expected);
  });
});

describe('isDoneBefore', () => {
  it.each([
    ['已经刷过了', true],
    ['我刷过卡了', true],
    ['已经签到过了', true],
    ['一下就过了', false],
    ['刷过去了', false],
  ])('of %s is %s', (clause, expected) => {
    expect(isDoneBefore(clause)).toBe(expected);
  });
});
