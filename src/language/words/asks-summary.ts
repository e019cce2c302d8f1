import { splitClauses } from '../split-clauses';

const ASKS =
  /(?:给|拿给|让|俾|发给)我(?:再)?(?:看|睇)|再(?:发|拿|看)[^，。]{0,6}(?:给我|看|一(?:次|遍))|(?:都|到底|你)?(?:记|写)(?:了|的|下)?(?:些)?(?:啥|什么|内容)|核对一遍|念给我|(?:交代|转达)(?:了)?(?:些)?(?:啥|什么)|(?:交|发|转)给(?:人工|工作人员|他们)的(?:内容|东西|话)|(?:写|记|改)上?(?:去|好|过来)?了?没有?$/;
const LONGEST = 24;

/** Whether who waits asks to see what was noted: `你到底记了些啥 再拿给我看哈`. Takes normalised text. */
export const asksSummary = (normalized: string): boolean =>
  splitClauses(normalized).some(clause => clause.length <= LONGEST && ASKS.test(clause));

const NOTED_PHONE =
  /(?:号码?|电话|手机号)[^，。,]{0,8}改(?:了|好|过来)?没|(?:号码?|电话)[^，。,]{0,8}(?:收到|记下|记上|记了|记住|存下|显示全|没传)|(?:收到|记下|记了|记住)[^，。,]{0,5}(?:号码?|电话)[^，。,]{0,4}(?:吗|没|么|[?？])|(?:号码?|电话|手机|尾号|四位)[^，。,]{0,8}(?:多少|对不对|对吗|改了|改好)/;

/** Whether it asks which telephone number was noted, or whether it was changed: `那电话到底改了没`. Takes normalised text. */
export const asksNotedPhone = (normalized: string): boolean => NOTED_PHONE.test(normalized);
