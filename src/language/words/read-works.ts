import { isNotOurs, tellsNews, tellsSurely, toldAgain } from './news-of-cure';
import { tellsOfPart } from './tells-of-part';
import { withoutOtherTerminals } from './without-other-terminals';
import { worksOnlyOutside } from './works-outside';

/** Nothing but a sale that went through, or a fault that is gone, is said like this. */
const SURELY =
  /(?:换|改)(?:了|成)?[^，。]{0,8}(?:刷|插|付|扫|挥|碰|收)(?:过(?:去)?|成)了|(?<![不没])好使(?:了|咯|嘞)|好了就(?:行|好|得)|(?:一|半)(?:个|次|回|下)(?:也|都)?3000(?:都|也)?没|3000(?:一|半)(?:个|次|回)(?:都|也)?没|(?:刷|插|挥|碰|收|扫|试)了(?:[一两三四五六七八九十几\d]{1,2})(?:个|张|位|单|笔)[^，。,\s]{0,3}(?:都|全|全都)(?:成|过|好|行)了|(?:[一两三四五六七八九十\d]{1,2})(?:回|次|遍)(?:都|全|全都)(?:成|过|好|行)了?(?![不没])|没(?:有)?(?:再)?(?:弹|报|跳|出|见|冒)(?:着|出|现)?3000|不(?:再)?(?:弹|报|跳|出|冒)3000|刚(?:才|刚)?收了(?:个|一个|一笔|一单)?[^，。]{0,6}(?:\d+(?:块|元|的)|的钱)|3000(?:也)?(?:没有|冇|没|不见)(?:得)?了|[一两三四五六几\d]{1,2}(?:单|笔)都(?:收到|能收|过)了|显示(?:交易)?成功[，。\s!！]*(?:还|也)?(?:出|打)|(?:更新|重启|签到?|换|弄|擦|充|连|配|关|插|挪)[^，。]{0,5}(?:就|才)好了|没问题了(?![吧吗么没嘛])|刚(?:才|刚)?又?(?:刷|收|扫)(?:成|过)了?(?:[一1]|一个)?(?:笔|单|张)|(?:没得|冇|不再)(?:再)?(?:报|弹|跳|显示)?3000|[一两三四五六几\d](?:单|笔)都(?:成|过|好|行)了|(?:^|\s)(?:已经|早就|现在|都|我说|我是说|机器|机子|就|又)*(?:好|修好|搞定|正常)了(?:好了)*(?:得嘛|撒|嘞|咯|嘛|啊|呀|哦|的)*$/;
