const ASKS_CAUSE =
  /(?:是不是|系咪|会不会是|会不会(?:跟|和|同)|难道是|该不会是|莫不是|是否)(?!要|得|应该|可以|能|对|这样|好|正常|就|也|[弄搞记听看说]错|[看点按选填输])|是[^，。,]{1,8}(?:问题|毛病|原因|坏了)(?:吗|嘛|么|吧|不)|(?:跟|和|同)[^，。,]{1,8}有(?:没有)?关/;

/** Whether a message asks if something is the cause: `是不是信号的事` -> true, `是不是要签到` -> false. Takes normalised text. */
export const asksCause = (normalized: string): boolean => ASKS_CAUSE.test(normalized);
