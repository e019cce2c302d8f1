/** What a merchant has on the counter and around it, that one step or another is about. */
const THINGS: Readonly<Record<string, RegExp>> = {
  router: /路由器?|光猫|宽带|(?:网|wi-?fi)盒/i,
  charger: /充电|插座|插排|排插|电源线|充(?:多久|几分钟|多长|一会|着)/,
  key: /电源键|关机键|开机键|(?:哪|红色?|绿色?)(?:那)?个?键|按哪个/,
  paper: /打印纸|热敏纸|纸卷|卷纸|[换装缺没卡]纸|纸/,
  slot: /卡槽|卡口|插口|读卡口|芯片/,
  bluetooth: /蓝牙/,
  device: /键盘|扫码枪|扫码盒|数据线|usb/i,
  sim: /流量卡|sim卡?|物联网?卡|电话卡/i,
  settlement: /结算|批结|日结/,
  'sign-in': /签到|操作员/,
  update: /更新|升级|新版/,
};

/** The things that a text names: `路由器可不可以直接拔插头` -> `router`. */
export const thingsIn = (text: string): readonly string[] =>
  Object.entries(THINGS).flatMap(([thing, words]) => (words.test(text) ? [thing] : []));