const PROBABLY =
  /(?:^|[，。,\s])(?:一下(?:子)?)?(?:就)?(?:刷|插|付|扫|挥|碰)过去了|^(?:现在|已经)(?:都)?(?:刷卡?|收款|收钱|扫码|机器|机子)(?:都|也|又)?正常了?$|^(?:现在|都|又|已经|全)*(?:可以|能用|正常)了[呀啊哈哦]*$|^(?:现在|都)?可以了[，。,\s!！]*可以了|(?:^|[，。\s])(?:都|已经|现在)?恢复了|换(?:了|成)?[^，。]{1,10}(?<!换)好了$|(?:弄|修|搞)好了(?=[谢感哈，。\s]|$)|(?:机子|机器|现在|重插|插紧|插上|拔插)(?:就|也)?好了|(?:刷卡|收款|扫码)(?:都|也)?好了(?=[\s，。,!！~]|$)|(?:就|现在|又|签好了|以后|重开)能(?:收|刷|用|读|打|付)(?:款|卡|钱)?了|(?:插卡|来过|扫码|重开|刷卡|收款)可以了|收了(?:一)?(?:笔|单)(?:\d|成)|得咗|搞掂|(?:刷|收|扫|付|试)了[^，。]{1,10}(?:成功|通过|过)了|(?:(?<!会|不|没|能|一)出(?:纸|单)(?=$|[了啦成正，。,\s])|收到(?:\d+(?:块|元|蚊)|(?:钱|款)了)|收成(?:了)?[一两三1-9](?:单|笔)(?=$|[了啦，。,\s]))|有字(?:了|的)|刚(?:才|刚)?收了?[一1](?:笔|单)|(?:单子?|票)(?:也)?(?:打|出)(?:全|齐|完整)了?|(?:出来了?|打出)[^，。什么啥]{0,3}字(?!都|也|没)|字[^，。]{0,4}清(?:清)?楚|(?<!平时|以前|原来|之前|早上|上午|昨天)好着(?:了|呢)|一次就(?:成|过|好)(?:功)?了|(?:都|全)(?:收|刷|扫)上了|(?:^|[，。\s])能(?:收|刷|用|读|插|扫)了|[么没]麻达|出(?:来)?字了|(?:刷|付|扫|打|读|印|收)(?:卡|票|单)?(?:出来|成功|成|起|得(?:起|出|到|进|上)来?)(?:了|咯|嘞|啦)|(?<!已经|早就|早)(?:刷|付|扫|打|读|印|收)(?:卡|票|单)?过(?:了|咯|嘞|啦)|(?:^|[\s，。…])(?:成|妥|中|过)了(?![一二两三四五六七八九十几半\d]|会|就)|(?:刷卡|机器|机子)(?:也|就)(?:成|好)了|(?:能|可以)输密码了[^。]{0,12}收了|出(?:小|了小)?票了|(?:读|刷)到了|(?:一下|就|都)(?:就)?过了|(?:扫|刷|付)了(?!3000)\d+|能输金额了|票[^，。]{0,8}出来了|出了(?:小票|票)|出单(?:子)?了|(?:^|[，。\s])成功了(?![没吗么])|(?:可以|能)(?:正常)?(?:收款|收钱|刷卡?|用|进去)了|(?:叮|滴)[^，。]{0,4}收到了/;
/** Ends of speech that stand for 了: `扫了三个都收上咧`, `能刷喽`. */
const DIALECT_ENDING = /[咧嘞咯喽哩啦喇勒哉]|(?<!好)哒/g;
/** What works is the phone, not the terminal: `手机这边弄好了`. */
const OF_PHONE =
  /抖音|网页|刷视频|手机[^，。,]{0,6}(?:能|可以)(?:上网|上|打开|刷(?!卡))|手机(?:这边|那边|上|上头)?[^，。]{0,4}(?:弄|连|开|搞)?好/;
const DENIED =
  /(?:还是?|又|没|不|唔|冇)(?:能|可以)?(?:刷|付|扫|打|读|印|收|出|好|成|正常)|才(?:能|可以|好)|[?？]|(?:吗|么|嘛|没|了(?:不|未|伐|冇|没有|咩|吧))$|是不是|会不会|系咪|是否|要是|如果|等(?:到)?|怎么|咋|能不能|要不要|啥时|什么时候|多久|多长/;

/** What went well before the fault: `今天前面几笔都出小票了`. */
const OF_BEFORE = /前面|之前|先前|早先|以前|原来|昨天|昨晚|平时|(?:早上|上午)[^，。]{0,4}(?:还|都)/;

const WENT_WELL = /(?:刷|收|插|扫|付|试|碌)[^，。,]{0,4}(?:成|过|到|好|行|起)|(?:成|好|行|可以|正常|没事)(?:了|的|着)/;

/** Whether a part of a message tells what went well before the fault: `前面两个人刷都成了`. Takes normalised text of one clause. */
export const tellsOfBefore = (clause: string): boolean => OF_BEFORE.test(clause) && WENT_WELL.test(clause);

/** Whether a part of a message speaks of the phone: `手机这边弄好了`. Takes normalised text. */
export const isOfPhone = (clause: string): boolean => OF_PHONE.test(clause);

/**
 * Whether a part of a message says that it works again, by its words: `刷一下出票了` -> `probably`, `没弹3000了` -> `surely`, `还是没好` -> undefined.
 * Takes normalised text of one clause.
 */
export function readWorks(clause: string): 'surely' | 'probably' | undefined {
  const plain = clause.replace(DIALECT_ENDING, '了').replace(/滴/g, '的');
  return worksBy(plain) ?? worksBy(toldAgain(plain) ?? '');
}

