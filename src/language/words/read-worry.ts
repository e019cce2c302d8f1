import { withoutDeposit } from './read-money-apart';
import { withoutDenied } from './without-denied';

const THING = '(?:药|货|东西|商品|衣服|件?衫|菜|饭|烟|酒|蛋糕|家具|首饰|物品|单子上的)';
const WHO = '(?:他|她|佢|人家?|客人|顾客|老?大爷|大妈|大叔|大姐|阿姨|老人家?|师傅|老板)';
/** The goods by name, or the customer who wants to go: `药给不给`, `大爷能走了不`, `那药给大爷了昂`. */
const GOODS_NAMED = new RegExp(
  [
    `${THING}[^，。,]{0,6}(?:给不给?|能不能给?|能给|可以给|可不可以|俾唔俾|畀唔畀|放不放?|交不交?|能交|能拿|能带|发不发)`,
    `(?:给不给|要不要给|该不该给|能给|能不能给|俾唔俾|畀唔畀)[^，。,]{0,3}${THING}`,
    `${THING}(?:先)?(?:给|交|发|俾|畀)(?:给)?${WHO}?[^，。,]{0,4}(?:不|吗|么|伐|行不行?|得不得)(?=[\\s，。,!！?？]|$)`,
    `${THING}(?:就|先|我)?(?:给|让|交给)${WHO}[^，。,]{0,3}(?:了|拿走)[^，。,]{0,2}(?:昂|哈|哦|吧|啊|行不)`,
    `${WHO}(?:现在|是不是|到底)?(?:能|可以|可不可以|能不能|得唔得|得不得)(?:先)?走(?:得|了|咗)*(?:不|吗|么|没|伐|啊|呀|人)?(?=[\\s，。,!！?？]|$)`,
  ].join('|'),
);
const GOODS =
  /(?:能不能|可不可以|可以|要不要|给不给|该不该|敢不敢|好不好|行不行|能)[^，。,]{0,8}(?:[拿带拎攞提]走|拿货|给(?:他|她|人家|客人|顾客)(?!刷|收|扫|碰|插|办|打)|放货|发货|出货)|拿着[^，。,]{1,6}(?:能)?走|(?:[拿带拎攞提]走|拿货|放货|发货|出货)[^，。,]{0,6}(?:吗|么|嘛|不|没|伐|行不行|可以|得不得)|给不给(?:他|她|人家|客人|顾客)(?!刷|收|扫|碰|插)|给还是不给|把[^，。,]{1,8}给(?:他|她|人家|客人|顾客)[^，。,]{0,3}(?:了|拿|带)/;
/** Another customer than the one whose sale is in doubt wants to pay. */
const NEXT_CUSTOMER =
  /(?:后面|后头|另外|另一|新|别的|其他|下一?|又来)(?:了|的)?(?:一|两|几)?(?:个|位)?(?:新)?(?:顾客|客人|人|单)/;
const ASKS_TO_CHARGE = /(?:能|可以|可不可以|要不要|还能|敢|让他|给他)[^。]{0,14}(?:刷|收|扫|付|用)/;
/** Whoever speaks of giving back while a sale is in doubt may be about to do it; an app that closes by itself, or its older version, gives nothing back. */
const MONEY_BACK =
  /(?<![闪倒后]|(?:点|开|进)(?:去|来)?(?:它)?就)退(?!房|出|货|机|网|到|休|一步|回?(?:桌面|首页|主页|主菜单|上一层|原来的?版本|[老旧]版)|回[老旧])|返还|还给(?:他|她|客人|顾客|人家)/;
/** `几天能退回来` asks for a date, and nothing is about to be given back. */
const BACK_WHEN =
  /(?:几天|几号|几日|几耐|多久|多长时间|多少天|哪天|几时|好久|多会儿|(?:什么|啥|甚|么子)时候)[^，。,]{0,6}(?:退|返)(?:得|能)?(?:回|到|下来|给他|给人家|清)?|(?:退|返)[^，。,]{0,6}(?:几天|多久|多少天)/;
