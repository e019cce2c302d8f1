import { splitClauses } from '../split-clauses';
import { isQuestion } from './is-question';

/** What a terminal's own record shows of a sale; `not-success` takes back that it shows success. */
export type RecordShown = 'success' | 'failed' | 'not-listed' | 'not-success' | 'both' | 'unclear';

const NOT_LISTED =
  /(?:3000|失败|报错|没成|没收成)(?:的)?(?:那|这)?(?:几|一|两|三)?(?:次|回|笔|单|条)[^，。,]{0,3}(?:都|也)?(?:没有|没得|冇|找不到|不在)(?![收扣成出打])|(?:没有?|没得|莫得|么得|冇|木有|查不到|看不到|找不到|搵唔到|不见)(?:显示|看到|查到|找到|记录)?(?:过)?(?:这|那|呢|嗰|刚才|刚刚|他|她)(?:个|的|这|那)?(?:一)?(?:笔|单|条|次|\d{2,})|(?:没有?|没得|莫得|么得|冇|查不到|找不到)(?:这|那)?(?:一)?(?:笔|单|条)?(?:的)?(?:交易)?记录|(?:没有?|没得|莫得|么得|冇|查不到|找不到)(?:今天|刚才)?[^，。,扣收刷打出]{0,6}(?:\d{2,}(?:块|元)?(?:的)?(?:这|那)?(?:一)?(?:笔|单|条)|失败的(?:这|那)几?(?:笔|单|条))|(?<!卡里)(?<!余额)(?:没有|没得|莫得|么得|冇|木有|找不到|查不到|不见)(?!3000)\d{2,}(?:块|元|的|那笔)*(?=[\s，。,;；]|$)|(?:今天|今早|刚才|那)(?![^，。,]{0,8}[收扣])[^，。,]{0,8}(?:条|笔|单|次)(?:也|都)没有?(?![出打收扣成])/;
/** `一条都没有` ends like a question and asks nothing. */
const NONE_AT_ALL = /(?:都|也)没有?/;
/** Another sale than the one in doubt: `最上面一条是昨天下午成功的`, `168是前面别人那笔`. */
const OTHER_SALE = /昨天|前天|昨晚|前面那|别人|上一位|另一|其他|之前那/;
const THIS_SALE = /这一?(?:笔|单|条)|刚才(?!您|你)|今天[^，。,]{0,8}(?:成功|失败)/;
const NOT_SUCCESS =
  /(?:没有?|冇|并没|未)(?:有)?(?:显示|写着?|出现)[^，。]{0,3}成功|(?:不是|唔系|不系)(?:显示|写着?)?成功|(?:写着?|显示|记的?)[^，。]{0,4}成功[^，。]{0,6}(?:错|不对|唔啱)|(?:别|莫)[^，。]{0,4}(?:说|讲)[^，。]{0,3}成功/;
const SUCCESS = /成功|交易完成|已完成|已支付|已收款/;
const FAILED = /失败|(?:没有?|未|不|冇)成功|已撤销|已冲正/;
/** The terminal got no answer, and does not know itself: `状态写的是 未知/冲正`. */
const UNCLEAR = /未知|待(?:确认|查)|处理中|交易中|结果不明|(?<!已)冲正(?!成功|了)/;
/** What the screen shows at the sale is no record of it, and a sale that it calls failed may have been charged all the same. */
const ON_SCREEN = /屏幕|界面|跳出|弹出|[报跳显]\s?3000|3000/;
const OF_RECORD = /记录|明细|查|流水|状态|最上面|第一条|最后一?[笔条]/;

/** A failed sale is told all the time; the record is meant where it is looked up, or in a bare answer. */
const SEEN = /查|记录|明细|写|显示/;
const LOOKED_UP = /查|记录|明细|写|显示|条|笔|^(?!.*[刷插读卡连老总]).{0,6}$/;
/** As speech is written down: `写的成工`, `显示呈功`. */
const MISTYPED_SUCCESS = /[成呈承城诚程][功工攻供宫弓公](?![商作人资地程厂司用里号交共告布开平司])/g;
const MISTYPED_FAILED = /[失实诗师][败拜白百](?![天色元块])/g;
/** What is asked so is meant to be so: `120不是成功了吗`, `难道没写成功`. */
const RHETORICAL =
  /(?:不是|不就是|唔系|不系|难道)[^，。,]{0,8}成功(?:了|的|咗|啦|咯|得)*(?:吗|嘛|么|咩|吧|[?？])|难道[^，。,]{0,8}成功/;
