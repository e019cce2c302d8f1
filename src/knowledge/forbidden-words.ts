/**
 * Chinese words and patterns that the knowledge check looks for, as sources of regular expressions. Chinese, since they are what is
 * looked for in Chinese text; nothing here is ever said. Texts are folded first (see fold-text.ts): half-width, lower case, and no
 * spaces between Chinese characters.
 */

/** Words that turn a request into a warning: 不要把卡号发给…, 没人会问您密码. */
const NOT = '(?:不|(?<![特识区分级])别(?![的处人家])|勿|莫|没|禁止|无需|无须|避免|谢绝)';
/** Nothing in the clause so far denies what follows; "不要担心，请把…" and "别急请把…" still ask. */
const NOT_DENIED = `(?<!${NOT}(?:会|能|要|可|用|必|得|该|应|需|需要|敢|允许|有人会)?(?:再)?(?:请|让|要求|叫|向)?[^,。;!?\\n请就]{0,12})`;
/** At most n characters of one sentence that deny nothing and do not hide what follows (遮住卡号, 输错密码). */
const gap = (n: number, except = ''): string => `(?:(?!${NOT})[^。;!?\\n遮盖挡隐露错忘锁${except}]){0,${n}}?`;

const SECRET =
  '(?:卡的?[号號]|卡片?号码|密[码碼](?!键盘|传送|格式)|[验驗][证證][码碼]|校验码|cvv2?|cvn2?|cvc2?|安全码|后三位|后3位|有效期|到期日|磁道|(?<![a-z])pin码?(?![a-z]|码?键盘))';
const SEND =
  '(?:发(?:给|来|送|过来|一下|我|到)|提供|提交|告诉|告知|报(?:给|一下|上)|说(?:一下|出)|回复|念(?:给(?!顾客|客人|他)|一下|出)|拍(?:给|下来发)|上传)';
const ENTER = '(?:输入?|录入|填写?|留下|写下|核实一下|发(?=卡|密|验|cv)|报(?=卡|密|验|cv)|说(?=卡|密|验|cv))';
/** 卡号、密码，都发给我 is one request; 要密码，就停在这里告诉我 is none. */
const ALL = '(?:,(?:都|一起|全部|统统|请|麻烦)[^,。;!?\\n]{0,4})?';
/** How a sentence that asks begins, or a clause in the imperative. */
const START = `(?:^|[,、:(。;!?\\n]|请您?|您|你|麻烦|帮|${NOT_DENIED}(?:要|需|可以|能|把|将|方便|先|再|然后|并|直接|必须|得|凭|按))`;
/** Others who ask are what we warn of: 有人让您提供验证码，那是骗子. */
const THIRD_PARTY = '(?<!(?:有人|对方|谁|任何人|陌生人|骗子|自称|凡是?|他们|别人|要您的?)[^。;!?\\n]{0,20})';

/** The cardholder types the PIN himself, and staff have passwords of their own for the terminal. */
const OWN_PASSWORD = [
  '(?:顾客|客人|持卡人|客户)[^,。;!?\\n]{0,8}输入?[^,。;!?\\n]{0,4}密码',
  '(?:输入?|用)[^,。;!?\\n]{0,8}(?:操作员|管理员?|主管|无线网|wi-?fi|网络|开机|登录|签到)的?密码',
  '重新?输入?密码',
  '密码[^,。;!?\\n]{0,4}(?:让|请|由)(?:顾客|客人|持卡人|客户)',
  // The last four digits are what a slip shows; PCI DSS allows them.
  '卡号?的?[后末](?:四|4)位',
  // What a screen shows is quoted: “请输入密码”.
  '“(?:请|输入|重新输)[^”]{0,40}”',
].join('|');

const MONEY_BACK = '(?:到账|退回|退还|退款|退给|退钱|返还|冲正|解决|修好|能好|恢复|赔)';
const SERVICE = `(?:${MONEY_BACK}|处理[好完]|回复您|回电|联系您|上门|接入)`;
const DURATION = '(?:\\d+|[一二两三四五六七八九十几半]+)个?半?(?:分钟|小时|钟头|天|日|个?工作日|星期|周)';

const TECHNICIAN = '(?:技术|工程师|维修|师傅|售后|厂家|收单机构|支付公司|同事|工作人员|专人|专业)';