function worksBy(plain: string): 'surely' | 'probably' | undefined {
  const told = plain.replace(/[没不](?:有)?(?:再)?(?:弹|报|跳|出|见|冒)(?:着|出|现)?3000|好了[得撒嘞咯]?嘛/g, found =>
    /^[没不]/.test(found) ? '' : '好了',
  );
  if (DENIED.test(told) || isOfPhone(told) || OF_BEFORE.test(told) || isNotOurs(plain)) return undefined;
  if (SURELY.test(plain) || tellsSurely(plain)) return 'surely';
  if (tellsOfPart(told)) return undefined;
  return PROBABLY.test(plain) || tellsNews(plain) ? 'probably' : undefined;
}

const WAY =
  '(?:插卡?|插芯片|芯片卡?|磁条|挥卡?|碰(?:一下|一碰|卡|的)?|贴(?:一下|一贴|卡|的)?|拍卡|闪付|感应|非接|扫码?|微信|支付宝)';
const NOT_WORKING =
  '(?:不行|不能(?:读|刷|用|收)|不得行|不中|唔得|不好使|不灵|读不|刷不|扫不|没反应|冇反应|报|时好时坏|时灵时不灵|有时候?[^，。]{0,2}(?:不|没)|(?:要|得)[^，。]{0,3}(?:几|好多)(?:次|下|遍))';
const WORKING = `${WAY}(?:的)?(?:都|也|就|倒(?:是)?|现在)?(?:可以|能(?:读|收|刷|用|付)|行|得行|收(?:到|成|得|了)|过了|成了|好(?:使|了)|没问题|正常)(?!吗|么|不|没|[?？])`;
/** As news, and not as what was so all along. */
const WORKS_ONE_WAY = new RegExp(
  `${WAY}(?:的)?(?:都|也|就|倒(?:是)?|现在)?(?:(?:可以|能(?:读|收|刷|用|付)|行|得行|收(?:到|成|得)|过|成|好(?:使)?|正常)了|收了)(?!吗|么|不|没|[?？])`,
);

const FAILS_ONE_WAY = new RegExp(
  `(?:就|还是|但|但是|可是|不过|只有|唯独|只是)[^，。]{0,3}${WAY}[^，。]{0,3}${NOT_WORKING}` +
    `|${WAY}(?:的)?(?:就|也|老)?(?:还是|又|还|有时候?|老是?|总)(?:(?:不(?!错|敢|想|用|知|晓)|没(?!试|刷|来|人|弄|用过)|报|一样)|[^，。]{0,5}${NOT_WORKING})|${WAY}(?:的)?(?:就|也)?(?:时好时坏|时灵时不灵|(?:要|得)[^，。]{0,3}几(?:次|下|遍))` +
    `|${WAY}(?:的)?(?:那个)?[^，。]{0,3}(?:咋弄|怎么弄|咋办|怎么办|咋整)` +
    // What is told last is how it is now: `插卡不行 挥卡收了一单` tells of another way that works.
    `|${WORKING}[^。]{0,12}[，,。\\s]${WAY}(?:的)?(?:就|都|也|却|倒)?${NOT_WORKING}`,
);

/** Whether one way of paying is told to fail still, whatever works beside it: `挥卡收到钱了，就插卡不行`. Takes normalised text. */
export const failsOneWay = (normalized: string): boolean => FAILS_ONE_WAY.test(normalized);

/** Whether one way of paying is told to work by now: `挥卡收了一单`, `插卡能读了`; not `挥卡可以`. Takes normalised text of one clause. */
export const worksOneWay = (clause: string): boolean => WORKS_ONE_WAY.test(clause.replace(DIALECT_ENDING, '了'));

const NAMES_FAULT =
  /(?<!(?:没有?|不|冇|莫|未)(?:再|又|会)?)(?:才|又|还|就|都)?(?:出|报|弹|跳|显示|是|转|就)(?:着|来|个|的)?3000(?!(?:也)?(?:没有|冇|没|不见))/;

