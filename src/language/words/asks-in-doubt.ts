const ME = '(?:我们?|俺们?|额|咱们?|阿拉|偶|店里|自己|自个儿?|老板)';
const THEM = '(?:他|她|佢|人家|客人|顾客|客户|对方|大爷|大妈|大姐|大哥|阿姨|老人家?)';
const MONEY = '(?:现金|现钱|钱|票子|\\d{2,}(?:块|元)?)';
/** Out of the merchant's own pocket, to the customer: `要不我自己先掏380给他`, `能不能先给他掏现金`, `我先把钱垫上`. */
const PAYS_THEM = new RegExp(
  [
    `(?:掏|垫|倒贴|贴|赔)(?!了|过|纸|膜|率)(?:给|出|上|付)?(?:${THEM})?[^，。,\\s]{0,3}(?:${MONEY}|腰包)`,
    `${MONEY}[^，。,\\s]{0,3}(?:先)?(?:掏|垫|赔|贴)(?:给|上|付|了?算)`,
    `${ME}[^，。,\\s]{0,6}(?:掏|垫(?!片)|赔)(?:给|上|付)?${THEM}`,
    `${ME}[^，。,\\s]{0,5}(?:给|拿给?|付)${THEM}[^，。,\\s]{0,3}${MONEY}`,
    `(?:拿|用|从)[^，。,\\s]{0,5}${MONEY}[^，。,\\s]{0,3}给${THEM}(?!刷|扣|收)`,
    `(?:先|能不能|可不可以|要不要)(?:我|俺|额)?(?:先)?(?:给|拿给)${THEM}[^，。,\\s]{0,3}${MONEY}`,
  ].join('|'),
);
const GIVEN =
  /(?:已经|刚才?|都)[^，。,]{0,8}(?:掏|垫|赔|贴|给)(?:给)?(?:他|她|人家|客人|顾客)?(?:了|咗)|(?:掏|垫|赔)了[^，。,]{0,6}(?:块|钱|元|\d)/;
/** It is not to be done, or asked of the customer. */
const NOT_GIVEN = /(?:不|没|别|不用|不会|不能)[^，。,\s]{0,3}(?:掏|垫|赔|贴)[^，。,]{0,6}(?=[，。,]|$)/;

/** Whether who has a sale in doubt wants to give the customer money of the shop's own. Takes normalised text. */
export const paysThem = (normalized: string): boolean =>
  PAYS_THEM.test(normalized) && !GIVEN.test(normalized) && !NOT_GIVEN.test(normalized);

const LONG = '(?:多久|几时|什么时候|啥时候?|么子时候|几耐|好久|多会儿|多长时间|哪天|几号)';
const CLEAR =
  '(?:弄清|查清|查得?清|查明|查出|核对|核清|核好|查好|弄好|弄明白|搞清|搞定|有(?:个|没有)?(?:结果|消息|信儿?|说法|准信|答复|回音)|出结果|处理好?|解决)';
const ASKS_DAYS = new RegExp(
  [
    '(?<![这那前过好头上隔再])几(?:天|日|个?工作日|个?月|个?礼拜|个?星期)(?!前|了|来|的)',
    '多少(?:天|日|个工作日)',
    '一[天日](?:还是)?[两二三][天日]|[一两二三几]天还是|还是(?:半个|一个|几个)月',
    `${LONG}[^，。,]{0,6}${CLEAR}`,
    `${CLEAR}[^，。,]{0,4}(?:要|得|需要|用)?${LONG}`,
  ].join('|'),
);

/** Whether it is asked how many days the looking up takes: `到底得几天么`, `你们几天能弄清`. Takes normalised text. */
export const asksDays = (normalized: string): boolean => ASKS_DAYS.test(normalized);

const WHY_NOT =
  /(?:为(?:啥子?|什么|何)|咋(?:个)?|凭(?:啥|什么)|点解|怎么|干嘛)[^，。,]{0,4}(?:不能?|不让|不给|没法|不可以|唔俾|不准)[^，。,]{0,4}(?:退(?!房|出)|还|给他|给人)/;

/** Whether it is asked why nothing may be given back yet. Takes normalised text. */
export const asksWhyNoRefund = (normalized: string): boolean => WHY_NOT.test(normalized);

const TELL =
  /(?:怎么|咋个?|如何|点(?:样)?|啷个|哪能|该|要)(?:去|好|才能)?(?:跟|和|给|向|同|对)?(?:他|她|佢|人家|客人|顾客|客户|人)[^，。,\s]{0,3}(?:说|讲|解释|交代|回(?:话|复|答)|开口)|(?:跟|和|给|向|同|对)(?:他|她|佢|人家|客人|顾客|客户)[^，。,\s]{0,3}(?:怎么|咋个?|如何|点样?|啷个|哪能)(?:去)?(?:说|讲|解释|交代|回)|(?:跟|和|给|向|同|对)(?:他|她|佢|人家|客人|顾客|客户)[^，。,\s]{0,2}(?:说|讲)(?:啥|什么|咩|么子)/;

/** Whether it is asked what the customer is to be told: `我咋跟人家说`, `怎么跟客人解释`. Takes normalised text. */
export const asksWhatToTell = (normalized: string): boolean => TELL.test(normalized);

const WHAT_ELSE =
  /(?:还|仲)(?:有|要|用|需要|得)(?:什么|啥子?|甚|么子|咩|乜|哪些)?[^，。,\s]{0,4}(?:我|俺|额|咱)?[^，。,\s]{0,3}(?:弄|做|搞|办|准备|填|提供|交|配合|补)(?:的|得)?(?:东西|事|资料)?(?:没有?|不|吗|么|啊|呀|嘛|呢|冇|未)*(?=[\s，。,?？!！]|$)|(?:我|俺|额)?还(?:要|用|需要|得)(?:做|弄|搞|干)(?:啥|什么|甚|么子|咩)/;

/** Whether who waits asks what else there is for them to do: `还有甚要我弄的没`. Takes normalised text. */
export const asksWhatElse = (normalized: string): boolean => WHAT_ELSE.test(normalized);
