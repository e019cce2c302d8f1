import { PAYS_BY_CARD } from './counts-cards';
import type { ToldAnswer } from './reads-evidence';

/** What has to be named for an answer to be about it: the terminal has no internet either, and much has not happened yet. */
const NAMED: Readonly<Partial<Record<string, RegExp>>> = {
  'phone-online': /手机|电话|微信/,
  'stuck-step/start':
    /(?:还没|没等|没到|都没|未)[^，。]{0,6}(?:刷|插|卡|贴|碰|扫)|卡[^，。]{0,4}没(?:拿|掏|插|刷)|一(?:点|打|开|进|按)|按下?(?:消费|收款)|开机|打开|点开|进不去|[点按]了?(?:收款|消费|确认)/,
  'stuck-step/enter': /密码|金额|输|数字|键/,
  // 拉卡拉 is an acquirer and no way to read a card.
  'read-way/swipe': /磁|划卡|拉卡(?!拉)|拖卡|滑卡/,
  'read-way/chip': /插|芯片/,
  'read-way/tap': /挥|碰|贴|拍|感应|闪付|非接|靠|嘀|nfc/i,
  'read-way/qr': /扫|码|微信|支付宝/,
  'sign-in-result': /签|登[录陆入不上]|登|操作员/,
  'app-opens':
    /app|应用|软件|程序|打开|点开|点进|进不?去|开不|闪退|一点[^，。\s]{0,7}就(?:闪|退|弹|没|崩|跳)|加载|更新|升级|界面|点(?:了|一下|开)?(?:收款|消费)/i,
  'recent-upgrade': /升级|升过|更新|新版|版本|系统/,
  'power-state': /电|充/,
  'power-state/good': /满|足|够|正常|没问题|[5-9]\d(?:%|％)|很多|还有一[大多]半/,
  'shuts-off': /关机|重启|黑屏|断电|自己关|熄|灭|死机|没电/,
  'paper-state': /纸|票|打印|单子?|字/,
  'storage-prompt': /满|结算|存储|内存|空间|流水/,
  'last-settled':
    /(?:结算|批结|日结|结账|扎账)[^，。]{0,8}(?:做|自己|系统|过|昨|天|没|从来|自动|每|月|周|晚|号|弄|了)|(?:做|昨|天|没|从来|自动|每|月|周|晚|号|弄|不)[^，。]{0,8}(?:结算|批结|日结|结账|扎账|结过|结)/,
  'net-changed': /网|wi-?fi|路由|宽带|光猫|无线/i,
  'net-changed/changed': /换|改|新|装|不在范围|灰|搜不到|保存|连不上/,
  'screen-state': /屏|画面|触|点|按|卡|慢|机|界面|显示|亮|黑|花|闪|跳|动|反应/,
  'screen-state/normal': /屏|画面|触|点得|能点|界面|显示|亮/,
  'screen-state/logo': /停在|卡在|一直|不动|进不|开不/,
  'screen-state/jumps': /跳|飘|自己点|自个|点不准|乱点|点东/,
  'net-changed/no-wifi': /没(?:有|装|拉|得)[^，。]{0,4}(?:网|wi-?fi|路由|宽带)|不(?:用|连|靠)|冇|莫得|哪来|流量|摆摊/,
  'network-kind': /网|wi-?fi|无线|流量|[45]g|热点|卡|宽带|线/i,
  signal: /信号|格|叹号|服务|网|叉/,
  'qr-works': /扫|码|微信|支付宝/,
  'works-elsewhere':
    /带回|回家|出去|出门|门口|外面|外头|外边|楼|别处|别的地方|那边|换(?:了)?(?:个|几个)?(?:地方|位置)|哪(?:里|儿|块)|拿(?:到|去|出)|搬|挪|到处(?:都)?(?:不|刷|试)|走到/,
  'one-or-all-cards': /卡|张|行的/,
  'others-too': /隔壁|别|其他|其它|附近|对面|邻|周围|整条|旁边|几家|左右|楼|商场|市场|一条街/,
  'external-device': /键盘|枪|打印机|蓝牙|(?<!无|有|网|在)线|usb|外接|(?<!连|直)接(?!着刷|下|待)|扫码盒|外设|设备/i,
  'typed-wrong': /输|金额|密码|按错|数/,
  'steps-known':
    /临时|帮忙|店员|新来|新手|新人|熟|学徒|会用|换了|老手|天天|操作|用了|用惯|新机|新的|刚换|刚装|一直用|平时/,
  'can-see': /看|屏|亮|暗|光|听|吵|声|黑/,
  'moved-or-dropped/nothing': /摔|磕|碰|掉|水|湿|拆|挪|搬|地方/,
  'network-kind/cable': /网线|宽带|有线|水晶头|拉(?:了|的|根)?线/,
  'slot-state': /卡槽|插|卡口|槽口|缝/,
  'bluetooth-link': /蓝牙|手机|线/,
  'bluetooth-link/phone': /连|配|蓝牙/,
  'external-device/works': /能用|好用|好使|正常|没问题|好的|亮/,
  'slip-or-sale/no-slip': /小?票|单子|打印|出单|纸/,
  'other-way-works/works': /挥|碰|贴|感应|闪付|磁|芯片|换(?:一种|个|种)?(?:读卡)?方式/,
  'other-way-works': /挥|插|碰|贴|刷|磁|扫|方式|芯片/,
  'screen-state/slow': /慢|卡|顿|半天|反应/,
  'card-reaction': /卡|插|挥|贴|碰|刷|感应/,
};
/** What an answer resembles and is not about: a full battery has all its bars as well. */
const OTHER_THING: Readonly<Partial<Record<string, RegExp>>> = {
  signal: /手机/,
  // `花那冤枉钱` and `芯片都花了` are no screen.
  'screen-state/black': /花[^，。,\s]{0,5}钱|(?:卡|芯片|磁条)[^，。,\s]{0,4}花/,
  // Slow is not failed.
  'qr-works/fails':
    /^(?!.*(?:不了|不行|不能|失败|不成|不上|唔得|不得)).*(?:扫码?|付款码)(?:也|都|又|还|亦)?(?:好|很|有点|特别|嘞|贼|比较|老)?(?:慢|卡|顿|转)/,
  'signal/weak': /满|掉了|少了一格/,
  'sign-in-result/no-such-step': /找到|成功/,
  'app-opens/crashes': /不是闪退|闪一下(?![^，。\s]{0,3}(?:没|退|回))|交易失败/,
  'slip-or-sale/sale-failed': /过了|收到了|收款是成功/,
  'card-reaction': /还没刷|没刷卡|关机|开机|重启|黑/,
  'power-state/good': /(?<!\d)\d{1,2}(?:%|％)|没电|不够|不足/,
  'signal/strong': /电(?!信|话)|充/,
  'network-kind/mobile':
    /热点|(?:4g|5g|流量|竖条)[^，。]{0,3}(?:也|都)?(?:没|冇)|(?:没|冇)[^，。]{0,4}[2345]g|把扇|扇形|不带5g|(?:无|没有?|读不到|认不到)sim/i,
  'net-changed/no-wifi': /(?:一直|平时|都|店里有|是)[^，。]{0,3}(?:用)?(?:wi-?fi|无线)/i,
  'network-kind/wifi':
    // Its name is told, not that it is used: `我店头wifi就叫那个老名字`.
    /(?:原来|原先|以前|之前|从)[^，。,]{0,4}(?:无线|wi-?fi)|(?:无线网?|wi-?fi)(?:的)?(?:名字?)?(?:就|还|仍|一直|都)?(?:是|还)?叫|(?:无线网?|wi-?fi)(?:的)?名|哪来|没(?:有)?[^，。]{0,4}(?:无线|wi-?fi|宽带)|没连过/i,
  'network-kind/cable': /(?:没|冇|莫|不|唔)(?:有|得)?[^，。,\s]{0,3}网?线/,
  'stuck-step/wait-answer': /关机|开机|签|结算|加载|更新|连接中心/,
  // It was tried: `都还没刷成就黑了`.
  'stuck-step/start': /(?:没|冇|未|莫)(?:有|得)?(?:刷|碌|收|付|插)(?:成|完|起)|(?:刷|碌|插|收)到一半/,
  'stuck-step/enter': /键盘/,
  'read-way/qr': /枪|墙|他们|别家/,
  'other-code-shown/two-digit':
    /(?:不是|没有|唔系)[^，。]{0,2}[a-z0-9]{2}(?![a-z0-9])|电|块|元|哪(?:里|儿|个|来|有|里有|来的)?(?:两|二|2)(?:位|个)|(?:没|冇)(?:得|有)?[^，。]{0,3}(?:两|二|2)(?:位|个)/,
  'bluetooth-link/phone': /键盘|打印机|枪/,
  'bluetooth-link/no-phone': /键盘|打印机|枪/,
  'one-or-all-cards': PAYS_BY_CARD,
  'when-happens/fixed-time': /洒|泼|溅|摔|掉|换|买|装|端|擦/,
};
/** Whether what an answer was found to be about is named at all. Takes normalised text of what is told. */
export const namesItsThing = ({ questionId, optionId }: ToldAnswer, told: string): boolean =>
  (NAMED[questionId]?.test(told) ?? true) &&
  (NAMED[`${questionId}/${optionId}`]?.test(told) ?? true) &&
  !isOfOtherThing({ questionId, optionId }, told);

/** Whether what an answer resembles, or a word in it implies, is said of something else. Takes normalised text of what is told. */
export const isOfOtherThing = ({ questionId, optionId }: ToldAnswer, told: string): boolean =>
  (OTHER_THING[questionId]?.test(told) ?? false) || (OTHER_THING[`${questionId}/${optionId}`]?.test(told) ?? false);
