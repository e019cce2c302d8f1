import { speaksOfNextTime } from './is-hypothetical';

const FAILING =
  '(?:不(?:行|得行|中|好使|灵|能|动|了|出|上|到|起|成|通|让(?=刷|收|用|付|过)|给(?=刷|收|用|付|过|出|读|打))|读不|刷不|收不|扫不|打不|连不|进不|没(?:收|成|反应|网|信号|刷|读|出|电)|冇|唔|3000|三千|(?:弹|跳|蹦|冒)(?:了|出|出来|的)?(?:那|这|同一)个?(?:数|码|号|框|提示)|黑|闪退|退(?:出|了|到|回)|断|卡(?:住|死|了|纸|到)|死机|报(?:错|那个|这个|了|出|起)|错误|失败|转(?:圈|半天|起)|重启|关机|灭|坏|白(?:纸|的|屏)|这样|那样|这个样子|介样|犯|崩|掉(?:线|了)|超时|来了(?!个|一|两|几)|故障|要(?:我|你|重新)?(?:签到|登录|更新|结算)|出(?:毛病|问题|事)|罢工|歇)';
const ANEW = new RegExp(
  `(?:又(?!怎么样)|还是(?!会)|仍然?|照样|依旧|依然|还(?=不(?:行|得行|中|好使|灵|能用|能刷|能收)|没(?:反应|网|信号|电))|再次|老毛病|老样子)(?:是|在|给我|都|开始|跟|像|刚才|之前|前面|机器|机子|屏幕?|全|跳出来|弹出来|出现|显示|报)*[^，。,好]{0,5}${FAILING}`,
);
const UNSTEADY =
  /时好时坏|时好时孬|时灵时不灵|时行时不行|一(?:会儿?|哈(?:儿|哈)?|阵|下|时)子?(?:好|行|能|灵|得行)[^。]{0,4}一(?:会儿?|哈(?:儿|哈)?|阵|下|时)子?(?:坏|不|又)|有时候?[^，。,]{0,4}(?:不(?:行|灵|中|好使|得行|能)|没反应|读不|刷不)|(?:好|行|灵|管用|能用)了?(?:一|两|没|几|才)[^，。,]{0,3}(?:会儿?|哈儿|下|分钟|单|笔|张|次)(?:就|又)/;
const UNDONE =
  /(?:哪|咋|怎么|啥|谁)[^，。,]{0,6}(?:就)?(?:整|弄|搞|修|说|算)?(?:完|结束|关)(?:了|啦|咯)|我(?:都|可|啥时候|什么时候|几时|哪)?(?:没|冇)(?:有)?(?:说|讲)(?:过)?(?:已经)?(?:好|行|修好|恢复|可以)|(?:问题|毛病|事情?)(?:还|都)?没(?:有)?(?:解决|完)|还没(?:有)?(?:完|解决|修好|搞定|好)(?:呢|嘞|哦|啊|嘛|吧|呀|[，。,\s!！]|$)|(?:根本|压根|并|就)?没(?:有)?(?:修|弄|搞|整)?好(?:呢|嘞|哦|啊|嘛|吧|呀|得|[，。,\s!！]|$)|(?:哪里?|哪儿|(?:谁|哪个)(?:跟你)?说|啥时候|几时)(?:就|的)?(?:好|恢复|行|可以)了?(?=$|[，。,\s!！啊呀嘛哦])|好(?:你?个)?(?:屁|锤子|鬼|毛线)/;
/** What may come, or was before, is no failure now. */
const NOT_YET_OR_BEFORE =
  /(?<!一)会|是不是|能不能|要不要|吗[？?]?$|假如|明天|怕|别(?:又|再)|莫(?:又|再)|免得|才好|之前|先前|原来|本来|一直|平时|经常|昨|前面|早上/;

const isNotNow = (clause: string): boolean => NOT_YET_OR_BEFORE.test(clause) || speaksOfNextTime(clause);

/** `能还是不能`, `行还是不行`: which of the two is asked. */
const EITHER = /(?<said>[一-龥]{1,3})(?:了|的)?还是(?:不|没|唔)\k<said>/g;

/** Whether a part of a message says that it fails anew: `又黑了的嘛`, `照样闪退`. Takes normalised text of one clause. */
export const failsAnew = (clause: string): boolean => ANEW.test(clause.replace(EITHER, '')) && !isNotNow(clause);

/** Whether a part of a message says that it works only at times: `现在时好时坏`. Takes normalised text of one clause. */
export const isUnsteady = (clause: string): boolean => UNSTEADY.test(clause) && !isNotNow(clause);

/** Whether a part of a message says that it fails anew, works only at times, or was never put right: `又不行了`, `碰卡还时好时坏呢`, `你咋就整完了`. Takes normalised text of one clause. */
export const tellsRelapse = (clause: string): boolean =>
  failsAnew(clause) || isUnsteady(clause) || (UNDONE.test(clause) && !isNotNow(clause));

const CONDITION = /^(?:实在|再)?不(?:行|然|得行|中)(?:的话)?(?:就|我|你|那|给|帮|直接|快)*(?:转|找|叫|换|喊)/;

/** Whether "no" only says what else is wanted: `不行给我转人工`. Takes normalised text of one clause. */
export const isCondition = (clause: string): boolean => CONDITION.test(clause);
