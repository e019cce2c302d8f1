const CORRECTS =
  /不对|错了|打错|写错|记错|说错|应该是|应当是|改成|改下|改一下|更正|不是[^，。]{1,12}(?:是|应该)|没改|麻烦改|还写着|写成|(?:是|金额|时间)[^，。]{1,8}不是/;

/** Whether a message corrects what was noted: what it says then replaces what was known. Takes normalised text. */
export const corrects = (normalized: string): boolean => CORRECTS.test(normalized);

const NOTES = /那里|那儿|上面|里面|写|记|改|补|金额|时间|单子/;

/** Whether it is plainly the notes that a message corrects, and not what was understood: `时间不对 是六点多`. Takes normalised text. */
export const correctsNotes = (normalized: string): boolean => corrects(normalized) && NOTES.test(normalized);

const TAIL =
  /(?:最后|末|尾)(?:一|1|两|2|几|四|4)?(?:位|个数|号|数)?(?:字|数字)?(?:应该|要|改)?(?:是|为|成)?(\d{1,4})(?!\d)/;

/** A number with its last digits corrected: `13800138006` and `最后一位是9 不是6` -> `13800138009`. */
export function correctTail(number: string, normalized: string): string | undefined {
  const tail = TAIL.exec(normalized)?.[1];
  return tail === undefined || tail.length >= number.length ? undefined : number.slice(0, -tail.length) + tail;
}

const SUMS = /(?<before>[^\d\s，。,]{0,4})\s?(?<sum>\d+(?:\.\d{1,2})?)(?![\d:：点月号日年])/g;
const DENIES_SUM = /(?:不是|唔系|写成了?|记成了?|不系)$/;

/** The amount that is told in place of the one that was noted, in fen: `不是380 是388` of 38000 -> 38800. Takes normalised text. */
export function correctAmount(knownFen: number, normalized: string): number | undefined {
  const sums = [...normalized.matchAll(SUMS)].map(({ groups }) => ({
    fen: Math.round(Number(groups?.['sum']) * 100),
    isDenied: DENIES_SUM.test(groups?.['before'] ?? ''),
  }));
  const isMeant = sums.some(({ fen, isDenied }) => isDenied && fen === knownFen);
  const others = sums.filter(({ fen }) => fen !== knownFen);
  return isMeant && others.length === 1 && !others[0]?.isDenied ? others[0]?.fen : undefined;
}

/** We have not told it yet, which takes nothing back: `电话你还没说`. */
const NOT_TOLD_BY_US =
  /(?:你|您|侬|恁|佢)们?(?:还|都|又|也|刚才?|一直)*(?:没|冇|莫)(?:有)?(?:跟我|给我)?(?:说|讲|提|问|回|答)/g;
const withoutNotTold = (normalized: string): string => normalized.replace(NOT_TOLD_BY_US, '');

const NEVER_SAID =
  /(?:没|莫|冇|哪|啥(?:子)?时候|什么时候|几时|(?:我|俺)(?:好久|多咱))(?:有)?[^，。\s]{0,3}(?:说|讲|问|提)|不是这样|没这回事/;

/** Whether a message disowns something that was noted: `我啥子时候说签到失败了嘛`. Takes normalised text. */
export const disowns = (normalized: string): boolean => NEVER_SAID.test(withoutNotTold(normalized));

const SELF_NEVER_SAID =
  /(?:我|俺|咱|偶)(?:好久|多咱|啥(?:子)?时候|什么时候|几时)(?:跟你)?(?:说|讲|提)|(?:我|俺|咱|偶)(?:可|都|从来|压根|根本|又|刚才?|啥时候|什么时候|几时|好久|多咱|哪(?:里|儿)?){0,3}(?:没|冇|莫|未|说|讲|提)(?:有)?(?:跟你)?(?:说|讲|提(?!示)|过)/;

/** Whether a part of a message only says what was never said: `我没说过有两位数字` tells of none. Takes normalised text of one clause. */
export const saysNeverSaid = (clause: string): boolean =>
  SELF_NEVER_SAID.test(clause) &&
  !/(?:没|冇|莫)(?:有)?(?:说|讲)错/.test(clause) &&
  /没|冇|莫|未|啥|什么|几时|好久|多咱|哪/.test(clause);

const BLAMES =
  /(?<!听)没(?:有)?(?!听)[^，。\s]{0,3}(?:说|讲|提)|(?<!没|没有|冇)(?:记|搞|弄|听|看|写|理解)(?:错|岔|反)了?|谁说|谁讲|哪个说|看清楚|乱(?:写|记)/;

/** Whether a message says that something was got wrong, whatever it was: `你记错了吧`. Takes normalised text. */
export const blames = (normalized: string): boolean => BLAMES.test(withoutNotTold(normalized));

const DENIED =
  /(?:^|\s)(?:啥|什么)[^，。,\s]{2,5}(?=\s)|不是[^，。,]{0,8}(?:[，,]|是|啊|呀|哦|嘛|$)|没(?:有)?[^，。,\s]{1,3}过|(?:还没|没有?)(?:试|弄|做|换|擦|重启)|哪有|没有?停|我说的是/;

/** Whether a message may take back something that was noted. Takes normalised text. */
export const protests = (normalized: string): boolean =>
  disowns(normalized) || blames(normalized) || DENIED.test(normalized);

const PHONE = /电话|手机|号码|尾号/;

/** Whether a telephone number is spoken of. Takes normalised text. */
export const namesPhone = (normalized: string): boolean => PHONE.test(normalized);

const MISSING =
  /(?:里面|里头|内容|单子上?|你们?)[^，。,]{0,6}(?:没|冇)(?:有)?(?:写|记|提)|(?:没|冇)(?:有)?(?:写|记|加|填)(?:上|进|到)去?|补(?:上|进)去?(?:吧|一下|没)|(?:重启|摔|裂|闪|试)[^，。,]{0,6}(?:也|都)?没写|漏(?:了|掉|写|记)(?!水|电)|少(?:写|记)了/;
/** What the terminal or a slip does not say is news, and nothing that we left out. */
const ASKS_TO_ADD = /补上|补进|写上去|加上去/;
const ELSEWHERE = /屏幕|机器|机子|小票|短信|明细|交易记录/;

/** Whether a message says that something is missing from what was noted: `里面没写摔过`. Takes normalised text. */
export const tellsMissing = (normalized: string): boolean =>
  MISSING.test(normalized) && (ASKS_TO_ADD.test(normalized) || !ELSEWHERE.test(normalized));

const WRITTEN_FAILED =
  /不是(?:没好|没用|不行)|(?:写|记|标|填|显示)(?:的|成|了|着|个)*(?:是)?["“”]?(?:没好|没用|没管用|没弄好|不行)|(?:没好|没用|不行)[^，。,]{0,6}(?:写|记)?(?:错|反|不对)/;
const WENT_WELL = /好(?:使)?(?:了|的)|管用|有用|(?:能|可以)(?:收|刷|用)|(?:过|成)了|灵的/;

/** Whether a message says that a step is written down as failed and was none: `楼梯口那边是好了的 咋写没好`. Takes normalised text. */
export const deniesFailure = (normalized: string): boolean => {
  if (!WRITTEN_FAILED.test(normalized)) return false;
  return WENT_WELL.test(normalized.replace(new RegExp(WRITTEN_FAILED, 'g'), ''));
};
