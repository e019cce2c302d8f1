const CODE = /3000|三千|代码|什么意思|啥意思|意思/;
const CHARGING = /刷|收|扣|付|碌|拍卡|插卡|[碰贴]一下|再(?:来|试|弄)一|重新(?:来|试|弄|做)/;

/** Whether the code, or what it means, is spoken of. Takes normalised text. */
export const namesCode = (normalized: string): boolean => CODE.test(normalized);

/** Whether taking a payment is spoken of: "must I pair it again" resembles "must I charge again". */
export const namesCharging = (text: string): boolean => CHARGING.test(text);

const PAYER = /他|她|佢|客人|顾客|客户|人家|付|给|畀|刷|碌|收款|扫/;

/** Whether it is about a sale that something is done anew, and not about this talk: `那他重新给一遍行撒`. Takes normalised text. */
export const namesPayer = (normalized: string): boolean => PAYER.test(normalized);

const ONLY_NUMBER = /^[\d.,:￥¥\s]*\d[\d.,:\s]*(?:块钱?|元|蚊)?[.,!\s]*$/;

/** Whether a message is a number and no more, with its unit at most: `128.5`, `128块`. Takes normalised text. */
export const isOnlyNumber = (normalized: string): boolean => ONLY_NUMBER.test(normalized);

/** Whether a message holds no word, number or sign of mood: `。`, `……`. Takes normalised text. */
export const isWordless = (normalized: string): boolean => /^[\p{P}\s]*$/u.test(normalized);

const ANY_CODE = /代码|码|[a-z]\d|(?<!\d)\d{2}(?!\d)/i;

/** Whether a code of any form is spoken of: `显示91`, `e3是什么`; `小字写的什么` names none. Takes normalised text. */
export const namesAnyCode = (normalized: string): boolean => ANY_CODE.test(normalized);

const REFUSES_CHARGING =
  /没(?:有)?(?:说|想|打算)?(?:要|过)?(?:再|重新)?刷|不(?:是|想|会|敢)(?:要|说)?(?:再|重新)?刷|不刷/;

/** Whether charging again is what somebody says they do not do: `我没要再刷`. Takes normalised text. */
export const refusesCharging = (text: string): boolean => REFUSES_CHARGING.test(text);

const FRAUD =
  /套现|套出|倒现|提现|取现|养卡|代还|风控|被(?:查|抓|封)|跳码|改(?:个)?(?:定位|位置|商户|费率|类型)|商户类型|额度|拆(?:成|开|几)|信用卡|花呗|白条|洗钱|过账|刷单|虚开|假(?:交易|单)|抽(?:点|成|\d)|绕(?:过|开)|规避|避开|破解|盗/;

/** Whether something of card fraud is named: `信用卡套现`. Takes normalised text. */
export const namesFraud = (normalized: string): boolean => FRAUD.test(normalized);

const RUSH =
  /排队|排着|排起|排长队|排到|急死|(?:客人|顾客|人)[^，。,]{0,5}(?:在|都|还)?(?:柜台)?等(?:着|到|起)|一堆人|好多人|二十几个人|上客|等住买|跑单|走(?:了)?(?:几|两|三)个(?:客人|顾客|人)?|轮到|催/;

/** Whether customers are told to be waiting: `现在排队好多人急死了`. Takes normalised text. */
export const namesRush = (normalized: string): boolean => RUSH.test(normalized);

const BOT =
  /机器人|机器在|真人|人工|智能|(?<![a-z])ai(?![a-z])|你(?:们)?(?:到底)?(?:是|系)(?:谁|人|哪|什么|啥|不是(?![弄搞记听看说理以没要想我])|个|边|咩)|自动(?:回|应|答|客|聊|发)|客服|活人|机器(?:回|聊|说)/;
/** Whether a message speaks of who answers here, a person or a machine. Takes normalised text. */
export const namesBot = (normalized: string): boolean => BOT.test(normalized);

const OWN_TEST =
  /(?:自己|我)(?:的)?(?:卡|手机|银行卡)[^，。,]{0,6}(?:试|测)|(?:试|测)(?:机器|一下|着)?(?:刷|收)?的[^，。,]{0,6}(?:笔|块)|(?:块|笔)[^，。,]{0,3}(?:试|测)的/;

/** Whether a payment of the merchant's own, made to try the terminal, is spoken of. Takes normalised text. */
export const namesOwnTest = (normalized: string): boolean => OWN_TEST.test(normalized);

const MARK =
  /差|没(?:有)?(?:啥|什么)?(?:帮|用)|一般|马马虎虎|凑合|还行|还可以|不(?:满意|咋|怎么)|垃圾|失望|太慢|耽误|不好用|[12]星|[一二]星/;

/** Whether a message finds fault: who only takes leave has given no bad mark. Takes normalised text. */
export const namesMark = (normalized: string): boolean => MARK.test(normalized);

const PRAISES = /好评|(?:五|5|满|四|4)(?:颗)?星|满意|满分|点赞|(?:很|真|太|挺)?有帮助|帮(?:了)?大忙|👍/u;

/** Whether a message gives a good mark in so many words: `五星好评`. Takes normalised text. */
export const praises = (normalized: string): boolean => PRAISES.test(normalized);

const TOLD_BEFORE =
  /不(?:是)?(?:跟|给|同|和|对|搭)(?:你|您|侬|恁)们?(?:都|刚才?|早就?)?(?:说|讲)(?:了|过|咗)|(?:刚刚?|刚才|前面|已经)?(?:不是)?(?:都|就)?(?:说|讲)(?:了|过)(?:得)?(?:嘛|吗|么|了|啊|呀|撒|噻|的)|(?:刚刚?|刚才|前面|已经|都)(?:说|讲)(?:了|过)|不是(?:都|就|早|早就)?(?:说|讲)(?:了|过)/;

/** Whether a message says that it was told before: `刚才不是说了嘛`. Takes normalised text. */
export const tellsAgain = (normalized: string): boolean => TOLD_BEFORE.test(normalized);

const TOLD_THE_SAME =
  /(?:^|[，。,\s])(?:怎么|咋)?又(?:是|叫我?|让我?|来)(?:手机|蓝牙|这(?:一)?(?:步|句|套|个问题)|重启|签到|结算|擦|拔|连|等|挪)|第[二三四五两几]遍了|(?:一样|同样)的话|又(?:说|问|讲)(?:一遍|这个)/;

/** Whether a message complains that the same is proposed once more, and tells no result: `又是手机 第二遍了`. Takes normalised text. */
export const complainsOfRepeat = (normalized: string): boolean => TOLD_THE_SAME.test(normalized);

const CRITICISES =
  /没(?:有)?(?:得到)?(?:正面)?回答|答非所问|搭理|没(?:有)?答|答不上|听不懂|看不懂(?:我|人话)|以后能?改进|笨|像(?:个)?机器/;

/** Whether a message finds fault with how it was answered here: `问了几遍才搭理我`. Takes normalised text. */
export const criticises = (normalized: string): boolean => CRITICISES.test(normalized);
