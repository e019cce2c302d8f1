const NOT_GIVEN = '(?:不|唔)(?:想|愿意?|方便|太想|肯)?(?:留|给|畀|写|填|报)';
const DECLINES_PHONE = new RegExp(
  `(?:电话|手机)[^，。,]{0,6}(?:${NOT_GIVEN}|记不住|不方便|就算了|免了)|${NOT_GIVEN}[^，。,]{0,2}(?:电话|手机|号)`,
);
const LEAVES_OUT =
  /号码?[^，。,]{0,6}(?:(?:不|唔)(?:想|愿意?|方便|太想|肯)?(?:留|给|畀|写|填|报)|记不住|不方便|就算了|免了)|先不留|不想留|^不(?:留|写|填)(?:了|啦|咯|吧)+$|别(?:光|老|再|只)?问|看不清[^，。,]{0,4}不弄|(?:没(?:有)?|哪(?:里|儿|个)?(?:有|来)|冇|莫得)(?:那|这)?(?:个|么多)?(?:的)?(?:功夫|工夫|空|闲|时间)(?:去|来)?(?:寻|找|翻|搵|弄|查|填|看)?(?=[\s，。,!！]|$|[啊呀嘛哩咧呢])|(?:懒得|唔得闲|不得空|顾不上)(?:寻|找|翻|搵|弄|查|填|看)/;

/** Whether a telephone number is not to be left: `手机号不想留`. Takes normalised text. */
export const declinesPhone = (normalized: string): boolean => DECLINES_PHONE.test(normalized);

/** Whether what is asked is passed over, whatever it is: `商户号哪有功夫寻`. Takes normalised text. */
export const leavesFieldOut = (normalized: string): boolean => LEAVES_OUT.test(normalized);
