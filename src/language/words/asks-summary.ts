const ASKS =
  /(?:给|拿给|让|俾|发给)我(?:再)?(?:看|睇)|再(?:发|拿|看)[^，。]{0,6}(?:给我|看|一(?:次|遍))|(?:都|到底|你)?(?:记|写)(?:了|的|下)?(?:些)?(?:啥|什么|内容)/;
const LONGEST = 24;

/** Whether who waits asks to see what was noted: `你到底记了些啥 再拿给我看哈`. Takes normalised text. */
export const asksSummary = (normalized: string): boolean => normalized.length <= LONGEST && ASKS.test(normalized);

const NOTED_PHONE = /改(?:了|好|过来)?没|(?:号码?|电话|手机|尾号|四位)[^，。,]{0,8}(?:多少|对不对|对吗|改了|改好)/;

/** Whether it asks which telephone number was noted, or whether it was changed: `那电话到底改了没`. Takes normalised text. */
export const asksNotedPhone = (normalized: string): boolean => NOTED_PHONE.test(normalized);
