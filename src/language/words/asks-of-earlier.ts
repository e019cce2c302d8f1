const EARLIER =
  /(?:前面|之前|先前|刚才|刚刚|早上|今朝|今早|那)[^，。,]{0,6}(?:几|好几|两|三)(?:次|回|笔|单|遍)|(?:前面|之前|先前|刚才|早上|今朝|今早)[^，。,]{0,4}(?:失败|没成|没收成)/;
const CHARGED = /扣|收成|收到|重复/;

/** Whether a message wonders whether the tries before the cure were charged: `前面点了好几回都是3000 不会给客人多扣钱吧`. Takes normalised text. */
export const asksOfEarlier = (normalized: string): boolean => EARLIER.test(normalized) && CHARGED.test(normalized);

const ANEW = /又|还是|仍|不行|再次/;

/** Whether a message speaks of the tries before the cure, and of no new one: `3000那几次都没有`; not `不行 还是写失败`. Takes normalised text. */
export const namesEarlier = (normalized: string): boolean => EARLIER.test(normalized) && !ANEW.test(normalized);
