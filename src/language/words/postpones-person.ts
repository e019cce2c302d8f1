const LATER =
  /(?:不行|不好|不了|没好|不定|不成|不中|没用)(?:的话|的时候)?[，,\s]?(?:我|俺|你|到时候)*再(?:给我|帮我|来|去)?(?:转|找|叫|喊|联系|要)/;

/** Whether a person is wanted only should the next try fail: `弄不好我再找人工`. Takes normalised text. */
export const postponesPerson = (normalized: string): boolean => LATER.test(normalized);
