import { withoutOtherTerminals } from './without-other-terminals';

const UNDER_WAY =
  /(?:才|刚)(?:刚)?(?:充|插|等|晾|下|更)(?:了|上|起|着|好)|(?:正|还)在?(?:充|下载?|更新|打单|打印?单|晾|安装|装|结算|等)(?:着|起|电|的|呢)?(?!不)|再(?:晾|充|等|放)(?:一)?(?:会儿?|下|阵|等)|(?:晾|关|充|插)着(?:呢|的)|还没(?:有)?(?:充满|充够|下完|更完|装完|打完|晾干|弄完|开机|开起来)|(?:下载?|更新|进度|充|装|到)[^，。]{0,6}\d{1,2}(?:%|％|个点)/;
const SHOWS_FAULT = /3000|报错|还是(?:不|没|唔)|又(?:是|报|跳|出)|不行|失败|不动/;

/** Whether a message says that the step is not done yet: `才充了五分钟`, `正在下载 37%`. Takes normalised text. */
export const isUnderWay = (normalized: string): boolean => UNDER_WAY.test(normalized) && !SHOWS_FAULT.test(normalized);

const UNTESTED =
  /(?:我)?(?:让|叫|等)(?:他|她|客户|客人|顾客)[^，。,]{0,2}(?:刷|试)(?:一)?(?:下|次|笔)|(?:还没|没|冇)(?:有|得)?(?:人|客人|顾客|客)[^，。,]{0,3}(?:来)?(?:刷|收|付|试|买)|(?:还没|没)(?:来得及|有)?(?:试|收|刷)(?:过)?(?:卡|款|钱)?(?:呢|嘞|哦|$)|等(?:下一?(?:个|位)|有)?(?:客人|顾客)[^，。,]{0,2}(?:再)?(?:试|刷|看)/;

/** Whether a message says that no payment was taken since: `票打出来了,刷卡还没得人来刷`. Takes normalised text. */
export const isUntested = (normalized: string): boolean =>
  !SOLD.test(normalized) && UNTESTED.test(withoutOtherTerminals(normalized));

/** With the amount: `刷了200 出票了`. */
const SOLD = /(?:刷|收|扫|付)了?\d+[^。]{0,6}(?:出票|出单|成功|过了|出来了)/;

const BETTER =
  /(?:布|棉签|纸巾|擦)[^，。,]{0,4}(?:上|下来|出来)?[^，。,]{0,4}(?:全是|都是|一层|好多|很)(?:白|黑|灰|脏|粉)|比(?:刚才|刚刚|之前|先前|原来|早上|头先)(?:要)?(?:强|好)|(?<!会|能|可|该|更|要|说|样|好像|好象|那边|信号)(?:强|好)(?:了)?(?:一)?(?:点|些)了?(?:[，。,\s]|但|可|不过|$)|(?:有时候?|有的时候|偶尔)(?:又)?(?:能|行|可以|成)|[两三四五六七八九十几\d]{1,6}(?:回|次|笔|张)(?:里头?|中)?(?:成|有|能|行|过)(?:了)?[一两三四五六七八九\d]+(?:回|次|笔|张)/;

/** At some hours it is always better: `下午闲下来好一些`. */
const AT_TIMES = /(?:下午|早上|上午|中午|晚上|夜里|平时|闲)[^，。,]{0,6}(?:强|好)(?:一?点|一?些)了?/g;

/** Whether a message says that it works more often than before, though not always: `试了四回成了两回`. Takes normalised text. */
export const isBetter = (normalized: string): boolean => BETTER.test(normalized.replace(AT_TIMES, ''));

const ASKS_HOW = /怎么(?!办|回事)|咋(?!办|回事)|如何|点样|在哪|哪里|哪儿|边度|找不到|哪个(?:位置|地方|键|菜单)|啷个/;

/** Whether a message asks how or where something is done, and not what comes of it: `这个键在哪`. Takes normalised text. */
export const asksHow = (normalized: string): boolean => ASKS_HOW.test(normalized);

const GOES =
  /我(?:现在|马上|这就)(?:去)?[^，。,]{0,4}(?:重启|关机|重开|开机|试|弄|换|连|插|签|结算|更新)(?:试试|一下)?(?:哈|啊|咯|嘛|哦|了)*(?=[，。,\s]|$)|那我(?:就|先)?(?:去)?(?:拔|关|擦|换|点|弄|重启|充|连|试)(?:了|一下|下)?(?:哈|啊|咯|嘛|哦|了)(?=[，。,\s]|$)|你?(?:莫|别|不要)跑|借(?:来|个|一个|了)?(?:插|试|充|用)(?:一)?(?:下|哈|哈儿|试)?(?:看|先|再说)?(?=[，。,\s]|$)|我先(?:去)?(?:忙|端|招呼|收|弄)[^，。,]{0,8}(?:[，。,\s]|$)|我(?:先|就|这就|马上|现在|回去|进去)?(?:去|来)?(?:翻|找|拿|看|问|试|弄|取|充)(?:一)?(?:下|哈|哈儿|找|看|问|试)(?:他们?|她|伙计|店员|员工|老板娘?|同事|家里人)?(?:先|嘛|哈|哦|啊)?(?=[，。,\s]|$)|你?等(?:到起|我|一哈|一下|会儿)|(?<![人们子客户位都面队友])等着(?![^，。,]{0,3}(?:买|用|付|结|吃|走|拿|收|刷|扫|要|取))|等我(?:一下|一哈|会儿|去)|等(?:哈|下|会儿?)[^，。,]{0,3}(?:我|再)?(?:收|刷|试|弄|换|去)|等[^，。,]{0,10}(?:我)?再(?:换|弄|试|插|做|搞|去|收)(?!怎|咋)/;

