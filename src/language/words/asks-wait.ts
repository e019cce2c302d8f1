const WHEN =
  '(?:多久|几耐|好久|几时|多长时间|多会儿|哪天|几点|多少分钟|(?<!十)几分钟|(?:什么|啥子?|么子?|哪个)(?:时候|时间|时)|啥辰光)';
/** `要等多久`, `几点能有人打给我`, `人工么子时候来`. */
const ASKS_WAIT = new RegExp(
  `(?:等|排)[^，。,]{0,4}${WHEN}` +
    // How long a deed takes is another thing: `要充好久 这哈有人要买`.
    `|(?<![充弄搞修做晾])${WHEN}[^，。,没冇未不的]{0,4}(?:人(?!家|机|多|少)|来(?!的)|接|轮到|打(?:给|电话|来)|回(?:我|俺|咱|阿拉|复|电|话|信)|联系|找我|处理|上门|上线)` +
    `|(?:人工|真人|客服|师傅|工作人员|专员)[^，。,]{0,6}${WHEN}`,
);
/** That money is awaited is another thing: `钱啥时候打给我`. */
const OF_MONEY = new RegExp(`(?:钱|款|账|帐)[^，。,]{0,8}${WHEN}|${WHEN}[^，。,]{0,6}(?:到账|到帐|退|钱|款)`);

/** Whether a message asks how long a person takes to come: `转人工要等多久`; `昨晚等了十几分钟` asks nothing. Takes normalised text. */
export const asksWait = (normalized: string): boolean => ASKS_WAIT.test(normalized) && !OF_MONEY.test(normalized);

const IF_NEEDED =
  /(?:还(?:要|用|得|需要)|要还)(?:再)?等(?:你们|人工|工作人员|客服|人|电话|下去|着)?(?:来|打|回|联系)?(?:我|电话)?(?:吗|不|么|啊|呀|嘛|吧|没|哦|呢)*[\s?？。.!！]*$|还等(?:不等|吗|么|不)|(?:用不用|需不需要|不用)(?:再)?等(?:人工|你们|人)?(?:了)?(?:吗|么)|用不用等|需不需要等|还要不要(?:再)?等|人工[^，。,]{0,3}(?:用不用|需不需要|要不要)|人工[^，。]{0,4}(?:是)?(?:不是)?取消|(?:人工|工作人员|你们)[^，。,]{0,4}(?:还)?(?:会)?[^，。,]{0,2}(?:打(?:给我)?电话|来电|联系我|找我)[^，。,]{0,4}(?:不|吗|么|没)|(?:人工|人)[^，。]{0,4}还?(?:用|要|需要)[^，。]{0,3}(?:等|来|找)[^，。]{0,2}(?:不|吗|么|没)|还(?:用|要)(?:等|找|转|来)[^，。]{0,4}(?:人|工)?[^，。]{0,2}(?:不|吗|么)|是不是[^，。]{0,3}不用[^，。]{0,4}等[^，。]{0,6}人/;

/** Whether a message asks if a person is needed any more: `人工还用等不`. Takes normalised text. */
export const asksIfNeeded = (normalized: string): boolean => IF_NEEDED.test(normalized);

const PERSON = '(?:人工|真人|客服|工作人员|专员|师傅|排队|人(?![家民客少多]))';
const WHY = '(?:为(?:啥子?|什么|何)|咋个?|怎么|干(?:嘛|吗|啥)|点解|做(?:咩|啥|么)|凭(?:啥|什么)|作啥|爲何)';
const WHY_PERSON = new RegExp(
  `${WHY}[^，。,]{0,4}(?:要|又|还|就|给我|帮我|把我|仲)*[^，。,]{0,2}(?:转|找|叫|等|接|换|派|排)[^，。,]{0,3}${PERSON}` +
    `|(?:转|找|叫|等|接|派|要)(?:我|俺)?(?:到|给|了|着)?${PERSON}[^，。,]{0,4}(?:干(?:嘛|吗|啥)|做(?:咩|啥|么)|作啥|有啥用|干什么|做什么)`,
);

/** Whether a message asks why a person is to see to it: `收成了咋还转人工呢`. Takes normalised text. */
export const asksWhyPerson = (normalized: string): boolean => WHY_PERSON.test(normalized);
