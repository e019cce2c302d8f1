const REFUSES = /(?:别|莫|甭|不要|唔好)(?:光|老|再|只|净)?问/;

/** Whether who is asked wants no more questions: `你别光问商户号`. Takes normalised text. */
export const refusesQuestions = (normalized: string): boolean => REFUSES.test(normalized);

const SKIPS_ALL =
  /(?:都|全(?:部|都)?|统统|通通)(?:给我|帮我)?(?:跳过|不(?:填|写|留)(?:了|啦))|(?:剩下|后面|其他)(?:的)?[^，。,\s]{0,3}跳过/;

/** Whether every question that is left is passed over, whatever else is said: `都跳过啦 有冇人几耐先搵我呀`. Takes normalised text. */
export const skipsAll = (normalized: string): boolean => SKIPS_ALL.test(normalized);
