const QUESTION =
  /[?？]|(?<!没|没有|冇)(?:有|是)(?:啥|什么|么子|乜)(?:子)?(?:表现|现象|样子|区别|变化|标志|反应)|总不能|(?:不知道|不晓得|唔知)[^，。,]{0,6}(?:是多少|在哪|怎么|咋|填啥|输啥|按啥)|有(?:关系|影响|事)没[\s。.!！]*$|(?:吗|么|(?<![得的])嘛|(?<!(?:[着在没才刚正]|还)[^，。\s]{0,8})呢|不咯|(?<=[^，。,\s]{2})不|(?<=(?:是|系)[^，。,\s]{1,10})不是|冇|咩|(?<=[了过到好成完出上见着来去动用开关扣收钱款卡机店在行通])没有|得不得|要不要|可不可以|行不行|好不好|对不对)[\s。.!！~]*$|[吗伐]\s*还是(?!不|没|唔|冇|3000|报|跳)|(?:(?:可以|是)吧|(?<=[^，。,\s])行吧|(?:行|好|够|成|没事|可以)了吧|(?:能|可以)[^，。,\s]{1,3}了吧)[\s.。!！~]*$|(?:对|没错)吧(?=[\s.。!！~,，]|$)|(?<=[^，。,\s]{2})还是(?:不|没|唔)(?!行|用|好使|好用|能|成|反应|网|信号|变|动|管|起|得|通|可以|灵|中|着|法|办法|打|出)|(?<said>[一-龥]{1,3})(?:了|的|过)?还是(?:不|没|唔)\k<said>|(?<![插推按拉翻])到底(?!了)[^，。,]{0,8}还是|怎么|咋|如何|点样|点解|为什么|为啥|哪里|哪儿|哪(?:一)?(?:个|根|台|种|张|边|家|步|项|条)|(?<!不定|没|冇)哪(?:一)?(?:天|日)(?![^，。,]{0,4}[都也就])|在哪|边度|(?<!没)有没有|有没得|是不是|会不会|能不能|可不可以|要不要|行不行|得不得|系咪|使唔使|可唔可以|多久|多长时间|(?:等|要|得|搞|充|过)好久|什么时候|几时|(?<!差)(?<verb>[一-龥]{1,2})不\k<verb>(?![住了得])/;

/** What ends a question that names what is wanted. */
const END = '(?=[\\s。.!！~，,啊呀嘛呢哦噻咯]|$)';
const WHAT = '(?:啥子?|什么|咩|乜嘢?|么子?)';

/** The same in the words of a region, or by what is wanted: `啥时候到账`, `件衫俾唔俾佢攞走`, `操作员号要填几`, `签到是啥`, `现在收多少啊`, `还差啥资料`. */
const ASKS_FOR = new RegExp(
  [
    `(?<!不定|随便?)(?:${WHAT}时候|啥时)(?!都|也)`,
    '(?<!没|没有|冇|未|(?:知|晓|清|看|查|记)[^，。,]{0,5})(?<verb>[一-龥])(?:没|唔|勿)\\k<verb>(?![^，。,]{0,5}(?:不知|不晓|不清|唔知))',
    // `可管` asks, in Anhui, as 行不行 does; 搁哪, 什哩, 干么事 are 在哪, 什么, 干什么.
    '可(?:管|中|照|得行|晓得|好使)(?:用)?[啊呀嘛]*(?=[\\s。.!！~，,]|$)|搁哪|(?:什|么|啥)哩(?:东西|意思)?(?![一-龥]{0,2}[都也])|(?:干|做)么(?:事|子)',
    '哪能[弄办搞处]|有冇|(?<=[了过到好成账帐])(?:没|冇|未)[啊呀哦咯]*[\\s。.!！~]*$|(?:伐|迈)[\\s。.!！~]*$',
    `^${WHAT}(?:是|叫)|(?:(?<!还)是|叫)个?(?:${WHAT}|几)(?:意思|东西|玩意)?${END}`,
    `(?:填|选|按|输|点)(?:${WHAT}|几)${END}|${WHAT}意思`,
    `(?:收|要|扣|剩|充|[掉充冲]到|得)(?:多少|好多)(?:钱|个?点)?(?:${END}|(?=就要|才))`,
    `(?:电话|号码|费率|手续费|价钱|多大|金额|编号|操作员号)(?:是|要|得)?(?:多少|好多|几多)${END}`,
    `(?:要|得)(?:等|充|弄|搞|擦|走)?几(?:分钟?|秒|天|个?小时|次|遍|下)${END}|几(?:天|日|个?月)[做弄搞结来签擦]一?(?:次|回|遍)`,
    `(?<!不)(?:差|缺|要准备|有)${WHAT}(?:关系|关联|资料|材料|信息|东西)?${END}`,
    // `这张单子要留到吗 还是丢掉`
    '(?:吗|么|呢)[\\s，,]+还是',
    '(?<alternative>[改用选按点换拿填等])[^，。,]{1,8}还是\\k<alternative>',
    // Typed for 哪.
    '[按点选填]那(?:一?个)?[键格项行]?(?:啊|呀|呢)',
    // Of two things to do: `连新名字还是改流量`; `换了网还是连不上` asks nothing.
    '[改用连换转开关选按点][^，。,\\s了过完]{1,8}还是[改用连换转开关选按点拿](?![^，。,\\s]{0,2}[不没唔])',
  ].join('|'),
);

