import { readEvidence } from '../../../src/language/words/reads-evidence';
import { namesFraud, refusesCharging } from '../../../src/language/words/short-readings';
import { mishapOf, namesMishap, statesDamage } from '../../../src/language/words/read-damage';
import { asksHow, goesToDo, isBetter, isUnderWay, isUntested } from '../../../src/language/words/tells-progress';

describe('readings of a step by a few words', () => {
  it.each([
    [
      isUnderWay,
      ['才充了五分钟', '正在下载 37%', '那我再晾会', '还没充满'],
      ['充好了', '还是3000', '才充了五分钟还是不行'],
    ],
    [isUntested, ['票打出来了 刷卡还没得人来刷', '还没有客人来付'], ['刚有个客人刷了', '没人会弄']],
    [isBetter, ['比刚才强点', '试了四回成了两回', '好一点了'], ['重启一下会好点', '好了', '还是不行']],
    [goesToDo, ['我去翻一哈 你等到起', '等我一下', '我去看看'], ['好了', '我看了没有']],
    [asksHow, ['这个键在哪', '怎么关机'], ['要不要关机', '怎么办']],
    [
      namesMishap,
      ['昨天掉地砖上了', '洒了点汤', '摔过一次'],
      ['没摔没进水', '口朝下磕了磕', '掉线了', '客人泡茶去了', '我先泡碗面'],
    ],
    [statesDamage, ['没摔 就是后面鼓了', '进水了'], ['后盖没鼓 不烫手', '一直放柜台上', '我去泡茶']],
    [namesFraud, ['信用卡套现', '怎么避开风控'], ['机器上怎么查交易', '系统好没好']],
    [refusesCharging, ['我没要再刷', '我不会再刷的'], ['要不要再刷', '能不能刷']],
  ] as const)('%o', (reads, yes, no) => {
    for (const text of yes) expect([text, reads(text)]).toEqual([text, true]);
    for (const text of no) expect([text, reads(text)]).toEqual([text, false]);
  });
});

describe('mishapOf', () => {
  it.each([
    ['掉面汤桶里了', 'wet'],
    ['昨天掉地砖上了', 'dropped'],
    ['自己拆开看过', 'opened'],
    ['没摔没进水', undefined],
  ])('reads %s', (text, what) => {
    expect(mishapOf(text)).toBe(what);
  });
});

describe('readEvidence', () => {
  it.each([
    ['闪的是流水满三个字', ['storage-prompt/shown']],
    ['没有出现存储满', ['storage-prompt/not-shown']],
    ['隔壁店也刷不了', ['others-too/same']],
    ['隔壁能刷', []],
    ['楼上好使 拿回来电梯边又不行', ['works-elsewhere/works']],
    ['店里没装无线网', ['network-kind/mobile', 'net-changed/no-wifi']],
    ['已连接 但无法访问互联网', ['signal/no-internet']],
    ['没扣钱', []],
  ])('reads %s', (told, found) => {
    expect(readEvidence(told).map(({ questionId, optionId }) => `${questionId}/${optionId}`)).toEqual(found);
  });
});
