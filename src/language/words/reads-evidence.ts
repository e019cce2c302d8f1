import { LACKS_WIFI } from './has-no-wifi';

/** A check with the answer that a merchant's own words give to it. */
export interface ToldAnswer {
  readonly questionId: string;
  readonly optionId: string;
}

const NOBODY = /(?:没|冇|不|莫得|木)(?:有|得)?[^，。,]{0,6}$/;
/** Our own words, said back: `你说那个啥存储满我没看清`. */
const UNSEEN =
  /^[，,]?[^，。]{0,6}(?:没(?:有)?(?:看|见|注意|留意|出现|提示)|看不(?:清|到))|^[^，。]{0,6}(?:没了|消失|不(?:再)?(?:提示|显示|出|报|跳|弹))/;
interface Evidence extends ToldAnswer {
  readonly words: RegExp;
  /** Where this is named beside it, the words are about something else: `出来就是白的` of a slip is no white page. */
  readonly beside?: RegExp;
}

/** What stands on the screen, or happens next door, settles more than any likeness: by check, option and words. */
const EVIDENCE: readonly Evidence[] = [
  {
    questionId: 'paper-state',
    optionId: 'blank',
    words:
      /白(?:纸|条子?|票)|(?:票|纸|单子?)[^，。]{0,8}(?:是|出来|打出)[^，。]{0,4}(?:空?白|没(?:有)?字)|(?:出来|打出来?)[^，。]{0,4}(?:就|都|全)?是(?:空)?白的/,
  },
  {
    questionId: 'paper-state',
    optionId: 'prints',
    words: /纸(?:是)?没(?:有)?(?:啥|什么)?问题|打印(?:是)?(?:正常|没问题)|(?:那|这)一?截字都有/,
  },
  {
    questionId: 'recent-upgrade',
    optionId: 'upgraded',
    // Since when it fails: `更新完今天收不了钱了`, `自己升了个版本就不行了`.
    words:
      /自(?:己|动|个)(?:又|就)?(?:更|升)(?:新|级|了)|(?:更新|升级|升(?:了|完)?(?:个)?(?:新)?(?:版本|系统))(?:完|了|过|好|之?后|以后)*[\s，,]*(?:就|今天|今早|今儿|结果|开始)[^，。]{0,6}(?:收不|刷不|用不|开不|进不|打不|连不|不行|不好|不灵|闪|报|坏|卡|点不)/,
  },
  {
    questionId: 'storage-prompt',
    optionId: 'shown',
    words:
      /流水(?:已)?满|存储(?:已)?满|(?:交易|记录)(?:已|存)?满|存满|请(?:先)?(?:做)?结算|(?:提示|让我?|叫我?|写着)先结算/,
  },
  {
    questionId: 'storage-prompt',
    optionId: 'not-shown',
    words: /(?:没有?|没得|冇)(?:看到|看见|提示|显示|出现|写|说)?(?:过)?(?:啥|什么)?(?:存储|存|流水)满/,
  },
  {
    questionId: 'others-too',
    optionId: 'same',
    words:
      /(?:隔壁|旁边(?:的|那)?(?:店|摊|家|档|铺|老板|商户|几家|卖|那)|附近|对面|邻居|别家|别的店|其他店|周围|楼下|整条街|这条街|左右(?:几家|邻))[^。]{0,24}(?:也|都|同样)[^。,，]{0,8}(?:刷不|不行|不好使|收不|用不|3000|报错|出错|这样|一样)/,
  },
  {
    questionId: 'works-elsewhere',
    optionId: 'works',
    words:
      /(?:楼上|楼外|门口|外面|外头|那边|别处|换个地方|上面|街上)[^。]{0,10}(?:好使|刷成|成了|能刷|能收|可以|就行|刷起|过了)[^。]{0,30}(?:这边|里面|里头|屋里|店里|下面|楼下|回来|拿回|电梯)[^。]{0,14}(?:不行|又不|3000|不好使|刷不|没信号|就不)/,
  },
  {
    questionId: 'network-kind',
    optionId: 'mobile',
    words:
      /(?:没|冇|莫得)(?:有|得|装)?(?:什么|啥)?(?:店里的?)?(?:无线网|无线|wi-?fi|路由器|宽带)|(?:机器|机子)(?:里|里头|里面|自带)(?:的)?(?:那)?(?:张)?(?:流量)?卡/,
  },
  { questionId: 'net-changed', optionId: 'no-wifi', words: LACKS_WIFI },
  {
    questionId: 'network-kind',
    optionId: 'wifi',
    words: /扇[形子]?[^。]{0,14}(?:灰|叉|[×x](?![a-z]))/,
  },
  {
    questionId: 'net-changed',
    optionId: 'changed',
    words:
      /(?:换|改|新装|新拉|重装)(?:了|过|的|掉)*(?:一?(?:个|台|根|家))?(?:新)?(?:的)?(?:路由器?|宽带|光猫)|(?:路由器?|宽带|光猫)[^，。\s]{0,10}(?:换|改)(?:了|过|新|成|的)|(?:wi-?fi|无线网?)(?:的)?(?:密码|名字|名称)[^，。\s]{0,6}(?:换|改)(?:了|过|成|的)|身份验证|验证(?:失败|出错|有问题)|连不上(?:店里|店|家)?(?:的)?(?:wi-?fi|无线)|不在范围|名字(?:是)?灰|(?:已)?保存[^，。]{0,6}(?:连不上|没连|未连)|(?:wi-?fi|无线网?)[^，。]{0,4}连不上|密码(?:是|被)?(?:谁|他|她|儿子|女儿)?(?:换|改)(?:了|过|的)(?!.{0,4}登录)/i,
  },
  {
    questionId: 'shuts-off',
    optionId: 'any-time',
    words:
      /(?:自己|自个儿?|自动|突然|(?:刷|用|收|输)到一半|(?:用着用|刷着刷|收着收|输着输)着|中途)(?:屏幕?)?(?:就)?[^，。]{0,4}(?:黑屏|黑了|关机|重启(?!过)|熄|灭了?(?=[，。,\s]|的|$))|(?:黑屏|黑了)[^，。]{0,5}再(?:亮|开)/,
    beside: /一碰|一摸|点一下就亮|待机|半夜|夜里|昨晚|似的|像是|(?:重启|关机)(?:过|了)?一(?:回|次)/,
  },
  {
    questionId: 'shuts-off',
    optionId: 'when-printing',
    words:
      /打(?:印|单子?|小?票)?[^，。]{0,6}(?:一半|半截|一点纸?)?(?:就|都|又)(?:会)?(?:[^，。]{0,3})(?:黑|关机|断电|灭|重启)|(?:出|打)(?:印|单子?|小?票)?的?时候?[^，。]{0,6}黑(?:了|屏|掉|，|$)|(?:出|打)(?:印|单子?|小?票)的?时候?屏幕?一黑|吐了?[^，。]{0,6}纸就[^，。]{0,2}黑/,
    beside: /放(?:着|那)[^。]{0,6}也|平时也|不打[^。]{0,4}也/,
  },
  {
    questionId: 'other-way-works',
    optionId: 'works',
    words:
      /(?:挥卡|碰一?下|贴一?下|感应|闪付|非接)[^，。]{0,3}(?:可以|能|就?行|收到|成)[^。?？]{0,24}(?:插卡?|芯片)[^，。]{0,5}(?:不行|不得行|不中|读不|不好使|报|还是|怎么弄)|(?:插卡?|插到底了?|芯片)[^。?？]{0,10}(?:不行|不得行|不中|读不|不好使|[跳报]3000)[^?？]{0,12}(?:挥卡|碰一?下|贴一?下|感应|闪付)[^，。]{0,3}(?:可以|能|就?行)/,
  },
  {
    questionId: 'external-device',
    optionId: 'not-found',
    words:
      /外设(?:未|没(?:有)?)(?:连接?|找到)|未(?:检测|识别|发现)(?:到)?(?:外设|键盘|设备)|(?:键盘|扫[码描]枪|外接[^，。,]{0,6}|外设)[^，。,]{0,6}(?:认|识别|搜|找)(?:不|唔|没)(?:到|出|着|了)/,
  },
  {
    questionId: 'bluetooth-link',
    optionId: 'device',
    words:
      /(?:蓝牙|无线)的?(?:外接|外置|密码)?(?:小)?(?:键盘|打印机|扫[码描]枪|枪|小票机)|(?:键盘|打印机|扫[码描]枪|枪|小票机)[^，。]{0,8}(?<![没不])(?:是|用|靠|走)(?:的)?(?:蓝牙|无线)|(?:是|走|靠)蓝牙(?:的|连)?[^。]{0,4}(?:没(?:有|得)?|冇|哪(?:里|儿)?(?:有|来)(?:的)?)线|(?:键盘|打印机|枪)[^，。]{0,4}(?:压根|根本|本来)?(?:就)?(?:没(?:有|得)?|冇|莫得)线(?=[，。,\s!！啊呀的]|$)|(?:键盘|打印机|枪)[^，。]{0,6}蓝牙[^，。]{0,4}(?:连|配)(?:着|的|对|在|到)?(?:收款机|机器|机子)/,
  },
  {
    questionId: 'bluetooth-link',
    optionId: 'no-phone',
    words:
      /(?:不用?|没(?:有)?|唔使?|冇|又不)(?:用|需要|要)?(?:连|配|接)(?:过|着|我)?(?:什么|啥)?手机|(?:跟|和|同|与)手机(?:有)?(?:一点|半毛|半点)?(?:没(?:有)?|冇|无|不|有?(?:鸡|鸡巴|什么|啥|个|毛线?|屁))[^，。,]{0,4}(?:关系|相干|搭界|搭嘎|联系)|没(?:有)?蓝牙(?:这|那)?(?:回事|个?东西|功能)|(?:机器|机子|这(?:台|个)?)[^，。]{0,4}(?:没(?:有|得)?|冇|莫得)蓝牙/,
    beside: /键盘|打印机|枪|热点/,
  },
  {
    questionId: 'power-state',
    optionId: 'not-charging',
    // Plugged in, and it falls all the same: what feeds it does not feed it enough.
    words:
      /(?:越|愈)(?:充|插)(?:越|愈)(?:少|低|没)|(?:插|充|接)(?:着|起|到|住|紧|上|了)?(?:电|线|充电(?:宝|器|头))?[^，。,]{0,6}(?:还|都|也|照样|仲|反而|一直|倒)(?:是|在|会|往下)?(?:掉电?|跌|少|减)|(?:电量?|百分比|格)[^，。,]{0,4}(?:越来越少|一直(?:在|往下)?(?:掉|跌|降))[^。]{0,8}(?:插|充)|(?:插|充)(?:着|起|到|住)?[^。]{0,8}电量?[^，。,]{0,3}(?:越来越少|往下(?:掉|跌|降)|一直(?:掉|跌|降))/,
    beside: /没(?:有)?插|不插|拔(?:了|下|掉)/,
  },
  {
    questionId: 'power-state',
    optionId: 'low',
    words:
      /电池?(?:那格|图标)?(?:好像|都|是)?红|电(?:池|量|了)?[^，。]{0,8}(?<![\d.])1?\d(?:%|％|个点)|(?<![\d.])1?\d(?:%|％)[^，。]{0,4}(?:的)?电/,
  },
  {
    questionId: 'sign-in-result',
    optionId: 'not-done',
    words:
      /请(?:您)?(?:先|重新)?签到|未签到|需要?(?:先|重新)?签到|(?:提示|写着?|显示|让我?)(?:的)?[“"]?(?:先|重新)签到/,
  },
  {
    questionId: 'paper-state',
    optionId: 'no-paper',
    words: /缺纸|请装纸|(?:打印)?纸(?:用|打|刚)?(?:完|没)了|没(?:有)?纸了|无纸/,
  },
  {
    questionId: 'app-opens',
    optionId: 'asks-update',
    words:
      /(?:请|让我?|叫我?|提示|写着?)[^，。]{0,3}(?:更新|升级)(?:到)?(?:最新|新)?(?:版|$|[，。,\s”"])|版本(?:过低|太低|太旧|过旧)|有(?:个)?新版本/,
  },
  {
    questionId: 'signal',
    optionId: 'no-internet',
    words: /(?:无法|不能|没法|上不了|不可)(?:访问|连接)?(?:到)?(?:互联网|因特网)|[感惊]?叹号/,
  },
  {
    questionId: 'signal',
    optionId: 'none',
    words:
      /无服务|(?:一格|信号)(?:信号)?(?:都|也)(?:没|冇|莫)|扇[形子]?[^，。]{0,10}(?:没(?:有)?了|不见了?|没有?(?=[，。,\s]|$))|(?:没|冇)(?:有)?(?:看到|看见|见到)?(?:信号格|扇形)|扇[形子]?[^。]{0,14}(?:灰|叉|[×x](?![a-z]))/,
  },
  {
    questionId: 'app-opens',
    optionId: 'stuck',
    words:
      /白(?:的|起?一个|了)?(?:一片|屏|页面?)|屏幕?(?:就|是|都)?(?:全)?白(?:的|了)|一片(?:空)?白|空白(?:页|的)|就是白的/,
    beside: /纸|票|单子|打印|打出/,
  },
  {
    questionId: 'other-code-shown',
    optionId: 'busy',
    words: /系统(?:繁)?忙|系统维护|交易(?:过于)?频繁/,
  },
  {
    questionId: 'other-code-shown',
    optionId: 'timeout',
    words:
      /(?:通讯|通信|网络|连接|联机|接收)(?:超时|失败|异常|错误|中断)|(?:行|写的?|提示)[^。]{0,16}是(?:什么|啥)?(?:通讯|通信)|无法连接(?:到)?(?:网络|服务器|主机)/,
  },
  {
    questionId: 'other-code-shown',
    optionId: 'merchant-state',
    words:
      /(?:终端|商户)(?:号)?(?:状态)?(?:未绑定|未(?:登记|启用|开通|激活)|不存在|无效|异常|被?停用|被?禁用|未签约|不合法)|(?:无效|非法)(?:的)?(?:商户|终端)|商户(?:已|被)?(?:停用|冻结|注销)/,
  },
  {
    questionId: 'stuck-step',
    optionId: 'wait-answer',
    words:
      /(?:密码(?:也|都)?(?:已经)?输(?:完|了|好)|输(?:完|了|好)密码)(?!不)[^。]{0,20}(?:转圈|转半天|转好久|等(?:了)?(?:半天|好久|一会)|正在连接|[弹跳报出][^，。]{0,8}(?:3000|失败))/,
    beside: /无线|wi-?fi|签到|操作员|登录|密码[^，。]{0,8}(?:不对|错)/i,
  },
  {
    questionId: 'stuck-step',
    optionId: 'enter',
    words:
      /(?:到|轮到|一到)(?:了)?(?:该)?(?:输|按|打)?(?:密码|金额)(?:那(?:一)?步|的?时候|这里|那里|那儿)?[^，。,]{0,3}(?:就|都|又)(?:停|卡|死|不动|没反应|过不去|不行)|(?:输|按)(?:密码|金额)(?:那|这)(?:一)?步[^，。,]{0,4}(?:没过|过不去|卡|停)/,
  },
  {
    questionId: 'stuck-step',
    optionId: 'read-card',
    words:
      /卡(?:都|也|老是?|总是?|根本|压根)+(?:没|冇)(?:有)?(?:读|认)(?:出来|到|出|成|上)|卡(?:都|也|老是?|总是?|根本|压根)+(?:读|认)(?:不|唔)(?:出|到|上|成)/,
  },
  {
    questionId: 'slot-state',
    optionId: 'dirty',
    words:
      /(?:卡槽|插(?:卡)?的?(?:那个|那)?(?:口|孔|缝|槽)|卡口|槽口|读卡口|刷卡槽)(?:子)?[^。]{0,10}(?:脏|灰(?!色)|盐|鱼[鳞林]|油(?!卡)|粉|沙|泥|锈|白(?:白)?的|黑(?:黑|乎乎)?的|霉|渣|屑|毛|糖|垢)/,
    beside: /擦(?:过|了|好|完|干净)|磕(?:过|了)|不(?:是|算)?脏|(?:没|冇)(?:有)?(?:灰|脏|东西)|干净/,
  },
  {
    questionId: 'stuck-step',
    optionId: 'start',
    words:
      /(?:都|还)+(?:没|未|冇)(?:有)?(?:刷|插|扫)(?:卡|呢|上)*[^。]{0,10}(?:就|自己)[^，。]{0,6}(?:跳|出|报|弹)|[按点]了?(?:消费|收款|确认)[^，。]{0,3}(?:就|马上|立马|立刻|直接)[^，。]{0,6}(?:跳|弹|报|出)[^，。]{0,4}3000|卡[^，。]{0,2}(?:都|还)?没(?:来得及|等得及)(?:插|刷|贴|掏|拿)|(?:还没|没等|都没)(?:让)?(?:刷|插|碰|扫)[^。]{0,12}(?:跳|弹|报|出)[^，。]{0,4}3000/,
  },
  {
    questionId: 'screen-state',
    optionId: 'black',
    words:
      /屏幕?[^，。]{0,6}(?:一直|老是?|总)?(?:一闪一闪|闪个不停|在闪|闪得|(?<!不)闪(?!付|退|电|[^，。]{0,8}(?:字|提示|一行|一句|3000|打印|报|跳)))/,
  },
];

/** What a message tells outright of the screen, the neighbours, another place: `闪的是"流水满"`. Takes normalised text of what is told, not asked. */
export const readEvidence = (told: string): readonly ToldAnswer[] =>
  EVIDENCE.filter(({ words, beside }) => {
    if (beside?.test(told)) return false;
    const found = words.exec(told);
    if (found === null || NOBODY.test(told.slice(Math.max(0, found.index - 5), found.index))) return false;
    return !UNSEEN.test(told.slice(found.index + found[0].length));
  }).map(({ questionId, optionId }) => ({ questionId, optionId }));

/** Belongs to what it denies: `没有存满的提示` leaves no `没有` that would answer something else. */
const DENIAL = /(?:没|冇|不|莫|木)(?:有|得|再)?(?:看到|看见|出现|提示|显示|写|说|什么|啥|那个)*$/;

/** A message without what it tells outright. Takes normalised text. */
export const withoutEvidence = (normalized: string): string =>
  EVIDENCE.reduce((rest, { words }) => {
    const found = words.exec(rest);
    if (!found) return rest;
    const before = rest.slice(0, found.index).replace(DENIAL, '');
    return `${before} ${rest.slice(found.index + found[0].length)}`;
  }, normalized).trim();
