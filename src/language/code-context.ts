/** How far around a number its meaning is looked for, in characters. */
const WINDOW = 10;

const UNIT_AFTER =
  /^(?:[.,:]\d|[多来几余]|[人位米步]|[字斤克吨页条份台件箱瓦转年天平套张桌股](?!钱|码))|^ ?(?:元|块|圆|蚊|刀|毛|万|亿|人民币|大洋|rmb|港币|¥|[wk](?![a-z])|公里|个(?!码|代码|错|报|提示|字)|毫安|mah|ml|积分|小时|分钟|流量|kg|km|cm|mm|%|的?(?:额度|限额|押金|流水|工资|货款?|账(?![号户])|营业额|手机|房租|订单|单子|款子?|话费|电话费|定金|订金|票|酒席|红包|预算|利润|保证金|服务费))/;
const QUANTITY_BEFORE =
  /(?:尾号|尾数|后四位|末四位|卡尾|押金|限额|额度|话费|电话费|工资|房租|租金|奖金|货款|定金|订金|会费|学费|电费|水费|网费|房费|费用|保证金|营业额|流水|金额|预算|红包|步数|房间|房号|单号|订单|桌号|型号|价格|标价|收入|合计|总共|一共|(?<!闪)退|[付收转充欠借赚花卖买扣给交缴罚存取价共满刷输贷省亏挣]|打了|少了|多了|差了|超过|不到|将近|大概|接近|¥|\$|￥|每月|月薪)(?:款|钱|账|帐|走|入|进|出|去|值|卡)?[了过]?(?:人家|客人|顾客|我|你|他|她|它|我们|人)?(?:的?是|为|:|大概|大约|差不多|约|整|有|到|才|要)? ?$/;
const CODE_BEFORE =
  /(?:报错|报|显示|显|代码|错误|错误码|码|提示|跳出|弹出|蹦出|冒出|跳|弹|蹦|冒|出现|error|err|code|故障|屏幕|屏上|写着|返回|字样)(?:个|了|出|来|着|是|的|一个|:|“|"|'|「|号|[-=#]){0,3} ?$/;

/** Of who counts nothing: `读不到卡 3000`, `收不到 3000`. */
const FAILS_BEFORE = /(?:不|没|冇|唔|未|莫)[^，。,\s\d]{0,5} $/;
/** It stands by itself, and the next words are about something else: `3000 转圈转半天`. */
const STANDS_ALONE = /^(?:[\s，,。.!！?？;；]|$)/;

const SHOWN =
  /^(?:块钱?|元)?(?:这个|那个)?(?:才|就|都)?(?:是|系)(?:那个|这个|你们?|个|在|从)*(?:机器|机子|屏|上面|代码|错误|报错|故障|编号|提示|它|pos|跳|弹|报|蹦|显示|出来)/;

/** Whether what follows a number says that the terminal shows it: `是机器上跳出来的` of 3000. */
export const isSaidToBeShown = (after: string): boolean => SHOWN.test(after);

/** `刷卡3000` is a sale of 3000 as likely as not, unless another code is told beside it: `刷卡3000 还写着代码68`. */
const CHARGING_BEFORE = /(?:刷|插|挥|拍|碰)(?:的)?卡(?:就|还是|又|都)?\s?$/;

/** It closes, and gives nothing back: `点开就退 3000`. */
const CLOSES_BEFORE = /(?:就|闪|会|自动|自己|总是?|老是?|直接|又)退(?:出|掉|了)*[，,]? ?$/;
/** What is never a code even with more words between: `工资就3000`. */
const COUNTED_BEFORE =
  /(?:尾号|尾数|后四位|末四位|押金|限额|额度|话费|工资|房租|租金|奖金|货款|定金|学费|电费|水费|保证金|营业额|红包|步数|月薪)[^\d报显码错,，。]{0,4}$/;

/**
 * Whether the number at `[start, end)` of a normalised text is shown by the terminal rather than counted or paid:
 * `报3000` -> true; `押金3000`, `3000块`, `尾号3000`, `话费3000` -> false.
 */
export function isCodeMention(text: string, start: number, end: number, isBesideCode = false): boolean {
  const before = text.slice(Math.max(0, start - WINDOW), start);
  const after = text.slice(end, end + WINDOW);
  if (/[\d.][-.,:/ ]?$/.test(before) && /\d[-.,:/]?$/.test(before)) return false;
  if (/[a-z]$/.test(before) && !/(?:code|error|err|pos|e|bao|xianshi)$/.test(before)) return false;
  if (/^[-/:]?\d/.test(after) || UNIT_AFTER.test(after)) return false;
  if (COUNTED_BEFORE.test(before)) return false;
  if (CODE_BEFORE.test(before) || CLOSES_BEFORE.test(before)) return true;
  if (isBesideCode && CHARGING_BEFORE.test(before)) return true;
  if (isSaidToBeShown(after) || (FAILS_BEFORE.test(before) && STANDS_ALONE.test(after))) return true;
  return !QUANTITY_BEFORE.test(before);
}
