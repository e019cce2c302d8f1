import type { Entities } from '../understanding';
import { PAYS_BY_CARD } from '../words/counts-cards';
import { doubtsSale } from '../words/doubts-sale';

export type SituationEntities = Pick<
  Entities,
  'network' | 'readMethod' | 'cardsAffected' | 'moneyDebited' | 'moneyReceived' | 'chargedTwice'
>;

type Choice<Value extends string> = readonly (readonly [Value, RegExp])[];

const NETWORKS: Choice<NonNullable<Entities['network']>> = [
  ['wifi', /wi-?fi|无线网|路由器?|(?:机器|机子|一直|平时|现在|都是)[^，。,]{0,5}热点|外发/],
  // A broadband line ends at the router: which way the terminal takes from there, it does not say.
  ['cable', /网线|有线|网口|水晶头/],
  ['sim', /sim ?卡?|流量卡|物联网?卡|电话卡|手机卡|卡槽里的卡|欠费停机/],
  ['4g', /(?<![a-z0-9])[2345]g(?![a-z0-9])|移动网络|移动数据|数据流量|流量(?!卡|明细)/],
];
const READ_METHODS: Choice<NonNullable<Entities['readMethod']>> = [
  ['chip', /插卡|插芯片|芯片|插进去|插入|插不|卡插/],
  ['tap', /挥卡|闪付|非接|碰一碰|碰一下|拍卡|感应|nfc|贴一下|贴卡|云闪付贴|靠一下|嘀卡/],
  ['swipe', /磁条|划卡|拉卡(?!拉)|刷磁|磁道|拖卡|滑卡/],
  ['qr', /扫码|二维码|付款码|收款码|微信付|支付宝|扫一扫|条码|扫不|扫他|主扫|被扫/],
];

const SEVERAL =
  /(?:每张|所有的?卡|全部的?卡|哪张卡?都|什么卡都|啥卡都|任何卡|几张卡?都|好几张|多张|[两三四五六七八九十\d]张卡?都|换了?[一二两三四五六七八九十几好\d]+(?:个|张)(?:卡|客人)?[^，。]{0,4}(?:都|也|还是)|换(?:什么|啥|哪张)|别的卡也|其他卡也|换卡也|换张卡也|换了卡也|谁的卡都|哪个客人都|(?<!刷)都刷不|(?<!读)都读不)/;
const ONE =
  /(?:卡|芯片)[^，。,\s]{0,3}(?:花|磨花|磨坏|坏|断|裂)(?:得)?了|(?:那|这|他|她)(?:的|张)*卡(?:在|到|去)?(?:别处|别家|别的(?:店|地方)|隔壁|其他店|哪(?:里|儿|家))[^，。,]{0,6}(?:也|都)?(?:刷|用|插|付|拍)不|(?:(?:别的|其他|别个|后面)(?:的)?(?:客人|顾客|人)(?:的卡)?[^，。]{0,4}(?:刷|插)?[^，。]{0,3}(?:都|也)(?:好好的|能刷|行|可以|没事|刷得起)|(?:就|只有?|单单|(?<![这那一二两三几每上下订小收打出张笔])单|唯独|偏偏)(?:这|那|他|她|一|某|有)?(?:个|的|那|这|一)?(?:客人|顾客|人|家)?(?:的)?(?:这|那|一)?张?(?:卡|客人|张)|(?:别(?:人|个)|其他人|旁人)(?:的)?(?:卡)?都(?:好好的|能刷|行|可以|没事|过)|别的卡(?:都|就)?(?:可以|能|行|好|没事|没问题|正常)|其他(?:的)?卡?(?:都|就)?(?:可以|能|行|好|没事|没问题|正常)|换(?:张|了张|一张|个)卡?就(?:好|行|可以|能|过))/;

const TAKEN =
  /(?:钱|款|账|帐|卡里|银行|余额|短信)[^，。,!！?？]{0,8}(?:扣了|扣掉|扣走|扣款了|已扣|划走|被扣|少了|没了|出去了|扣去|划掉|转走)|扣(?:了|走|掉|去|过|款)[^，。,不没?？]{0,4}(?:钱|款|\d|两|三|成功|短信)|(?:已经?|都|也|真|给|被|收到|显示|提示)扣(?:了|款|钱|费)|扣款(?:成功|短信|了|通知)|扣[咗左](?:[啦喇钱錢了]|$|[\s，。])|扣[喇啦嘞咯](?:$|[\s，。])|钱(?:都|就|已经)?走了|重复扣|多扣|扣了两|扣两次|钱扣了|扣了钱|刷走了|划走了/;
