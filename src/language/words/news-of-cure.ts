/** What stands before the news and belongs to it: `我说`, `机子这会儿`, `试了下`. */
const LEAD =
  '(?:^|[\\s，。,])(?:我|俺|咱|这|那|就|机器|机子|它|现在|这会儿?|这下子?|这哈|这次|这回|刚刚?|刚才|已经|都|也|又|全|嘎嘎|贼|真|蛮|试了?(?:一)?[下哈]|一下子?|重启|重开|更新|签到|插紧)*';
const END = '(?:了|啊|呀|嘛|哦|撒|得|的|哈|喔)*(?=$|[\\s，。,!！~])';
const COUNT = '[一二两三四五六七八九十百好几\\d]+';
const SALE = '(?:刷|收|试|扫|做|付)';
const OF_FAULT = '(?:黑屏?|死机?|重启|关机|闪退?|弹|跳|报|冒|断|卡|问题|毛病|出错)';

/** Sales that were counted, with what came of them or without the fault: `刷了两单没黑屏了`, `连着收了四笔`, `收了好几单了`. */
const COUNTED = new RegExp(
  `${SALE}(?:了|到|着|过)?${COUNT}(?:单|笔|个|位|张|桌|次|回)(?:人|客人?|顾客|卡|的?钱)?(?:都|也|全|就)?(?:没(?:有|再|得)*${OF_FAULT}|(?:成|过|好|行|得|收到|没事)(?:了|$))` +
    `|连着?(?:刷|收)了?${COUNT}(?:单|笔|个|张)|收了好?几(?:单|笔|个)了`,
);
/** The code is gone: `3000也没跳`, `不报那个数了`. */
const CODE_GONE =
  /3000(?:也|都)?(?:没(?:有)?|不|冇)(?:再)?(?:跳|弹|报|出(?!票)|冒|来|显示)|(?:没|不)(?:有)?(?:再)?(?:跳|弹|报)(?:那|这)个?(?:数|码|框|号|错)/;
/** A sale was taken just now, with its amount or its customer: `刚收了个三十五`, `刚收罢一个`, `客人刷完走了`. */
const SOLD = new RegExp(
  `刚(?:才|刚)?(?:又)?收(?:了|罢|到|成|完|过)(?:个|单|笔)?(?!3000)${COUNT}(?:个|单|笔|张|位)?(?:块|元)?[一二三四五六七八九]?(?:的)?(?:钱|款)?${END}` +
    `|刚(?:才|刚)?(?:又)?(?:刷|扫|付)(?:了|罢)?(?!3000)${COUNT}(?:块|元)?(?:过|成|好)了` +
    '|(?:客人|顾客|人家|他)(?:都)?(?:刷|扫|付)(?:完|好|过)(?:卡|码|钱)?(?:就)?走(?:了|人)' +
    '|(?:客人|顾客)(?:卡)?(?:刷|扫)(?:好|过|成)了',
);
/** Whoever says this of the terminal, or of nothing, says that it works: `得行了`, `好球了`, `没毛病了`, `机器活过来了`. */
const FITS = new RegExp(
  `${LEAD}(?:好(?:球|用|他妈|得很|利索)了|得行了|管用了|灵(?:光)?了|好使了|没(?:得|有)?(?:问题|事|毛病)了|莫得(?:问题|事)了|(?:缓|活|醒)过来了|恢复(?:正常)?了|正常了|妥(?:当|妥)?了|能(?:中|行|成)了|(?:这(?:回|次|下子?|哈|会儿?)|现在)(?:就|都)?[成过]了|用得了了?|用得返了?|整(?:好|妥)了)${END}`,
);
/** It can be done by now: `刷卡能过了`, `收得起了`, `刷得动了`, `现在能刷`. */
const ABLE = new RegExp(
  `(?<!不|没|还|才|时候)(?:能|可以|可)(?:正常|好好)?(?:刷|收|付|扫|插|用|读|过|成)(?:得)?(?:款|卡|钱|码)?(?:返|起|动|过)?(?:去|来)?了` +
    `|(?:刷|收|付|扫|插|用|读)得(?:起|动|过|成|出|返|到|进|上|通)(?:来|去)?(?:钱|款|卡|钞票)?了` +
    `|^(?:机器|机子)?现在(?:都|也|又)?(?:能|可以)(?:刷|收|用)(?:款|卡|钱)?$`,
);
/** One touch is enough, or the slip has come: `一插就过`, `票也打了`, `滴一声就出票`. */
const AT_ONCE =
  /(?:再|又)(?:刷|收|试|扫|插)(?:一?下)?就(?:中|过|成|好|行|得)了|一(?:插|刷|扫|碰|挥|拍|贴|下)就(?:过|成|好(?!像)|出票|中|灵|行)|票(?:也|都|就)?(?:打|吐|出)(?:出来)?了(?=$|[\s，。,!！])|就(?:出|打)(?:小)?票(?:了|$)/;

/** Said before, and told once more: `我都说得行了嘛`, `不是讲刷过去了吗`. `说好了` may be what was agreed. */
const SAID_BEFORE =
  /^(?:我|俺|咱)?(?:刚才?|前面|早|都|已经|是|就|不是){0,6}(?:跟你|给你|同你|和你|跟恁)?(?:们)?(?:讲|说)(?:过|了)*(?!好了(?:吗|么))/;

/** Of another time, another shop, or what somebody holds to be so: `上回重启一下就好了`, `我女儿说重启就好了`, `刷是刷过去了`. */
const NOT_OURS =
  /上(?:回|次|个?月|周|礼拜)|那[次回]|昨[天晚]|前天|以前|去年|一直|从来|(?:说|讲)(?!的|哩|我)[^，。]{0,10}就(?:好|能|行|可以|成)|(?:隔壁|别家|人家店|人家屋|对面|别的店|其他店|楼[上下](?:的|那家))(?![^，。]{0,6}(?:借|充|拿|换|搬))|去(?:银行|超市|别家)|(刷|收|过|能|好)是\1|改(?:跳|报|弹|成跳)|(?:对吧|是吧|吧|伐|哇)$|(?:好|弄|换|搞|修)完?了?(?:就|再|以后|之后)(?:能|可以)|了(?:再|就|我就?)(?:跟|给|告诉|喊|叫|讲|说)|好几(?:天|年|个月)|但愿|希望|最好|好就好/;

/** Whether what works is of another time, another shop, or only held to be so. Takes normalised text of one clause, with 了 for its endings. */
export const isNotOurs = (plain: string): boolean => NOT_OURS.test(plain);

/** What a part of a message says once `I told you` is taken off it; undefined where it does not begin like that. */
export function toldAgain(plain: string): string | undefined {
  const [lead] = SAID_BEFORE.exec(plain) ?? [];
  return lead === undefined ? undefined : plain.slice(lead.length).replace(/了[得撒嘞咯了]?[吗嘛么]+$/, '了');
}

/** Whether a part of a message is news of sales, or of a code that is gone: nothing else is said like this. Takes text with 了 for its endings. */
export const tellsSurely = (plain: string): boolean => COUNTED.test(plain) || CODE_GONE.test(plain);

/** Whether a part of a message is news that it works, by what it is made of. Takes text with 了 for its endings. */
export const tellsNews = (plain: string): boolean =>
  SOLD.test(plain) || FITS.test(plain) || ABLE.test(plain) || AT_ONCE.test(plain);
