const AHEAD =
  /不然|否则|(?<!机|完|好|了|过|擦|换|充|插|重启|签到|结算|更新|升级)以后|下次|下回|往后|将来|下(?:个)?(?:月|礼拜|星期|周)|(?:明天|明儿|听日|明早|月底|年底|过节)[^，。,]{0,4}(?:又|再|还会)|万一|要真|真要|要是|如果|(?<!没|没有|不|冇|未|莫)再(?:碰到|遇到|出现|弹|报|来|犯)|再(?:卡|坏|跳|这样)[^，。]{0,4}(?:就|还|是|咋|怎么)|的话/;

/** What comes back at its times, and is no news of now: `月底老报3000`, `一到月底就这样`. */
const AT_ITS_TIMES =
  /(?:月底|月初|周末|每(?:个|到|逢|次|天|周|月)|一到|逢|三天两头|隔三差五|隔几天|动不动)[^，。,]{0,8}(?:老(?!板|人|公|婆|师|家)|总|都|就|这样|报3000|犯|坏|闪|断|出毛病)|(?:月底|老毛病|平时)老(?:是)?(?:报|犯|这样|坏|断|闪)/;
const NOW = /今天|这会|现在|刚|还是|没好/;

/** Whether a message speaks of what may come: `明天要是又弹3000`. Takes normalised text. */
export const isHypothetical = (normalized: string): boolean => AHEAD.test(normalized);

/** The same, or of what is told to come back at its times, and not now: `月底老报3000 找谁说`. Takes normalised text. */
export const speaksOfNextTime = (normalized: string): boolean =>
  isHypothetical(normalized) || (AT_ITS_TIMES.test(normalized) && !NOW.test(normalized));

const SUPPOSES = /万一|要是|如果|假如|的话/;

/** Whether something is only supposed: `万一来人插卡还是不行`. Takes normalised text. */
export const supposes = (normalized: string): boolean => SUPPOSES.test(normalized);

const WHOM =
  /(?:找|问|跟|向|给|联系|反映|投诉)(?:哪个|谁|哪家|哪里|边个)|(?:该|要|应该)[^，。,]{0,4}(?:反映|上报)|(?:谁|哪个)[^，。,]{0,3}(?:管|负责)|(?:打(?:哪个|啥|什么))?电话(?:是)?(?:多少|打给谁|打给哪)/;

/** Whether a message asks whom to turn to: `找谁反映`, `该给谁打电话`. Takes normalised text. */
export const asksWhom = (normalized: string): boolean => WHOM.test(normalized);

const BY_SOMEBODY =
  /(?:他|她|佢|客人?|顾客|客户|人家|老板|银行|对方|骗子)(?:们|哋)?[^，。,]{0,8}(?:说|讲|话|来找|找我|找上|问|闹|赖|退|扣|投诉|报警|打电话|要钱|唔认|不认)/;

/** Whether what may come is what somebody does, and not the fault: `他要是回头又来讲那张卡扣钱了 我咋办`. Takes normalised text. */
export const supposesSomebody = (normalized: string): boolean =>
  isHypothetical(normalized) && BY_SOMEBODY.test(normalized);

const RETURNS =
  /3000|(?:再|又|还会?|会不会|老|总)(?:是)?[^，。,\s]{0,4}?(?:报|弹|跳|冒|犯|碰[到上见]|遇[到上见]|出现|出毛病|出问题|出错|坏|闪|黑屏?|卡|断|死机|转圈|掉线|打叉|这(?:个)?样|那样|这(?:种)?(?:情况|问题|毛病)|不行|不得|不灵|[刷收扫读连打]不|来(?=[，。,\s啊咋怎找呢吗]|$))|(?:下次|下回|以后|往后|万一|要是|如果|要真)[^，。,]{0,6}(?:这(?:个)?样|那样|不行|坏|犯|碰[到上]|遇[到上]|[刷收扫读连打]不|闪|断|黑)/;

/** Whether it is the fault that may come back: `下次再报 先重启行不`; `以后再换网 要注意啥` supposes another thing. Takes normalised text. */
export const supposesReturn = (normalized: string): boolean =>
  RETURNS.test(normalized) && !supposesSomebody(normalized);
