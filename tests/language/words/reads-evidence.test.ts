import { readEvidence } from '../../../src/language/words/reads-evidence';

const told = (text: string): readonly string[] =>
  readEvidence(text).map(({ questionId, optionId }) => `${questionId}/${optionId}`);

it.each([
  ['写的是“流水满，请先结算”', 'storage-prompt/shown'],
  ['右上角电池还显示9%', 'power-state/low'],
  ['刷到一半黑屏了 再亮就这个3000', 'shuts-off/any-time'],
  ['机器一刷卡就黑了', 'shuts-off/any-time'],
  ['它黑了又各人开起来', 'shuts-off/any-time'],
  ['一刷卡打票它就黑了', 'shuts-off/when-printing'],
  ['这每到月初月底上午都这样 平时没事', 'when-happens/fixed-time'],
  ['咔插进去 打了金额 还冒等到打蜜码就跳3000了', 'stuck-step/enter'],
  ['换成流量了', 'network-kind/mobile'],
  ['下面小字写着请先签到', 'sign-in-result/not-done'],
  ['首页有一行字写请更新到最新版本', 'app-opens/asks-update'],
  ['屏幕3000后面还有两个字 缺纸', 'paper-state/no-paper'],
  ['出来就是一张白纸', 'paper-state/blank'],
  ['点收款一片白', 'app-opens/stuck'],
  ['隔壁店的也都刷不了', 'others-too/same'],
])('%s tells %s', (text, answer) => {
  expect(told(text)).toContain(answer);
});

it.each([
  ['小票出来就是白的', 'app-opens/stuck'],
  ['屏上还闪一下3000打印', 'screen-state/black'],
  ['旁边是咖啡机，好几张不同的卡都这样', 'others-too/same'],
  ['今早来的时候像是自己重启过似的', 'shuts-off/any-time'],
  ['昨天晚上就报了', 'when-happens/fixed-time'],
  ['没看到请先结算', 'storage-prompt/shown'],
])('%s does not tell %s', (text, answer) => {
  expect(told(text)).not.toContain(answer);
});
