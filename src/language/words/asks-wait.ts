const ASKS_WAIT =
  /(?:要|得|需要|还)?(?:等|排)[^，。,]{0,4}(?:多久|几耐|好久|几时|多长时间|几分钟|多少分钟)|(?:多久|几耐|好久|多长时间|什么时候|几时)(?:才)?(?:能|会|有)?(?:人|来|接|轮到)/;

/** Whether a message asks how long a person takes to come: `转人工要等多久`. Takes normalised text. */
export const asksWait = (normalized: string): boolean => ASKS_WAIT.test(normalized);