const NOT_TAKEN =
  /(?:没有?|没得|莫得?|未|冇|不曾|并没)(?:被)?(?:扣|划)(?:钱|款|费|到|成|走|掉)?|钱(?:没|未)(?:少|扣|动|出)|(?:没|未|冇)(?:有)?少(?:钱|一分|掉)|没(?:有)?(?:看到|查到|见到)?(?:这|那)?(?:一)?(?:笔)?(?:的)?支出|扣(?:款)?(?:没|未|不)成功|扣不了|没扣|余额(?:也|都|还)?(?:没|未|冇)(?:有)?(?:变|少|动)|短信(?:也|都|还)?(?:没来|没有来|没收到|冇嚟)|没(?:有)?(?:收到|来)(?:银行)?(?:的)?(?:扣款)?短信/;
/** An app is swiped away, not money: `把收款划掉重新点开`. */
const SWIPED_AWAY = /(?:收款|应用|软件|app|后台|页面|程序|界面)[^，。,]{0,4}(?:划|关|滑)(?:掉|走|了)/gi;
/** Nor is it money that is gone where a screen or an app vanishes: `收不了钱了 一点就闪一下没了`. */
const VANISHED = /(?:闪|弹|跳|退|缩|黑)[^，。,\s]{0,5}没了/g;
/** The shop has the money. */
const RECEIVED =
  /(?:到账|到帐|入账)了(?![吗没么])|(?:钱|款)(?:都|全|也|是|确实|已经)*到了(?=[，。,\s!！]|$)|(?:已经?|都|app|应用|后台|账户|账上|我这边?|店里|老板)[^，。,]{0,8}(?:到账|到帐|入账)(?![吗没么])|(?:钱|款|[块元\d])[^，。,]{0,3}(?:收到(?:了|的)|收得到)(?![吗没么不])|(?:入|到)咗(?:数|账)|收到钱的?(?=[，。,\s!！]|$)/i;
const NOT_RECEIVED =
  /(?:没有?|未|冇|不)[^，。,]{0,4}(?:到账|到帐|收到|入账)|(?:几时|什么时候|多久|能不能|会不会|是不是)[^，。,]{0,6}(?:到账|到帐|收到|入账)/;
const TWICE = /扣(?:了|咗)?(?:他|她|人家|客人|我)?(?:的)?(?:两|二|2|俩)(?:道|次|笔|遍|回|份)|重复扣|双扣|扣重/;

/** `没扣没扣`, `没有扣没扣过` insist, and do not ask. */
const INSISTED = /(没有?|未|冇|木有|莫得|莫)(扣|收|少)(?:了)?(?:[\s，,]*(?:没有?|未|冇|木有|莫得|莫)\2)+/g;
/** Nor does who says it once more: `刚不是说了没扣么`. */
const SAID_BEFORE =
  /(不是|都|早就?|已经|跟你)((?:跟|同|和)?(?:你|你们)?(?:说|讲|话)(?:了|过|咗)[^，。,\s]{0,3}(?:没有?|未|冇|木有|莫得)(?:扣|划)(?:钱|款|到|他|她)?(?:了|的)?)(?:么|吗|嘛|咩|[?？])+/g;
/** What a telephone bill or a data plan takes is not the customer's money: `流量会不会扣我话费`. */
const OTHER_CHARGES = /扣(?:不扣)?(?:我|我的|手机|了)?(?:的)?(?:话费|流量|手续费|电量|费率|押金|服务费)/g;
/** Nothing was taken, and who asks is to blame: `扣啥子钱哦 都还没开始收`. */
const WHAT_DEBIT =
  /扣(?:个)?(?:啥|什么|什麼|啥子|么子|锤子|鬼|毛|乜|咩)(?:的)?(?:钱|款)?|(?:哪|边)(?:个|里|儿|来|度)?(?:会|有|得)?扣(?:了)?(?:钱|款)?(?:嘛|哦|啊|呀|咯|喽)/;

