const CLAUSE_END = /[，。,!！?？\s]+/;
const DENIAL =
  /(?:(?<!是)不是|没(?:有)?(?:说|讲|提|停)|哪有|谁说|哪个说|(?:啥|什么|几)[^，。]{0,2}时候?说|(?:好久|多咱)(?:说|讲)|(?:我|俺)没(?:有)?|^(?:啥|什么|哪来的))(.+)/;

/** A message at its commas, marks and spaces: `没停电 灯亮着` -> `['没停电', '灯亮着']`. */
export const clausesOf = (normalized: string): readonly string[] => normalized.split(CLAUSE_END);

/** What a clause denies: `边个说唔用无线网`, `不是足够啊` -> `足够啊`; undefined where it denies nothing. */
export const readDenied = (clause: string): string | undefined => DENIAL.exec(clause)?.[1];

const SAYING = /说|讲|提|记|写/;

/** Whether a clause is about what was said or noted: `没说信号`. */
export const namesSaying = (clause: string): boolean => SAYING.test(clause);

const CAUSE = /问题|原因|的事|毛病/;

/** Whether something is spoken of as the reason: that it is not, as in `不是无线网的问题`, does not deny it. */
export const namesReason = (denied: string): boolean => CAUSE.test(denied);

const HAS_NONE = /(?:没有|没得|冇|莫得)(?!(?:说|讲|提|写|停|记|这))[^，。,\s]{2}/;

/** Whether something is said not to be there: `我店里没有路由器啊 你是不是弄错了`; that something was not said is none of it. */
export const hasNone = (normalized: string): boolean => HAS_NONE.test(normalized);

const NONE_OF_THESE = /^(?:都|全)?不是/;

/** Whether none of what was offered is meant: `都不是这几个`. Takes normalised text. */
export const meansNoneOfThese = (normalized: string): boolean => NONE_OF_THESE.test(normalized);

const COMMON = /机器|机子|店里|现在|自己/g;

/** A line that reads an answer back, without the words that many of them share: `机器插着网线` -> ` 插着网线`. */
export const ownWordsOf = (line: string): string => line.replace(COMMON, ' ');
