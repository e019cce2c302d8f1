const ASKS_WAIT =
  /(?:要|得|需要|还)?(?:等|排)[^，。,]{0,4}(?:多久|几耐|好久|几时|多长时间|几分钟|多少分钟)|(?:多久|几耐|好久|多长时间|什么时候|几时)(?:才)?(?:能|会|有)?(?:人|来|接|轮到)/;

/** Whether a message asks how long a person takes to come: `转人工要等多久`. Takes normalised text. */
export const asksWait = (normalized: string): boolean => ASKS_WAIT.test(normalized);

const IF_NEEDED =
  /人工[^，。]{0,4}(?:是)?(?:不是)?取消|(?:人工|工作人员|你们)[^，。,]{0,4}(?:还)?(?:会)?[^，。,]{0,2}(?:打(?:给我)?电话|来电|联系我|找我)[^，。,]{0,4}(?:不|吗|么|没)|(?:人工|人)[^，。]{0,4}还?(?:用|要|需要)[^，。]{0,3}(?:等|来|找)[^，。]{0,2}(?:不|吗|么|没)|还(?:用|要)(?:等|找|转|来)[^，。]{0,4}(?:人|工)?[^，。]{0,2}(?:不|吗|么)|是不是[^，。]{0,3}不用[^，。]{0,4}等[^，。]{0,6}人/;

/** Whether a message asks if a person is needed any more: `人工还用等不`. Takes normalised text. */
export const asksIfNeeded = (normalized: string): boolean => IF_NEEDED.test(normalized);