/** `我没说要退他现金`, `不退钱` */
const DENIES_BACK =
  /(?:只|先不|不|都不)(?:能)?退[^，。,]{0,4}[，,\s]?(?:我)?(?:懂|知道|明白|晓得|清楚)(?:了)?|(?:我)?(?:懂|知道|明白|晓得)了?[，,\s]?(?:先)?不退|没(?:有)?(?:说|讲|想)(?:过|要)*[^，。,]{0,4}退|(?<!能|可以|可不可以)不(?:给)?(?:他|她|人家|客人)?退(?:他|她|人家|给他)?(?:钱|款|现金)?(?=[，。,\s了啊呀哦咧]|$)(?![，。,\s]*(?:行|可以|得|中))/g;

/** It is to be paid once more in another way, and only then given back: `他微信扫给我680 那笔退回来再说`. */
const PAID_ANEW =
  /(?:扫|转|付)给我|(?:先|再|另外)[^，。,]{0,4}(?:付|给)[^，。,]{0,5}(?:现金|现钱|微信|支付宝|一次|一遍)|(?:现金|现钱|微信)[^，。,]{0,4}(?:付|给我)|再(?:收|扫|付)|另外(?:收|付)|先(?:收|扫)/;

/** `服务员已经让客人微信又付了一遍`: it is too late to refuse. */
const PAID_ALREADY =
  /已经[^，。]{0,12}(?:付|给|扫|收)(?:了|完)|又(?:付|给|扫|收)了|(?:付|收)了?(?:两|二|2)(?:遍|次|道|回)|(?:微信|现金|支付宝)[^，。,]{0,4}付(?:完)?了/;

/** `那一笔我不再收了` */
const NOT_ANEW = /(?:不会?|没有?|别)[^，。,]{0,2}再(?:收|扫|付)/g;

/** Nobody can look at the customer's telephone any more. */
const CUSTOMER_GONE =
  /(?:顾客|客人|她|他|人)[^，。,]{0,4}(?<!要|想|能|先|让)走(?:了|咗|掉)|联系不(?:上|到)|找不(?:到|着)(?:人|她|他|客人|顾客)|(?:上|到|去)哪(?:里|儿)?[^，。,]{0,4}(?:叫|找|喊)(?:她|他|人|客人|顾客)|没(?:有)?(?:留|记)(?:她|他)?(?:的)?(?:个)?电话|电话(?:也|都)?没(?:有)?留|没(?:有)?(?:她|他|客人|顾客|人家)(?:的)?(?:电话|微信|联系)/;

/** Who is still there and may go, or can be reached: `他走了我找谁要去`. */
const MAY_GO =
  /(?<!没|没有|冇|未)留(?:了|过|下)(?:个|他的|她的)?(?:电话|号码|手机|联系|微信)|走(?:了|掉)[^，。,]{0,2}(?:我)?(?:找谁|上哪|去哪|怎么找|咋找|咋办)|没走|还(?:在|站)/;

const ARRIVAL =
  /(?:钱|款)[^，。,]{0,10}(?:到账|到帐|到我|能到|给我)|(?:啥时候|什么时候|几时|多久|多会儿|好久)[^，。,]{0,6}(?:到账|到帐|能到|到我)/;
const ASKS_WHEN = /时候|几时|多久|好久|多会儿|吗|么|没|还是|能不能|可不可以|啊|呀|[?？]/;
/** Whether the shop has the money: `这326到底算收到没有啊`, `那我这钱到底收着没有`. */
const RECEIVED =
  /(?:到底|究竟|算|这|那|钱|款|(?<!\d)(?!3000)\d{2,})[^，。,]{0,8}(?:收着|收到|收成|到账|到帐|到我(?:账上|这)?|有没有到)[^，。,]{0,4}(?:没有?|吗|么|不|冇|未|伐|了没)(?![^，。,]{0,3}(?:核|弄|查))|(?:钱|款|[笔单]|\d{2,})[^，。,]{0,6}(?:有没有|有冇|有无|收没)收?到(?![^，。,]{0,3}(?:核|弄|查))|\d{2,}[^，。,]{0,12}收到(?:没有?|了没|冇|未)|(?:那|就|算)(?:就)?(?:是|算)?收到了?(?:是吧|对吧|是不|吧|没错吧|哇|噻|喽|不)/;