/** Whether it may be taken again says nothing of whether it was: `再刷会不会重复扣`. */
const AGAIN = /(?:会不会|不会|会|免得|怕)[^，。,]{0,3}(?:又|再|重复|多)[^，。,]{0,3}扣[^，。,?？]{0,6}/g;

/** Taken once, as it should be: `就扣了最后成的那一块`, `没有多扣`, `一分没多扣`. */
const RIGHTLY =
  /(?:没有?|未|冇|莫得?|不曾)(?:给|被)?(?:他|她|人家|客人|我)?多(?:扣|收)(?:了|过|他|她|人家|客人|钱|一分)*|(?:就|只|才)扣了?[^，。,]{0,6}(?:成(?:功)?(?:了)?的|最后)[^，。,]{0,6}|没(?:有)?扣错|扣对了/g;

/** What arrived by another way is not the card's money. */
const OTHER_WAY = /(?:微信|支付宝|现金|现钱|扫码)[^，。,]{0,12}(?:收到|到账|到帐)[^，。,]*/g;

/** Whether it is told that only what was due was taken: `就扣了最后成的那一块`. Takes normalised text. */
export const isTakenRightly = (normalized: string): boolean => normalized.replace(RIGHTLY, '') !== normalized;

/** `没有重复扣`, `不是扣了两次`, `只扣了一次` */
const NOT_TWICE =
  /(?:没有?|不是|不会|未|冇|不)[^，。,]{0,3}(?:重复扣|双扣|多收|扣(?:了)?(?:两|二|2)(?:次|遍|道|笔)|付了(?:两|二|2)(?:次|遍|道))|(?:只|就)(?:是)?扣了?(?:一|1)(?:次|遍|道|笔)/;

/** Whether it is denied that a sale was paid twice. Takes normalised text. */
export const deniesTwice = (normalized: string): boolean => NOT_TWICE.test(normalized);

/** Paid once more in another way: `又扫微信付了一遍`, `用支付宝付了 刷卡那次也扣了`. */
const PAID_AGAIN =
  /(?:微信|支付宝|现金|现钱|扫码)[^，。,\s]{0,4}(?:付|给|扫|转)(?:了|过)[，。,\s]*[^，。,\s]{0,4}卡[^，。,\s]{0,6}(?:也|又|还)(?:被|给)?(?:扣|划)|卡[^，。,\s]{0,6}(?:扣|划)(?:了|走)[，。,\s]*[^，。,\s]{0,4}(?:微信|支付宝|现金|现钱|扫码)[^，。,\s]{0,4}(?:也|又|还)(?:付|给|扫|转)|付了(?:我)?(?:两|二|2)(?:道|次|笔|遍|回|份)|收了?(?:他|她|人家|客人)?(?:的)?(?:钱)?(?:两|二|2)(?:道|次|笔|遍|回|份)|多收了|(?:微信|支付宝|现金|现钱|扫码)[^，。,]{0,4}(?:又|再)(?:付|给|扫|转)|(?:又|再|重新)(?:用|拿|给我|扫)?(?:我)?(?:的)?(?:微信|支付宝|现金|现钱)[^，。,]{0,5}(?:付|给|扫|转)了?/;

/** What may happen has not happened: `关机的话账会不会没了`. */
const FEARED = /要真|真要|会不会|会没|别[^，。,]{0,4}扣|的话|万一|要是|不会[^，。,]{0,6}[吧吗]|(?:我|就)?怕/;
/** What is only supposed: `万一客人真没扣 你们赔吗`. */
const SUPPOSED = /(?:要真|真要|万一|要是|如果|假如|就算|哪怕)[^，。,!！?？]*/g;
/** Somebody only fears it: `她担心钱被扣了`. */
const SUSPECTED = /(?:担心|害怕|怀疑|以为|怕)[^，。,!！?？]{0,8}(?:扣|划)[^，。,!！?？]*/g;
/** What a step of ours would take is no debit of a customer's: `结算会扣钱吗`. */
const BY_A_STEP =
  /(?:结算|批结|签到|更新|查询|重启|打印)[^，。,]{0,5}扣(?:不扣)?(?:我|我们|他|店里|酒店)?(?:的)?(?:钱|款|费)?/g;
