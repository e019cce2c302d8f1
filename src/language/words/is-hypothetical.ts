const HYPOTHETICAL =
  /不然|否则|以后|下次|下回|往后|将来|万一|要真|真要|要是|如果|再(?:碰到|遇到|出现|弹|报|来)|再(?:卡|坏|跳|这样)[^，。]{0,4}(?:就|还|是|咋|怎么)|的话/;

/** Whether a message speaks of what may come: `明天要是又弹3000`. Takes normalised text. */
export const isHypothetical = (normalized: string): boolean => HYPOTHETICAL.test(normalized);

const SUPPOSES = /万一|要是|如果|假如|的话/;

/** Whether something is only supposed: `万一来人插卡还是不行`. Takes normalised text. */
export const supposes = (normalized: string): boolean => SUPPOSES.test(normalized);