const IS_SO = /(?:不是|唔系|不系)成功(?:了|咗|啦)/;
/** What we said is thrown back at us: `啥没有显示成功`, `谁说没成功`, `你说没有显示成功`. */
const THROWN_BACK =
  /(?:啥|什么|咩|乜|谁|哪个|边个|你|您|哪有|哪来)(?:叫|说|讲|写|记|又|还|就|的|成|得|是|话|咋|乱|怎么)*(?:没|冇|未|不是)(?:有)?[^，。,]{0,4}成功/;
/** The customer's bank says it, or something else went well, and not the terminal's record of the sale. */
const ELSEWHERE =
  /短信|银行|手机|微信|支付宝|余额|签[到道]|登[录陆]|[结洁节捷][算祘蒜]|批结|日结|重启|配对|升级|更新|下载|连接|打印|扣款|支出/;
/** Two entries, one of either kind: a sale that was charged again after the first had failed. */
const BOTH =
  /(?:一|1)(?:个|条|笔|单|次)[^，。,]{0,4}(?:成功|失败)[\s，,和、]*(?:的)?(?:一|1)(?:个|条|笔|单|次)[^，。,]{0,4}(?:成功|失败)|有(?:成功|失败)(?:的)?[^，。]{0,3}(?:也)?有(?:成功|失败)/;
/** What went through is the reversal, and not the sale: `冲正交易 成功`. */
const REVERSED = /冲正(?:的)?(?:交易)?[\s:：，,]*(?:成功|完成|了)/g;
const ASKED = /成没成|成不成|有没有成|是不是成|成功没|成功了没|成功还是|还是失败|看成功|查成功|成功(?:了|的)?[?？]/;

/**
 * What a message says that the terminal's record of the sale shows, read strictly by its words, since goods are handed out on it:
 * `明细里第一条写的成功` -> `success`, `里面没有这笔` -> `not-listed`, `机器没有显示成功啊` -> `not-success`; `短信说扣款成功`, `在哪看成没成功` ->
 * undefined. The last word of a message counts.
 */
export function readRecord(said: string): RecordShown | undefined {
  const spelled = said.replace(MISTYPED_SUCCESS, '成功').replace(MISTYPED_FAILED, '失败');
  if (ASKED.test(spelled)) return undefined;
  const text = spelled.replace(REVERSED, '已冲正');
  if (BOTH.test(text)) return 'both';
  // `最上面那条是昨天晚上的 188块 成功的`: what is said of it is said of another sale, unless this one is named as well.
  const isOther = OTHER_SALE.test(text) && !THIS_SALE.test(text);
  const isScreen = ON_SCREEN.test(text) && !OF_RECORD.test(text);
  return text
    .split(SENTENCE_PART)
    .flatMap(readPart)
    .map(found => (isScreen && found === 'failed' ? undefined : found))
    .map(found => (isOther && found !== 'not-listed' ? undefined : found))
    .filter(found => found !== undefined)
    .at(-1);
}

const BARE_NONE =
  /^(?:里面|上面|机器)?(?:都)?(?:没有|没得|冇|没|莫得|没看到|没查到|查不到)(?:啊|呀|呢|哦|诶|这笔|这单|的|显示)*[。.!！]?$/;

/** What a short answer to "what does the record show" says, which says nothing elsewhere: `没有` -> `not-listed`. Takes normalised text. */
export const readBareRecord = (normalized: string): RecordShown | undefined =>
  BARE_NONE.test(normalized) ? 'not-listed' : undefined;

/** Speech is taken apart at words as well: `最上面一条是昨天晚上另一位客人的成功的` is all of one sale. */
const SENTENCE_PART = /[，,。；;！!\n]/;

function readPart(part: string): readonly (RecordShown | undefined)[] {
  const found = splitClauses(part).map(readClause);
  const isOther = OTHER_SALE.test(part) && !THIS_SALE.test(part);
  return found.map(shown => (isOther && shown !== 'not-listed' ? undefined : shown));
}

function readClause(clause: string): RecordShown | undefined {
  if (ELSEWHERE.test(clause)) return undefined;
  if (NOT_LISTED.test(clause) && (NONE_AT_ALL.test(clause) || !isQuestion(clause))) return 'not-listed';
  if (OTHER_SALE.test(clause)) return undefined;
  if (THROWN_BACK.test(clause)) return undefined;
  if (RHETORICAL.test(clause)) return SEEN.test(clause) ? 'success' : undefined;
  // `120不是成功了`, without a word for what shows it, is mostly asked as well.
  if (NOT_SUCCESS.test(clause)) return isQuestion(clause) || IS_SO.test(clause) ? undefined : 'not-success';
  if (UNCLEAR.test(clause) && (OF_RECORD.test(clause) || LOOKED_UP.test(clause)) && !isQuestion(clause))
    return 'unclear';
  if (isQuestion(clause)) return undefined;
  if (NOT_LISTED.test(clause)) return 'not-listed';
  if (FAILED.test(clause)) return LOOKED_UP.test(clause) ? 'failed' : undefined;
  return SUCCESS.test(clause) ? 'success' : undefined;
}