/** Work of a technician's, whether somebody is told to do it or not. */
const WORK = [
  '拆(?:开|机|壳|卸|掉)(?!过)',
  '(?:打开|撬开|拧开|掀开|卸下)[^,。;!?\\n]{0,4}(?:机壳|外壳|机身|底壳|后壳|主板|螺丝)',
  '更?换(?:掉|下|上|新的?|个|一个)?[^,。;!?\\n]{0,3}(?:读卡器|读卡模块|主板|打印头|磁头|电池|安全模块)',
  '刷机(?!器)',
  '刷入?(?:系统|固件)',
  '恢复出厂|出厂设置|双清|格式化|清除(?:所有|全部)?数据',
  '重装|重新安装|卸载(?!过)|升级固件|越狱|短接',
  '(?:下载|灌|导入)[^,。;!?\\n]{0,3}密钥',
].join('|');

export const FORBIDDEN_WORDS = {
  /** A claim to be the official site or service, or a way to make contact that contacts.yaml does not hold. */
  official: '官网|官方|官網|official\\s?(?:web)?\\s?site',
  notOfficial: '(?:自称|冒充|假冒|假|所谓的?|号称|谎称|不是|并非|不要相信|别信)[^,。;!?\\n]{0,6}(?:官网|官方)',
  otherContact:
    '[a-z0-9]点(?:com|cn|net|org)|(?:微信|vx|qq|v信)(?:号|群)?[是为:]?[a-z0-9_-]{5,}|(?<![零〇一二三四五六七八九幺])[零〇一二三四五六七八九幺]{7,}',
  /** In every text that asks for card data. */
  secret: SECRET,
  asksForCardData: [
    `${START}${gap(14)}${THIRD_PARTY}${NOT_DENIED}(?:${SEND}|${ENTER})${gap(14)}${SECRET}`,
    `${SECRET}${gap(14, ',')}${ALL}${THIRD_PARTY}${NOT_DENIED}(?:${SEND}|给我|写给|填给)`,
    `${SECRET}(?:是|为)?(?:多少|几|什么\\?|哪)`,
    `我们?${NOT_DENIED}(?:需要|要|得)${gap(8)}${SECRET}`,
  ].join('|'),
  mayAskFor: OWN_PASSWORD,
  promises: [
    `${NOT_DENIED}(?:保证|承诺|担保|保管|打包票)[^,。;!?\\n]{0,10}(?:${MONEY_BACK}|成功|资金|钱)`,
    `(?<!不)包(?:退|赔|修好|到账)`,
    `(?<![不未])(?:一定|肯定|绝对|必定|百分百|100%)(?:会|能|可以|是)?[^,。;!?\\n]{0,8}(?:${MONEY_BACK}|没事)`,
    `${DURATION}(?:之?内|以内|左右|后|就|上下)?[^,。;!?\\n]{0,8}?${SERVICE}`,
    `(?:当天|当日|次日|隔天|第二天|明天|今天|今晚|马上|立刻|立即|[td]\\+[01])(?:就|会|能|可以)?[^,。;!?\\n]{0,4}(?:到账|退回|退还|退款|退给|返还|修好|上门)`,
    `${NOT_DENIED}(?:赔偿|赔付|赔您|赔给|先行垫付|全额退)`,
  ].join('|'),
  /** In every text that tells to do such work. */
  work: WORK,
  technicianWork: `${NOT_DENIED}(?<!${TECHNICIAN}[^。;!?\\n]{0,16})(?:${WORK})`,
  /** What follows and shows that nobody is told to do it: 拆开会让密钥丢失, 更换读卡器要由技术人员来做. */
  notTold: `^[^。;!?\\n]{0,14}(?:${TECHNICIAN}|会[让使导触清锁失丢]|导致|触发|用不了|的人)`,
  swipeAgain: `${NOT_DENIED}(?<!(?:确定|确认|查清|弄清|搞清|查明|核实|没扣|没有扣|失败)[^。;!?\\n]{0,24})(?:再|重新|重复?|多|反复|继续|马上|立刻|接着)(?:次|来)?(?:刷|收|扣|付|插|挥|试|扫)`,
} as const;
