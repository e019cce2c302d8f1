import { deedNeverDone, deedsDenied, isNotDoneYet } from '../../../src/language/words/denies-deed';
import { clausesOf, hasNone, meansNoneOfThese, readDenied } from '../../../src/language/words/read-denied';

it('reads a deed that was never done', () => {
  expect(deedNeverDone('我没擦过卡槽')).toBe('我擦过卡槽');
  expect(deedNeverDone('擦过卡槽了')).toBeUndefined();
  expect(deedsDenied('我没重启过 也没换过纸')).toEqual(['重启', '换']);
  expect(deedsDenied('还没换 也没重启')).toEqual(['换', '重启']);
  expect(deedsDenied('重启过了')).toEqual([]);
  expect(isNotDoneYet('网线刚插上')).toBe(true);
  expect(isNotDoneYet('网线早就插好的')).toBe(false);
});

it('reads what a clause denies', () => {
  expect(clausesOf('没停电 灯亮着')).toEqual(['没停电', '灯亮着']);
  expect(readDenied('不是足够啊')).toBe('足够啊');
  expect(readDenied('电量足够')).toBeUndefined();
  expect(hasNone('我店里没有路由器啊')).toBe(true);
  expect(hasNone('我没有说过这话')).toBe(false);
  expect(meansNoneOfThese('都不是这几个')).toBe(true);
  expect(meansNoneOfThese('这个不是')).toBe(false);
});
