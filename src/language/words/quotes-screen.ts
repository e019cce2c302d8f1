const QUOTES =
  /^(?:屏幕|屏|上面|下面|机器|小字|它|还|又|那里|上|里|就)*(?:写|显示|提示|弹|报|跳|冒|出)(?:出来|出|了)?(?:的|着|的是|是|个|一行|:)+[^?？]{2,}$/;
const ASKS = /怎么|咋|什么|啥|帮|查|修|能不能|要不要/;

/** Whether a message gives the words on the screen and no more: `写的读卡失败`. Takes normalised text. */
export const quotesScreen = (normalized: string): boolean => QUOTES.test(normalized) && !ASKS.test(normalized);