/** Whether a message asks something: `怎么看有没有成功` -> true, `写的是成功` -> false. Takes normalised text. */
export const isQuestion = (normalized: string): boolean => QUESTION.test(normalized) || ASKS_FOR.test(normalized);

const WHY_STILL =
  /(?:为(?:啥子?|什么|何)|咋个?|怎么|点解|干嘛|因何)[^，。,]{0,3}(?:还(?!没有?扣|不到)|一直|老是?|总是?|又|会自己|自己)/;

/** Whether a message asks why something is as it is, and so tells that it is: `插起充电宝咋个还一直掉电`. Takes normalised text. */
export const asksWhyStill = (normalized: string): boolean => WHY_STILL.test(normalized);

const INSISTS =
  /(?:我|俺)(?:是|就|只|刚才)?(?:是|想)?(?:问(?!了|过)|说的是)|问你(?!了|好几|几)|你(?:又|还)?没(?:有)?(?:说|讲|答|回答?我?|告诉我)[\s。.!！啊呀嘛呢]*$/;

/** Whether a message says that it is a question: `我是问你 切到流量要不要钱`, `关机按那个键啊你没说`. Takes normalised text. */
export const insistsOnAsking = (normalized: string): boolean => INSISTS.test(normalized);

const MEANING = /(?<!(?:3000|代码)[，,]?[^，。]{0,4})(?:啥子?|什么|乜嘢?|么子|咩)意思/;

/** Whether a message asks what something other than the code means: `wifi那里有个感叹号是啥意思`. Takes normalised text. */
export const asksMeaning = (normalized: string): boolean => MEANING.test(normalized);

const CODE_MEANING =
  /3000[^，。,]{0,10}(?:啥子?|什么|咩|乜嘢?|么子)[^，。,]{0,4}(?:意思|原因|毛病|问题|东西|含义)|3000(?:呢|嘛)?[，,\s]{0,2}(?:它|这个|这|那)?(?:到底|究竟)?(?:是|算|代表|表示|说)(?:个|的)?(?:啥|什么|咩|乜|么子)(?!时)/;

/** Whether a message asks what the code itself means: `这3000到底是个啥子意思嘛`. Takes normalised text. */
export const asksCodeMeaning = (normalized: string): boolean => CODE_MEANING.test(normalized);

const SEEMS =
  /(.)(?:不|没|唔|冇)\1|几(?:耐|久|多|格|分|份|点|号|个)|(?<![没冇])啥(?!也|都|的)|(?<![没冇])什么(?!也|都|的)|么样|么子|么时|咩|乜|哪|谁|边(?:个|度|面)|点(?:搞|办|样|整)|(?:伐|哇|呗|嘛|吧|啵|撒|噻|哦|啊|呀|嘞|咧|不|没|冇|么|未|搞)[\s。.!！~？?]*$|怕不是|多(?:久|长|少|大)|我不敢|分不清|看不清[^，。]{0,4}(?:是|字)|密码(?:错误|不对|输不对)/;

/** Whether a message may ask something by its words, as `用这块布中不中`, `要充几耐先用得`, `还要搞好久哦`; many that tell something are taken too. */
export const seemsToAsk = (normalized: string): boolean => SEEMS.test(normalized);

const LACKS =
  /不(?:知道?|晓得|认得|懂)|找不(?:到|着|见)|(?:看|搞|弄|分)不(?:懂|明白|清楚?)|忘(?:了|记)|唔(?:知|识|记得)|(?:没得?|没有|冇)(?:密码|操作员|账号|编号)|(?:列表|里面?|入面|上面)[^，。,]{0,2}(?:没得|没有|冇)/;

/** Whether a message says what the merchant does not know, or cannot find, as who asks for it does: `操作员号我也不晓得呀`, `密码忘了`. */
export const lacksKnowing = (normalized: string): boolean => LACKS.test(normalized);

const CONFUSED =
  /(?:搞|弄|听|看|绕|整)?(?:糊涂|懵|晕)(?:了|咗|咧|哒)?(?![^，。,]{0,4}(?:倒|过去|车))|(?:没|没有|冇|听不|看不|搞不|弄不)(?:听|看|搞|弄)?(?:懂|明白|清楚)(?:你|您)?/;

/** Whether a message says that what was said here is not understood, and so asks: `搞糊涂了`. Takes normalised text. */
export const isConfused = (normalized: string): boolean => CONFUSED.test(normalized);
