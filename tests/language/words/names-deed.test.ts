import { readDeeds } from '../../../src/language/words/names-deed';

it.each([
  ['我没关机，就自己输了01，转了一会出来 签到成功 了', 'sign-in-again'],
  ['重新输连上了，扇形图标白了没叉了', 'rejoin-wifi'],
  ['开出来了 到首页了 点着快多了', 'restart-once'],
  ['打完了，显示结算成功', 'settle-batch'],
  ['更新完了 点收款进去了', 'update-payment-app'],
  ['擦出来都是黑泥', 'wipe-card-slot'],
  ['先重启了没用 后来擦干净好的', 'wipe-card-slot'],
  ['两个都拔了重插 等了几分钟 网页能开了', undefined],
  ['没动它 过一会自己好了', 'wait-and-try-once'],
  ['布擦好了 开机了', 'wipe-card-slot'],
  ['商店里真有个新版 装上了 能进去了', 'update-payment-app'],
  ['我压根没结算 是装新版装好的', 'update-payment-app'],
  ['要不要装新版', undefined],
  ['把旧的键盘删掉 重新配对了一次', 'reconnect-bluetooth'],
  ['蓝牙连上了 能刷了', 'reconnect-bluetooth'],
  ['要不要重新配对', undefined],
  ['楼梯口三格信号 一下就过了', 'move-to-better-signal'],
  ['我按了十几秒黑掉了 又开了', 'restart-once'],
  ['我自己按的关机', 'restart-once'],
  ['他卡芯片都花得了 换了张卡', 'use-other-card'],
  ['改回店里wifi了 输了密码', 'switch-network'],
  ['等了十来分钟 又刷一回', 'wait-and-try-once'],
  ['要不要换张卡', undefined],
  ['机子报3000', undefined],
  ['收到了 谢谢', undefined],
])('%s: %s', (text, fix) => {
  expect(readDeeds(text)[0]).toBe(fix);
});
