const ASKS = /(?:什么|啥子?|咩|乜嘢?|么子)意思|代表(?:什么|啥)|(?:是|系)(?:个)?(?:什么|啥|咩)/;
const SHOWN = /报|显示|跳|弹|出|写|提示|屏|还有|又|旁边|后面|下面|变|机器|机子/;

/** Whether a message only asks what a code means, and does not say that it is there: `代码A0什么意思`. Takes normalised text. */
export const asksCodeOnly = (normalized: string): boolean => ASKS.test(normalized) && !SHOWN.test(normalized);
