const OWN =
  '(?:老板娘?|老细|事头婆?|店长|店主|东家|掌柜的?|家里人|家人|老公|老婆|媳妇|儿子|女儿|闺女|儿媳妇?|我(?:爸|妈|哥|姐|弟|妹)|同事|伙计|领班|(?:我|店里|带我)的?师傅|值班经理)';
/** They are spoken of, and not to: `老板 他要我报密码` names nobody of the shop. */
const SPOKEN_OF = new RegExp(
  `(?:打给|电话给|问|找|联系|是)(?:了|过|一下|咗)?(?:我|我们|俺|店里)?的?${OWN}|${OWN}(?:他|她|佢|刚才?|也|都|已经|在?电话里?|发微信)*(?:跟我|和我|同我|给我|告诉|讲|说|话|教|发|给|打)`,
);
/** Somebody else, or what only a swindler is after. */
const STRANGER =
  /(?:说|讲|话)(?:他|她|佢|自己)?们?(?:是|系)[^，。,\s]{0,5}(?:银行|公司|你们|平台|官方|工作人员|警|中心)|自称|工作证|证件|制服|公司(?:的|派|来|那边|叫|让|说)|冒充|陌生|声音不像|有(?:个)?人|来了?个|那人|对方|打来|来电|验证码|银行卡|卡号|身份证|转账|汇款|押金|保证金|手续费|链接|网址|拿走|换(?:机|新|走)|上门|银联|客服|加我?微信|共享|(?<!不)是[^，。,\s不]{0,3}(?:骗|诈)/;

/** Whether somebody of the shop's own is told to have said something, and nobody else is named: `老板讲密码是那个`. Takes normalised text. */
export const isOfOwnShop = (normalized: string): boolean => SPOKEN_OF.test(normalized) && !STRANGER.test(normalized);

const NO_FRAUD =
  /(?:不是|唔系|不系|没有?|冇|哪(?:里|儿)?(?:来|有)?的?|什么|啥子?|乜)[^，。,\s]{0,4}(?:骗|诈)|没人(?:要|问|骗|让)|自己人|(?:误会|搞错|弄错|听错|想多|多心|紧张过头)了?|(?:我)?自己(?:打|问|找)(?:过去|的|他|她)|(?:别|莫|不要)吓(?:我|人)/;

/** What a third person assures is what a swindler says: `他说没骗我`. */
const THIRD_PERSON = /他|她|佢|人家|那个?人/;

/** Whether a suspicion of fraud is explained away: `骗局？那是我老板啊`, `没人骗我`; `是不是骗子` and `他说没骗我` explain nothing. Takes normalised text. */
export const deniesFraud = (normalized: string): boolean => {
  const text = normalized.replace(/是不是/g, '');
  return !STRANGER.test(text) && (SPOKEN_OF.test(text) || (NO_FRAUD.test(text) && !THIRD_PERSON.test(text)));
};

const OFFERS =
  /密码[^，。,]{0,10}(?:发|告诉|报|讲|念|给)(?:给|到|畀|俾)?(?:你|您|这里|这儿)|(?:发|告诉|报|讲|念)(?:给)?(?:你|您)[^，。,]{0,4}密码/;
/** It is the customer's, of the card. */
const OF_CARD = /卡|客人|顾客|人家|验证码/;

/** Whether the shop's own password is offered to us: `要不要我把密码发给你`. Takes normalised text. */
export const offersPassword = (normalized: string): boolean =>
  OFFERS.test(normalized) && !OF_CARD.test(normalized) && !STRANGER.test(normalized);
