const DOUBTS =
  /(?:不知道?|不清楚|不晓得|唔知|搞不清|弄不清|吃不准|不确定)[^，。,\s]{0,8}(?:成(?:功)?(?:了)?(?:没|冇|不成)|收(?:到|成)(?:了)?(?:没|冇|不到)|到(?:账|帐)(?:了)?(?:没|冇))/;
/** What may have gone well or not is no sale: `不知道签到成没成`. */
const OTHER_DEED = /签到|更新|升级|结算|批结|打印|下载|连(?:接|上|网)|重启|充/;

/** Whether somebody does not know whether a sale went through: `上一桌刷卡120我不晓得成了没有`. Takes normalised text. */
export const doubtsSale = (normalized: string): boolean =>
  normalized.split(/[，。,;；!！]+/).some(part => DOUBTS.test(part) && !OTHER_DEED.test(part));