const UNKNOWN =
  /(?:搞|说|打|讲|弄|点|按)错(?:了|咗)?[^。]{0,6}(?:还没|没(?:有)?|未|冇)(?:看|问(?!题)|查|睇|注意)|(?:还没|未)(?:看|问|查|睇)(?:扣|清|到底|手机|短信|呢|$)|没(?:有)?扣[^。]{0,8}(?:不太?(?:确定|清楚)|不敢(?:肯定|说)|说不准|拿不准|不晓得准)|(?:不知道?|不清楚|不确定|搞不清|没看|不晓得|唔知|弄不清|看不到|吃不准)[^，。,]{0,8}(?:扣|划|钱)|(?:扣|划)(?:没|冇|了没(?!到账|出|有出|收|打)|没有?)(?:扣|有|划)?(?:钱|款|走|到)?[^，。,]{0,2}(?:$|[?？，。,吗呢啊呀]|不知|不清|不确)|(?:有没有|是不是|到底)[^，。,]{0,6}扣|会不会(?:已经|是|真)?扣(?:了|掉|走)|扣(?:款|钱)?(?:了|没)?(?:吗|没有?|么|未)(?![到出收打成过])[?？]?|可能扣/;

/** Nobody there has it, whatever it is called: `市场里哪有无线网`, `冒得wifi`. */
const NO_WIFI =
  /(?:哪(?:里|儿)?有|没有?|冇|冒得|莫得|木有|无|不是|唔系|不用|没装|没连)(?:什么|啥|店里)?(?:无线网|无线|wi-?fi|网络?)/gi;

/** Which network the telephone is on says nothing of the terminal: `我手机用的流量`. */
const PHONE_NETWORK = /手机(?!卡|热点)[^，。,]{0,4}(?:用|走|开|是|才)(?:的)?(?:是)?(?:流量|数据|wi-?fi|无线|[45]g)/gi;

/** Nor is what is denied beside it, or only wondered at: `扇形的没有,4G也没有`, `连都没连过啥子热点`, `怎么又是流量`, `不带5G的那个`. */
const NO_SUCH_NETWORK =
  /(?:没|冇|莫得?|不是|不带|哪来|哪(?:里|儿)?有|又是|什么|啥子?)[^，。,!！\s]{0,6}(?:无线网?|wi-?fi|网络?|热点|流量|[2345]g|网?线)|(?:扇形?|[2345]g|竖条|流量|无线网?|wi-?fi|热点|网线)(?:的|图标)?(?:也|都)?(?:没有?|没得|冇|莫得)(?![^，。,\s]{0,3}(?:用|连|开|试|关|问题|信|讯))/gi;

/** Which of them it is, somebody does not know: `我不知道它用的流量还是无线`. */
const UNKNOWN_NETWORK =
  /(?:不知道|不清楚|不晓得|不懂|唔知)[^，。,?？]{0,10}(?:流量|无线|wi-?fi|[45]g)[^，。,?？]{0,8}/gi;

/** Who never said that nothing was taken has not said it here: `我没说没扣啊`. */
const NEVER_SAID_NONE =
  /(?:没(?:有)?|冇|莫|哪(?:里|个)?|谁|啥时候|什么时候|好久)(?:说|讲)(?:过|了)?[^，。,\s]{0,3}(?:没|未|冇)(?:有|得)?扣/g;

/** Nor has who never said that something was: `我没说扣了呀`, `你咋就说扣了`. */
const NEVER_SAID_TAKEN =
  /(?:没(?:有)?|冇|莫|哪(?:里|个)?|谁|啥时候|什么时候|好久|几时|(?:你|你们|侬)(?:咋|怎么|凭(?:啥|什么)|为(?:啥|什么)|点解)[^，。,\s]{0,2})(?:跟你|同你)?(?:说|讲|话)(?:过|了)?[^，。,\s没未冇]{0,3}扣(?!没|不|冇|未|了没|钱没)[了过钱款走咗]*/g;
/** Who asks back has nothing to tell: `啥钱扣了 我还没刷`. */
const ASKED_BACK = /(?<!为|凭|不管|做)(?:啥子?|什么|甚么|么子|乜嘢?|咩)(?:的)?(?:钱|款|錢)(?:被)?扣(?:了|咗|掉)?/g;

/** Whether the message says that nobody spoke of a debit: `我没说扣了呀`. Takes normalised text. */
export const deniesSayingTaken = (normalized: string): boolean =>
  normalized.replace(NEVER_SAID_TAKEN, '') !== normalized;

