const NO_SLIP =
  /(?:没有?|无|莫得|冇|木有|冒得|没出|没打出?|不出|打不出|出不来|出不了)[^，。,]{0,3}(?:小票|单子|票|纸)|(?:小票|单子|票)[^，。,]{0,3}(?:没|冇|莫得|打不|出不)(?:有|出|打)?/;

/** Whether a message says that there is no slip: who has none is asked for no number on it. Takes normalised text. */
export const hasNoSlip = (normalized: string): boolean => NO_SLIP.test(normalized);

const SLIP =
  /(?:小票|单子|票)[^，。,]{0,6}(?:出|打)(?:出)?(?:来)?(?:了|啦|咯)|出(?:了)?(?:小票|票|单子?)(?:了)?|打(?:出来|出)了|出来了|有字了|出字了/;

/** Whether a message says that the slip came out: `重打印 出来了`, `小票吱儿一下就出来了`. Takes normalised text. */
export const hasSlip = (normalized: string): boolean => SLIP.test(normalized) && !NO_SLIP.test(normalized);