const ASKS_WHERE =
  /(?:有没有办法|能不能|能|可以)[^，。,]{0,6}(?:机器|自己)[^，。,]{0,6}(?:看|查)(?:一?下)?[^，。,]{0,8}(?:这|那|到底|成|钱)|(?:怎么|咋|如何|哪里|在哪|哪儿|哪个)[^，。,]{0,6}(?:查|看)[^，。,]{0,6}(?:交易|记录|明细|成没成|成功|这笔|那笔|一笔)|(?:单|笔|交易|记录|成没成|没成|没成功)[^。]{0,6}(?:在哪里?|哪里|哪儿|怎么|咋)[^，。,]{0,2}(?:查|看)/;

/** Whether a message asks how or where the terminal's record is looked up: `机器上怎么查交易`. Takes normalised text. */
export const asksWhereRecord = (normalized: string): boolean => ASKS_WHERE.test(normalized);

const WHERE =
  /(?:怎么|咋|如何|哪里|在哪|哪儿|哪个)[^，。,]{0,4}(?:查|看|点|找|按)|不会(?:查|看|弄)|是(?:不是)?点(?:这|那)个|找不到(?:在)?哪|(?:点|选|按|进|查)(?:的)?(?:是)?(?:哪|边)(?:个|里|度|项)|(?:点|选|按|进)[“"]?(?:查询|管理|打印|交易|明细|其他)[^，。,]{0,4}?(?:不|吗|么|嘛|对不对?|是不|伐|啵)(?=[\s，。,!！?？]|$)|(?:点|选|按)那个(?:查|呀|啊|嘛|咧|呢|哦)|(?:啥|什么)(?:叫|是)?查询|我?找不着(?!这|那)/;

/** Whether who was asked to look the sale up asks where: `那个查询在哪里点嘛`. Takes normalised text. */
export const asksWhere = (normalized: string): boolean => WHERE.test(normalized);

const QUERY = /查询|明细|流水|交易记录/;
const MANAGE = /管理/;

/** Which menu of those that are read aloud leads to the record: `有个 查询 打印 签到` -> `query`. Takes normalised text. */
export function menuToRecord(normalized: string): 'query' | 'manage' | undefined {
  const isAsked = normalized.replace(/(?:啥|什么)(?:叫|是)?查询/g, '');
  return QUERY.test(isAsked) ? 'query' : MANAGE.test(isAsked) ? 'manage' : undefined;
}

const SALE = /那(?:个|一)?(?:笔|单|\d{2,})|(?:是不是|有没有|到底)没?收到/;

/** Whether the sale in question is spoken of: `我那860怎么办嘛`. Takes normalised text. */
export const namesSale = (normalized: string): boolean => SALE.test(normalized);

const CUSTOMER_LOOKED = /银行|支出|账单|余额|明细|钱没动|(?:客人|顾客|人家|她|他)(?:都)?(?:说|讲)[^，。,]{0,4}没扣/;

const BANK = /手机银行|银行(?:的)?(?:app|应用|软件|流水|卡里)|支出|账单|余额/i;

/** Whether it is the customer's account that was looked at: `他翻了手机银行`; a message from the bank is none. Takes normalised text of one clause. */
export const namesBank = (clause: string): boolean => BANK.test(clause) && !clause.includes('短信');

/** Whether it is told what the customer's bank shows, or what they say of it; that no SMS came is neither. Takes normalised text of one clause. */
export const tellsCustomerLooked = (clause: string): boolean => CUSTOMER_LOOKED.test(clause);

const MESSAGE_CAME =
  /短信[^，。,!！?？]{0,4}(?:来了|到了|收到(?!没)|有(?!没)|也(?:来|到)|扣了)|(?:收到|来了|有)[^，。,]{0,3}短信/;
const NO_MESSAGE = /(?:没|冇|未)[^，。,]{0,5}短信|短信[^，。,]{0,4}(?:没|冇|未)/;

/** Whether the bank's message is told to have come: `客人也说手机短信来了`. */
export const tellsMessageCame = (said: string): boolean => MESSAGE_CAME.test(said) && !NO_MESSAGE.test(said);
