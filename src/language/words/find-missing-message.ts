const NONE =
  /(?:^|[\s，。,])(?:真的?|是|确实|都|还|一直|也)*(?:没(?:有)?|冇|莫得)(?:见|听到)?响(?!应)|(?:手机|电话|短信|信息|消息|提示|通知)[^，。,]{0,4}(?:没(?:有|得)?|冇|莫得|唔|不)(?:见|听到)?(?:响|动静|反应|来|收到|弹|叫|震)|(?:没(?:有|得)?|冇|莫得)(?:见|听到|看到)?(?:收到|来|弹|响)?(?:任何|什么|啥)?(?:银行|扣款)?(?:的)?(?:短信|信息|消息|通知|提醒)/g;
/** Looked up, or said outright, it rests on more than that. */
const LOOKED = /没(?:有)?扣|冇扣|(?:扣|划|走|出)(?:了|掉|走)|余额|流水|账|明细|支出|银行里|查(?:了|过)|看(?:了|过)/;
const DENIES = /没|冇|莫|不/;

/** What a missing message says of a debit: nothing but itself, or beside a no. It may come late, or was never ordered. */
export type MissingMessage = 'alone' | 'beside-no';

/** How far an answer to "was the customer charged" rests on a missing message: `手机没响` -> alone, `没呢 手机没响` -> beside-no; else undefined. Takes normalised text. */
export function findMissingMessage(normalized: string): MissingMessage | undefined {
  const rest = normalized.replace(NONE, '');
  if (rest === normalized || LOOKED.test(normalized)) return undefined;
  return DENIES.test(rest) ? 'beside-no' : 'alone';
}
