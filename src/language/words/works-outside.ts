const MOVED =
  '(?:拿|拎|攞|搬|带|走|跑|企|站|去|到|喺|在|系)(?:咗|了|到|部机|机器|机子|它|佢)*(?:出去|出来|出嚟|出街|门口|外面|外头|出面|街上|街边|窗边|档口外面|店外面?)';
const FAILING =
  '(?:不行|不中|不得行|不好|不掂|不得|唔得|唔掂|唔好|又|还是|照旧|照样|只有一|得一|一格|没|冇|差|弱|打叉|转圈|转)';
/** Back inside, or inside at all, it fails: `返入嚟又一格`, `系入面信号唔掂`, `回到店里照样转`. */
const INSIDE =
  `(?:返|回|拿回|搬回|拎返|进)(?:到|入|嚟|来|去|咗)*(?:档口|店里|店头|屋里|屋头|里面|里头|入面|铺头|摊上|柜台)?[^，。]{0,3}${FAILING}` +
  `|(?:入面|里面|里头|店里|店头|屋里|屋头|档口|铺头|摊上|柜台)(?:的|嘅|个)?(?:信号|网络?)?(?:就|太|都)?${FAILING}`;
const OUTSIDE_THEN_INSIDE = new RegExp(`(?:${MOVED}|出去|外面)[^。]{0,24}(?:${INSIDE})`);
const ONLY_OUTSIDE = new RegExp(
  `(?:${MOVED}|出去|外面)[^，。]{0,3}(?:先|才)(?:会|能)?(?:得|行|能|好|收|刷|有(?:信号|网)|可以|中)`,
);
/** Nobody wants to stand there for ever: `我唔通成日企出面收钱咩`, `总不能天天跑门口收吧`. */
const NOT_FOR_EVER =
  /(?:总不能|总唔能|唔通|难道|不可能|不能|哪能|咋能|怎么能|不得不|每次|次次|回回|天天|成日|整天|老是|以后都)[^，。,\s]{0,8}(?:企|站|跑|拿|拎|攞|搬|蹲|在|到|去|喺|系)[^，。,\s]{0,4}(?:出面|外面|外头|门口|门外|街上|街边|窗边|路边|出去)[^，。,\s]{0,4}(?:收|刷|扫|做生意|卖)/;
const CURED_INSIDE = /(?:里面|入面|店里|档口|屋里)(?:也|都|又)(?:好|行|得|能|可以|中)/;
/** Asked, and not told. */
const ASKS = /是不是|系咪|会不会|要不要|得唔得|行不行|可不可以/;

/** Whether it is told to work outside, and not where it is used: `出街先收到 返档口照旧转圈`. Takes normalised text. */
export const worksOnlyOutside = (normalized: string): boolean =>
  (OUTSIDE_THEN_INSIDE.test(normalized) ||
    NOT_FOR_EVER.test(normalized) ||
    (ONLY_OUTSIDE.test(normalized) && !ASKS.test(normalized))) &&
  !CURED_INSIDE.test(normalized);