/** What it was before: `从wifi改成流量`, `原来是用wifi的`, `把流量关了`. */
const KINDS = '(?:无线网?|wi-?fi|网线|热点|流量|移动数据|[2345]g)';
const FORMER_NETWORK = new RegExp(
  [
    `(?:从|由|把|将)(?:原来|以前)?(?:的|店里的?)?${KINDS}[^，。,]{0,5}(?:改|换|切|转|调|变)(?=[^，。,]*${KINDS})`,
    `(?:原来|原先|以前|之前|早先|本来|先前)(?:都|是|一直)*(?:用|连|走)?(?:的)?(?:是)?(?:店里的?)?${KINDS}`,
    `(?:把|将)?${KINDS}(?:也|都|已经|给)*(?:关|断|停)(?:了|掉|上)`,
  ].join('|'),
  'gi',
);

/** Mobile data that is not there: `流量那个是灰的点不动`. */
const NO_DATA = /(?:流量|移动数据)[^，。,]{0,5}(?:开不了|用不了|不能用|没有|没得|是灰|点不动|关了|没开|停了|用完)/g;

/** What a message says about network, way of reading, number of cards and whether money was taken; takes normalised text. */
export function findSituation(normalized: string): SituationEntities {
  const text = normalized
    .replace(SWIPED_AWAY, '')
    .replace(NEVER_SAID_NONE, '')
    .replace(NEVER_SAID_TAKEN, '')
    .replace(ASKED_BACK, '扣啥钱')
    .replace(VANISHED, '')
    .replace(OTHER_CHARGES, '')
    .replace(BY_A_STEP, '')
    .replace(AGAIN, '')
    .replace(RIGHTLY, '')
    .replace(INSISTED, '$1$2')
    .replace(SAID_BEFORE, '$1$2');
  const hasNetwork = text
    .replace(UNKNOWN_NETWORK, '')
    .replace(NO_WIFI, '')
    .replace(PHONE_NETWORK, '')
    .replace(NO_DATA, '')
    .replace(NO_SUCH_NETWORK, '')
    .replace(FORMER_NETWORK, '');
  const network = NETWORKS.find(([, words]) => words.test(hasNetwork))?.[0];
  const readMethod = onlyOne(READ_METHODS, text);
  const cardsAffected = SEVERAL.test(text) ? 'several' : ONE.test(text) && !PAYS_BY_CARD.test(text) ? 'one' : undefined;
  const moneyDebited = UNKNOWN.test(text)
    ? 'unknown'
    : NOT_TAKEN.test(text.replace(SUPPOSED, '')) || (WHAT_DEBIT.test(text) && !TAKEN.test(text) && !doubtsSale(text))
      ? 'no'
      : isOnlySuspected(text)
        ? 'unknown'
        : TAKEN.test(text) && !FEARED.test(text)
          ? 'yes'
          : doubtsSale(text)
            ? 'unknown'
            : undefined;
  const isFeared = FEARED.test(text) || /免得|怕|[?？吗]/.test(text);
  const isTaken = moneyDebited === 'yes' || /短信|到账|到帐|成功|已经|又付了|收了(?:两|二|2)/.test(text);
  const chargedTwice =
    (TWICE.test(text) || (PAID_AGAIN.test(text) && isTaken)) &&
    !isFeared &&
    !NOT_TAKEN.test(text) &&
    !NOT_TWICE.test(text);
  const moneyReceived = RECEIVED.test(text.replace(OTHER_WAY, '')) && !NOT_RECEIVED.test(text) && !chargedTwice;
  return {
    ...(network === undefined ? {} : { network }),
    ...(readMethod === undefined ? {} : { readMethod }),
    ...(cardsAffected === undefined ? {} : { cardsAffected }),
    ...(moneyDebited === undefined ? {} : { moneyDebited }),
    ...(moneyReceived && { moneyReceived }),
    ...(chargedTwice && { chargedTwice }),
  };
}

const isOnlySuspected = (text: string): boolean => TAKEN.test(text) && !TAKEN.test(text.replace(SUSPECTED, ''));

/** The one value that is named: of two ways of reading in a message one often works, so none is taken. */
function onlyOne<Value extends string>(choices: Choice<Value>, text: string): Value | undefined {
  const named = choices.filter(([, words]) => words.test(text));
  return named.length === 1 ? named[0]![0] : undefined;
}
