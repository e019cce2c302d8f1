const NO_SLIP =
  /(?:没有?|莫得|冇|木有|冒得|没出|没打出?|不出|打不出|出不来|出不了)[^，。,]{0,3}(?:小票|单子|票|纸)|(?:小票|单子|票)[^，。,]{0,3}(?:没|冇|莫得|打不|出不)(?:有|出|打)?/;

/** Whether a message says that there is no slip: who has none is asked for no number on it. Takes normalised text. */
export const hasNoSlip = (normalized: string): boolean => NO_SLIP.test(normalized);