const COUNTS =
  /(?:钱|款|笔|单|\d{2,})[^，。,]{0,6}(?:就|我|都|也|是不是){0,3}(?:不用|唔使|不需要|不必|甭|无需)(?:再)?(?:管|理|操心|查|弄)(?:它|佢)?(?:了|啦|咗|嘞)?(?:是吧|对吧|对不对|是不是|吧|吗|么|嘛|是不|咩|呀|哈|[?？])|(?<![结洁清核计预])算(?:不算)?(?:数|钱|成|收到|收了)|作数|(?:登记|记|算|标)(?:成|为|作|个)?(?:已)?(?:缴费|收款|付款|付清|收到|交费)|(?:钱|款)[^，。,]{0,8}(?:已经|是不是)[^，。,]{0,4}收到了?(?:呀|吗|吧|嘛|没)/;

/** What who has a sale in doubt fears for: whether it counts (`这笔算不算数`), whether the goods may go (`衣服能不能给他拿走`), the money back (`会不会自己退回去`, `我先退给他算了`), when it
 * arrives (`钱啥时候能到我账上`), or whether another customer may pay (`后面又来了个客人 还能给他刷吗`). Takes normalised text. */
export function readWorry(
  said: string,
):
  | 'received'
  | 'counts'
  | 'goods'
  | 'money-back'
  | 'back-when'
  | 'arrival'
  | 'next-customer'
  | 'pay-anew'
  | 'customer-gone'
  | undefined {
  const text = withoutDeposit(withoutDenied(said)).replace(DENIES_BACK, '');
  if (NEXT_CUSTOMER.test(text) && ASKS_TO_CHARGE.test(text) && ASKS_WHEN.test(text)) return 'next-customer';
  if (COUNTS.test(text)) return 'counts';
  if (RECEIVED.test(text)) return 'received';
  if (CUSTOMER_GONE.test(text) && !asksOfGoods(text) && !MAY_GO.test(text)) return 'customer-gone';
  if (!PAID_ALREADY.test(text) && PAID_ANEW.test(text.replace(NOT_ANEW, '')) && ASKS_WHEN.test(text)) return 'pay-anew';
  if (BACK_WHEN.test(text) && !MONEY_BACK.test(text.replace(BACK_WHEN, ''))) return 'back-when';
  if (MONEY_BACK.test(text) && !PAID_ANEW.test(text)) return 'money-back';
  if (asksOfGoods(text)) return 'goods';
  return ARRIVAL.test(text) && ASKS_WHEN.test(text) ? 'arrival' : undefined;
}

/** Who leaves a room takes nothing along. */
const LEAVES_ROOM = /退房|住店|房客|赶(?:车|飞机|火车|高铁)/;

const asksOfGoods = (text: string): boolean => !LEAVES_ROOM.test(text) && (GOODS.test(text) || GOODS_NAMED.test(text));

const PAID_OTHERWISE =
  /(?:扫(?:的)?码|扫墙上|微信|支付宝|现金|现钱)[^，。,?？]{0,8}(?:付|给|收|结|转)(?:了|过|到|完|咗)(?!吗|没|么)|(?:扫码|微信|支付宝|墙上那?个?码)[^，。,?？]{0,10}(?:到账|收到|到了)|(?:付|给|畀|给了)(?:咗|了|的)?(?:我)?(?:现金|现钱)/;

/** Whether the customer is told to have paid in another way: `扫码付了 286到账了`. Takes normalised text. */
export const isPaidOtherwise = (normalized: string): boolean => PAID_OTHERWISE.test(normalized);

const CHARGED_AGAIN = /(?:又|再|重复|多|会不会|怕|还)[^，。]{0,10}(?:扣|划走|多收|收[他她]?钱)/;

/** Whether it is feared that something charges once more: `我换纸 他的钱会不会又被扣`. Takes normalised text of one clause. */
export const fearsCharge = (clause: string): boolean => CHARGED_AGAIN.test(clause);

const FEARS =
  /(?:没|不)到账|(?:钱|款|笔|单|\d{2,})[^。]{0,14}(?:到(?:我)?账|没事|有事|没问题|算收|收到)[^。]{0,6}(?:吧|吗|么|不|[?？])/;

/** Whether a sale is feared for once more: `268那笔不会有事吧`. Takes normalised text. */
export const fearsForSale = (normalized: string): boolean => FEARS.test(normalized);