/** Whether somebody says that they go and do it: `我去翻一哈,你等到起`. Takes normalised text. */
export const goesToDo = (normalized: string): boolean => GOES.test(normalized);

const LEAVES_STEP =
  /(?:做|弄|整|签|连|点|搞)(?:不|唔)(?:到|了|来|上|成)[^。]{0,6}(?:换|下一?个|下一步|算了|跳过|过吧|不做了|不弄了)|换(?:一|第)?(?:个|招|种|条)(?:办法|法子|路子?|招|别的|一个)?(?:啦|吧|嘛|呗|行不|试试|$)/;

/** Whether somebody says that a step cannot be done and wants another: `签到做不到啊 换个办法吧`. Takes normalised text. */
export const leavesStep = (normalized: string): boolean => LEAVES_STEP.test(normalized);

const BY_ITSELF =
  /(?:自己|自个儿?|自动|莫名其妙)[^，。]{0,4}(?:重启|关机|关了|黑屏|断|退出|掉)|(?:会|老|总|动不动|经常)(?:是)?[^，。]{0,3}(?:重启|关机|黑屏)/;

/** Whether the terminal did it and not the merchant: `它自己重启了两回`. Takes normalised text. */
export const happensByItself = (normalized: string): boolean => BY_ITSELF.test(normalized);

const SALE =
  /(?:刷|收|扫|付)了?(?:一)?(?:单|笔|个|客人|顾客|下)?[^，。]{0,4}(?:\d+|[一二三四五六七八九十百]+)(?:块|元)[^。]{0,12}(?:成|过|出|收到|打)|(?:小?票|单子?)[^，。]{0,6}(?:出来|打出来)了/;

/** Whether a message tells of a sale that was taken since: `刚刷了一单32块 小票整张都出来了`. Takes normalised text. */
export const tellsSale = (normalized: string): boolean => SALE.test(normalized) || SOLD.test(normalized);

const GOOD_SIGN =
  /没再(?:黑|关|断|卡|转)|(?:首页|主页|桌面|画面|界面|图标)[^，。,]{0,4}(?:出来|回来)(?:了|$)|(?:能点|点得动|按得动|能按)(?:动)?了|(?:感叹号|小?叉|x)(?:都|也)?(?:没(?:有)?|不见)了|变绿了?|灯[^，。,]{0,4}绿|(?:让|叫|能|要|会)输密码了|(?:显示|写着?|变成|是)(?:的)?已(?:经)?连接|连上了|扇[形子]?[^，。]{0,8}(?:出来|有)了|灯[^，。]{0,4}(?:开始)?(?:闪|变)(?:一闪一闪)?(?:的)?了|(?:进|打)(?:得)?(?:去|来|到|开)了?[^，。]{0,8}(?:画面|页面|界面|首页|金额)(?:了)?|(?:不|没)(?:再)?(?:转圈|卡|乱跳|乱点)(?:圈)?了|信号(?:格)?(?:上来|有|出来|满)了|(?:签到|结算|批结|更新|升级|安装|配对)成功|有(?:信号|网)了/;
/** What was so before, or is asked for, is no sign. */
const NO_SIGN = /没(?:有)?(?:显示|连上|出来|进)|还是|又|3000|不行|失败|未连接|能不能|怎么/;

/** Whether a message tells of a sign that the step has helped, before any sale: `输了密码 小扇子出来了`. Takes normalised text. */
export function isGoodSign(normalized: string): boolean {
  const plain = normalized.replace(/[咧嘞咯喽哩]/g, '了');
  return GOOD_SIGN.test(plain) && !NO_SIGN.test(plain);
}

const PLANS =
  /我[^，。,]{0,2}会(?:再|去|好好|盯|看|注意|记|拍|试)|我(?:等会儿?|等下|待会儿?|回头)(?:去|再|就)?(?:看|试|问|拍|盯)/;

/** Whether somebody says what they will look at or try, and not what they have seen: `这次我会盯着屏幕看`. Takes normalised text. */
export const plansTo = (normalized: string): boolean => PLANS.test(normalized);

/** Whether somebody is at a step, or sees that it helps. Takes normalised text. */
export const isAtWork = (normalized: string): boolean =>
  isGoodSign(normalized) || isUnderWay(normalized) || goesToDo(normalized);

const SELLS =
  /(?:扫|刷|收|付)[^，。,]{0,4}(?:可以|行|能)(?:吗|不|么|了)|(?:可以|能)(?:直接)?[^，。,]{0,6}(?:扫|刷|收)(?:吗|不|么|了)|(?:直接|现在)[^，。,]{0,3}收(?:钱|款)?(?:还是|吗)/;

/** Whether a message asks if customers may pay now: `我现在直接让客人扫可以吗`. Takes normalised text. */
export const asksToSell = (normalized: string): boolean => SELLS.test(normalized);
