/** Nothing came of it, in words that stand for nothing else, as merchants of all parts of the country say it. */
const NO_USE =
  /(?:没|冇|莫得|冒得|木)(?:有|得|啥|什么|么子|个|半点|一点)?(?:卵|鸟|屁|毛|球|锤子)?(?:用(?:处|场)?|效果?|起色|变化)(?=[啊呀哦咯嘛呢的啦了哇喔哎诶]|[，。,!！\s]|$)|(?:一点|半点|屁|卵|鸟|毛)(?:儿|子)?用(?:处)?(?:都|也)?(?:没(?:有|得)?|冇)|没(?:有)?好使|不(?:管|顶|起)(?:用|事|作用)|白(?:搭|瞎|整|弄|搞|费劲|忙活?|折腾)|[熊鸟屌吊球卵毬鬼]样|还(?:是|系)?(?:老|那|这|原)(?:个|副|付)?(?:样子?|德行|毛病)|一(?:个)?(?:样|球)的?(?:不行|3000|报|跳)|照旧|依旧|唔(?:得|掂|work)(?!闲|到)|搞(?:唔|不)(?:掂|定)|不中(?=[啊呀哦]|[，。,!！\s]|$)|^(?:都|也|还)?不(?:行|得)[啊呀嘛哦嘞咯]*$|不(?:得行|好使|顶事)(?=[啊呀哦嘞咯]|[，。,!！\s]|$)/;
const IN_VAIN = /没用|不行|不得行|不中|一样|照样|白搭|还是|没好|没反应|试过/;
const DONE_BEFORE = /过|已经|早|先前|之前|没用|不行|不得行|不中|一样|照样|白搭|还是|没反应|3000|失败/;

/** Leave is asked for, and nothing failed: `先刷一单行不行`. */
const ASKS_LEAVE = /(行|中|好|得)不(?:得)?\1(?:行|使)?|得不得行/g;

/** Before it happens, or of what is not done: `怕没用`, `晚上不行`. */
const NOT_OF_NOW =
  /每[天日次]|平时|怕|会不会|要是|万一|如果|是不是|有没有|(?:扫码|微信|支付宝|隔壁|别家|手机)(?:也|都|还)/;

/** Whether a part of a message says that nothing came of what was done: `还那熊样`, `没得用`. Takes normalised text of one clause. */
export const tellsNoUse = (clause: string): boolean =>
  NO_USE.test(clause.replace(ASKS_LEAVE, '')) && !NOT_OF_NOW.test(clause);

/** Whether a message says that something was done in vain: `换了纸 一样的`. Takes normalised text. */
export const tellsVain = (normalized: string): boolean =>
  IN_VAIN.test(normalized.replace(ASKS_LEAVE, '')) || tellsNoUse(normalized);

/** Whether a message says that something was done before, or failed; who is still at it says neither. Takes normalised text. */
export const tellsDone = (normalized: string): boolean =>
  DONE_BEFORE.test(normalized.replace(ASKS_LEAVE, '')) || tellsNoUse(normalized);
