const EARLIER =
  /(?:前面|之前|先前|刚才|刚刚|早上|今朝|今早|那)[^，。,]{0,6}(?:几|好几|两|三)(?:次|回|笔|单|遍)|(?:前面|之前|先前|刚才|早上|今朝|今早)[^，。,]{0,4}(?:失败|没成|没收成)/;
const CHARGED = /扣|收成|收到|重复/;

/** Whether a message wonders whether the tries before the cure were charged: `前面点了好几回都是3000 不会给客人多扣钱吧`. Takes normalised text. */
export const asksOfEarlier = (normalized: string): boolean => EARLIER.test(normalized) && CHARGED.test(normalized);
