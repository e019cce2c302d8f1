const SAYS_NOTHING =
  /老板|师傅|客服|您好|你好|在不在?|在吗|喂|请问|麻烦|帮(?:我|忙|看)*|[我俺咱偶侬]们?|家|店里?|这|那|个|台|部|里|(?:收银|收款|刷卡|pos)?机[子器]?|pos|刷卡?|插卡?|挥卡?|扫码?|收款|收钱|消费|卡|的?时候|就|老是?|一直|总是?|又|都|还|今天|今早|刚才?|(?:咋|怎么?|点|甚|啥|什么|么子|咩|乜)(?:搞|办|整|弄|样|回事|个?情况|意思|事|子)?|急|[的地得是嘞啊呀呢吗么了哦嘛哇撒噻咯呃嗯哎唉]|[\s\p{P}]/giu;

/** Whether what stands beside a code only greets, names the terminal and the way to pay, and asks what to do: `老板在不 这个机子插卡 咋搞`. Takes normalised text. */
export const saysNoMore = (beside: string): boolean => beside.replace(SAYS_NOTHING, '').length < 2;
