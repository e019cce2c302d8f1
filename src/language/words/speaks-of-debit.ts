const NAMED = /[扣钱款账帐划付]|短信|支出|余额|银行|到数|客人|顾客|客户|人家|对方|[他她佢]/;
/** No more than a yes, a no or a doubt. */
const BARE =
  /^(?:好像|应该|可能|暂时|目前|还|都)?(?:有|没|没有|冇|莫|没得|莫得|不|不是|无|未|不清楚|不知道|不晓得|不确定|说不准|唔知|是|对|嗯|系)(?:的|啊|呀|吧|呢|哦|嘞|啦|了|喔|嘛|哈|有|过)*[\s。，,.!！~]*$/;

/** Whether an answer to "was the customer charged" can be about that: `没有`, `客人说没有`, and not `没有信号`. Takes normalised text. */
export const speaksOfDebit = (normalized: string): boolean =>
  normalized.split(/[\s，,。.!！?？;；]+/).some(part => part.length > 0 && (NAMED.test(part) || BARE.test(part)));
