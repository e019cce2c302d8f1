/** What is only supposed. */
const SUPPOSED =
  /万一|要是|如果|假如|倘若|若是|的话|要真|真要|到时候?|(?:他|她|人|客|家)要(?:再|又)?(?:说|讲|来)|会不会(?=[^，。]{0,8}[说讲来找闹])|怕(?=[^，。]{0,6}[说讲来找闹])/;
/** What may be said afterwards. */
const SAID_LATER =
  /(?:回头|过后|事后|以后|之后|改天|明天|明儿|明早|晚点|晚上|过(?:两|几|一)天|等下|等会)(?!给您)[^。]{0,8}(?:说|讲|找|闹)/;
/** What the customer would then say of the money. */
const TAKEN =
  /(?<!没|没有|未|不)(?:扣|划走|少了?钱|多收|多扣|重复|重扣)|(?:付|收|刷|扣|给)了?(?:两|二|2|双)(?:次|回|遍|道|笔|份)/;

/**
 * Whether it is asked what to do should the customer say later that the sale was charged after all: `他要是回头又来说那张卡扣钱了 我咋办`, `万一那张卡也扣了呢`;
 * `客人回来说扣钱了` is news, and not this. Takes normalised text.
 */
export const fearsClaim = (normalized: string): boolean =>
  (SUPPOSED.test(normalized) || SAID_LATER.test(normalized)) && TAKEN.test(normalized);

const TWICE =
  /(?:会不会|会|怕|得不得|该不会|别|莫|不会)[^，。,]{0,4}(?:扣|划|收|刷|付)(?:他|她|人家|客人)?(?:的?钱)?(?:两|二|2|双|重)(?:次|回|遍|道|笔|份|重)?|重复(?:扣|收)|扣(?:两|二|2|双)(?:次|回|遍|道|笔|份)(?:钱)?(?:不|吗|么|没|呀|啊|吧|[?？])/;

/** Whether it is feared that charging once more takes the money twice: `那我再刷会不会扣两回`. Takes normalised text. */
export const fearsTwice = (normalized: string): boolean => TWICE.test(normalized);

const ANEW =
  /(?:还|又|再|也|是)?(?:要|用|得|该|让|叫|能|敢|可以|去)?(?:我|他|她|人家|客人)?(?:再|重新|重|另外)(?:要|去)?(?:收|付|刷|给|扫)|(?:收|付|刷)(?:第二|两)(?:次|遍|回|道)/;

/** Whether charging once more is spoken of: `还重新收啊`, `还要再付一次吗`. Takes normalised text. */
export const namesAnew = (normalized: string): boolean => ANEW.test(normalized);

const CARD =
  '(?:(?:邮政|邮储|建行|农行|工行|中行|交行|招行|招商|信用社|农商|农信|别的|其他|另外?一?张|第二张|新的?|换的?|这张|那张|这个|他的?|她的?|老婆的?)[^，。,\\s]{0,4})(?:银行)?卡(?!的?(?:事|问题|原因|毛病|关系))';
const MAY = '(?:能不能|可不可以|可以不可以|可以|能|敢不敢|要不要|得不得|行不行|好不好|是不是)';
const ASK = '(?:不|吗|么|没|得不得|行不行?|可不可以|可以不?|能不能|中不中|成不成?|好使不|啊|呀)';
const OTHER_CARD = new RegExp(
  `${MAY}[^，。,\\s]{0,5}(?:刷|插|挥|用|换|碌)[^，。,\\s]{0,3}${CARD}|(?:刷|插|挥|用|换)[^，。,\\s]{0,2}${CARD}[^，。,]{0,4}${ASK}|${CARD}[^，。,\\s]{0,3}(?:能不能|可不可以|可以|能|敢)?(?:刷|插|挥|用)(?:得)?${ASK}`,
);

/** Whether it is asked if another card may be charged: `那到底能不能刷邮政卡啊`, `他还有张建行卡 刷得不`. Takes normalised text. */
export const asksForOtherCard = (normalized: string): boolean => OTHER_CARD.test(normalized);