/** Whether the code is told as showing now, and not as gone: `转了很长时间才出3000`. Takes normalised text of one clause. */
export const namesFault = (clause: string): boolean => NAMES_FAULT.test(clause);

const NOT_DONE =
  /(?:还没|没|冇|未)(?:有)?(?:试|刷|收)过[^。]{0,14}(?:说|话|讲)(?:是|它)?(?:好|行|恢复)|(?:好像|是|忘了|就)(?:是)?没(?:有)?(?:弄|做|签|结|充)(?!错)|还没(?:有)?(?:来得及|顾上|空)?(?:开机|开起来|关机|晾|更新|弄|做|整|搞|试|开始|重启|打|换|充|擦|结算|去|插|签|连|等(?=[啊呀呢嘞哦呐咧哩够满十几\d]|[，。,\s]|$))|(?:没|冇)(?:来得及|顾上|顾得上|空|时间)(?:去)?(?:弄|做|充|换|插|重启|结|签|擦|等|搞|更新|连)|(?:啥|什么)就(?:好|恢复|修好)|(?:边度|边)(?:有)?(?:好|得)(?:咗|了)|(?:哪个|谁|几时|啥时候)(?:跟你|给你|同你|和你)?(?:说|讲)(?:过)?(?!没)[^，。]{0,3}(?:好|恢复)/;

const UNSOLVED = /(?:没|冇|未|不)(?:有|能)?(?:得到)?(?:解决|恢复|修好|搞定|修复)/;

/** Whether it is told that nothing was solved, though a cure is named: `没解决`. Takes normalised text of one clause. */
export const isUnsolved = (clause: string): boolean => UNSOLVED.test(clause);

const DONE_BEFORE =
  /(?:已经|早就|都|我)(?:刷|付|扫|插|签到?|重启|结算|更新|换|擦|做|试)过(?:卡|钱|款|码)?了?|(?:^|[\s，。,])[一-龥]{0,3}?(?:插|签到?|重启|结算|更新|换|擦|做|试|充|晾)过(?!去)(?:卡|电|纸)?了/;

/** Whether it is only told that a card was charged, or a step done, before, which may have failed: `已经刷过了`, `已经签到过了`. Takes normalised text of one clause. */
export const isDoneBefore = (clause: string): boolean => DONE_BEFORE.test(clause);

const COMES = /^(?:我|好了)?(?:又)?(?:回)?来了(?:来了|啊|哈|嘛|咯)*$/;

/** Whether somebody only says that they are back: `来了来了`. Takes normalised text of one clause. */
export const comesBack = (clause: string): boolean => COMES.test(clause);

/** Whether a message denies that it was cured, or that the step was done: `啥就恢复了 我还没更新呢`. Takes normalised text. */
export const deniesCure = (normalized: string): boolean =>
  NOT_DONE.test(withoutOtherTerminals(normalized)) || worksOnlyOutside(normalized);

const SHOWS_FAILURE =
  /超时了?|(?:交易|支付|付款|收款|刷卡)(?:又|都|还是)?失败(?!的|那)|(?<!没(?:有)?(?:再)?|不(?:再)?)报了(?:一|两|二|三|几|好几|\d)(?:次|回|遍|道)|(?:显示|写着?|提示|跳|弹|说|报)(?:的|了|出)?[^，。,]{0,6}(?:失败|超时|错误|异常|连不上|无法连接)|(?:又|还是|照样|继续)报错/;

/** Whether the screen is told to show a failure: `转半天 写通讯失败`. Takes normalised text of one clause. */
export const showsFailure = (clause: string): boolean => SHOWS_FAILURE.test(clause);

const STILL = /还|又|仍|依旧|照样|继续|但|可是|不过/;
/** Before the step, it says nothing of what came of it: `对了刚才还弹个3000`. */
const STILL_BEFORE = /(?:刚才|刚刚|之前|先前|早先|开头|一开始|头先|早上|早起)(?:它|都|就)?(?:还|又)/g;

/** Whether something goes on as before, or against what was said: `但是又跳3000`. Takes normalised text. */
export const isStill = (normalized: string): boolean => STILL.test(normalized.replace(STILL_BEFORE, ''));
