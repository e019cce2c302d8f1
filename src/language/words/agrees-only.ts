const TAIL = '[的吧啊呀嘞哒滴嘛哦呢了。,.!~…\\s]*$';
const AGREES = new RegExp(
  `^(?:(?:嗯+|哦+|噢|喔|行|好|可以|要得|中|得|系|是|对|确实|ok|okay|知道|明白|清楚|收到|晓得|了解|记住|懂)${TAIL.slice(0, -1)})+$`,
);
const ACKNOWLEDGES = new RegExp(
  `^(?:好的|好哒|好滴|好吧|哦+|噢|喔|知道了|明白了?|清楚了|收到|晓得了?|了解了?|记住了|懂了)${TAIL}`,
);
/** `好了`, `行了`, `可以了` tell that it works; `好嘞` agrees. */
const TELLS = /好了|(?:行|可以|中|得|ok)(?:了|嘞)/;

/** Whether a message only agrees to do what was said: `好的`, `嗯`, `知道了`; `好了` tells more. Takes normalised text. */
export const agreesOnly = (normalized: string): boolean => AGREES.test(normalized) && !TELLS.test(normalized);

/** The same in words that answer no question whether it works: `好的`, `收到`. Takes normalised text. */
export const acknowledges = (normalized: string): boolean => ACKNOWLEDGES.test(normalized);

/** Whether it agrees to do something, and says yes to no question of what is: `好的`, `行`; not `嗯`, `对`. Takes normalised text. */
export const consentsOnly = (normalized: string): boolean => agreesOnly(normalized) && !/[嗯是系对实]/.test(normalized);
