const NO = '(?:没有|没|沒|冇|未|不(?!过)|無|无|莫得?|(?<![什怎这那多要])么(?:得|有)?)';
const HARM = '(?:摔|跌|掉|碰|磕|(?:进|入)(?:过|了)?[水汤]|洒|泼|溅|泡|淋|湿|濕|拆|撬|裂|鼓|胀|烫|冒烟|糊|焦)';
const WHAT = '(?:什么|啥子?|么子?事?|乜(?:嘢|野)?|咩|哪样|哪门子|嘛玩意|个(?:鬼|屁|锤子|毛线?|铲铲|头)|锤子|毛线)';
/**
 * A drop and the like that is named only to be waved away: `摔么事摔`, `摔个鬼`, `进个锤子水`, `哪个讲我摔了`, `边度有跌过`, `几时摔过嘛`. Who does not
 * know when it was dropped, or by whom, denies nothing.
 */
const WAVED_AWAY =
  `(?<harm>[摔跌掉碰磕洒泼淋拆撬泡])${WHAT}(?:\\k<harm>|(?=[哦啊嘛呀喔咯哟]*(?:$|[\\s，。,!！]))|水)|(?:进|入)${WHAT}[水汤](?!了)` +
  `|(?:哪个|哪里?|哪儿|谁|边个|边度)(?:跟你|同你|给你)?(?:们)?(?:有)?(?:说|讲|话)(?:过)?(?:我|俺|它|佢|这|机器|机子)*(?:被|让人|有|是)?${HARM}(?:了|过|坏|佢|咗|到|的)*` +
  `|(?<!(?:不知道?|不晓得?|不清楚|不记得|忘了|唔知|看看?|搞不清)[^，。]{0,4})(?:哪里?|哪儿|边度|怎么会?|咋会?|点会|啥时候|什么时候|几时|啥辰光)(?:曾|有|会|可能)+[^，。]{0,2}${HARM}(?:了|过|坏|佢|咗|到|的)*` +
  `|(?<!(?:不知道?|不晓得?|不清楚|不记得|忘了|唔知|看看?|搞不清)[^，。]{0,4})(?:哪里?|哪儿|边度|啥时候|什么时候|几时|啥辰光)(?:我|它|佢)?${HARM}过`;
/** A drop, water, an opened case, swelling, heat or a smell that is denied: `没摔没进水`, `冇脹冇燙`. */
const DENIED_DAMAGE = new RegExp(
  `(?!不掉)(?:(?<part>[摔跌掉碰磕进入洒泼溅泡淋湿拆撬裂鼓胀烫糊焦])(?=[没不冇唔]\\k<part>))?${NO}(?:有|被|人|怎么|得|发|过|自己|去|啥|什么|冒|起|闻到|见|出){0,2}(?:摔|跌|掉|碰|磕|进过?[水汤]|入水|洒|泼|溅|泡|淋|湿|濕|拆|撬|打开|开过|动过|裂|鼓|脹|胀|烫|燙|热|糊|焦|烟|异味|味|坏)|${WAVED_AWAY}`,
);

/** Whether damage to the machine is spoken of only to deny it, somewhere in the text. Takes normalised text. */
export const deniesDamage = (text: string): boolean => DENIED_DAMAGE.test(text);

const EVERY_DENIAL = new RegExp(DENIED_DAMAGE.source, 'g');
/** Words with a character of damage that speak of none: what is brewed (`客人泡茶去了`), sold (`麻辣烫`, `两条烟`) or done (`鼓捣`), and a signal that falls. */
const HARMLESS =
  /泡(?:个|了|杯|壶|点|碗|完|好|着)*(?:茶(?![^，。]{0,6}(?:倒|洒|泼|翻))|面|咖啡|奶茶|馍|脚)|麻辣烫|烫(?:个|了|完)?(?:头|发|菜|粉|串)|冰(?:淇|激)?淋|(?:抽|吸|买|卖|递|香|[包条根支盒])了?(?:[一二两几\d]*[包条根支盒个])?(?:的)?烟(?!味)|烟(?:酒|草|店|钱|摊|民|花)|糊(?:涂|弄|口)|[迷模含]糊|[糊胡]辣|焦(?:急|虑|头烂额|糖)|拆(?:个|了|完)?(?:快递|包裹|箱|单|零|货)|鼓(?:捣|楼|励|掌)|掉到(?:了)?(?:只剩)?[一二两三四\d]格|摔跤/g;
const onlyTold = (text: string): string => text.replace(EVERY_DENIAL, '').replace(HARMLESS, '');
const TOUCHED =
  /摔|磕(?!了?(?:几|两|三|一)?下|一磕)|跌|进.{0,2}[水汤茶奶]|泡|淋|泼|洒|拆|撬|鼓|胀|脹|烟|焦|糊|异味|怪味|裂|烫|燙|掉(?:地|水|进|到)/;

/** Whether a drop, water, an opened case, swelling, heat or a smell is named and not denied: `没摔 就是后面鼓了`. Takes normalised text. */
export const statesDamage = (text: string): boolean => TOUCHED.test(onlyTold(text));

const MISHAP =
  /摔(?!跤)|(?:磕|跌|碰)(?:到|着|坏|裂)|(?:洒|撒|泼|淋|溅|泡|沾).{0,3}(?:了|上|到|着|进|水|汤|茶|奶|油|粥|酒|饮料|咖啡|可乐)|(?:水|汤|茶|奶|油|粥|酒|饮料|咖啡|可乐)[^，。]{0,3}(?:洒|撒|泼|溅|倒|打翻)|打翻|进.{0,2}(?:水|汤|茶|奶|油|酒)|掉(?:到|进|在)?.{0,3}(?:地|水|汤|盆|桶)/;

/** Whether something may have happened to the machine, worth a question: `早上机子好像洒了点汤`. Takes normalised text. */
export const namesMishap = (text: string): boolean => MISHAP.test(onlyTold(text));

const SEEMS = new RegExp(
  `(?:好像|似乎|可能|也许|说不定|不(?:知道|晓得|确定)(?:是不是|有没有|是否))[^，。]{0,6}(?:${MISHAP.source})|(?:水|汤|茶|奶|油)(?:好像|似乎|可能)[^，。]{0,2}(?:洒|撒|泼|溅|倒|进)`,
);

/** Whether something only seems to have happened to the machine: `刚才汤好像洒机器里面了`. Takes normalised text. */
export const seemsOnly = (text: string): boolean => SEEMS.test(onlyTold(text));

/** What a terminal that was opened, wet, crushed or overheated shows or is told of, beside the words for a drop and the like. */
const SIGN =
  /tamper|attack|攻击|攻擊|自毁|自毀|密钥|密鑰|非法开|安全(?:触发|模块|模組|锁|警|出发)|封(?:条|签|口|调)|螺丝|罗丝|拧|撕|易碎|捞|浇|灌|漏|滴(?!滴)|喷|湿|濕|烧|燒|火(?:花|星)|打火|味|变形|胖|膨|翘|扁|碾|轧|砸|踩|扔|丢|甩|滚|叼|啃|尿|[鱼水]?缸|[鱼水]池|河里|海里|坑里|桶里|锅里|动过手脚|(?:被|让|叫|给)[^，。]{0,4}(?:动|开)过|盖[^，。]{0,3}(?:打开|开了)|薄片|片片|膜|多(?:了|出|咗)[^，。]{0,4}(?:片|块|层|件|线|壳)/i;

/** Whether anything in a message speaks of damage in words of its own, and does not only resemble it. Takes normalised text. */
export const namesHarm = (text: string): boolean =>
  statesDamage(text) || namesMishap(text) || SIGN.test(onlyTold(text));

/** Whether a message resembles damage by a word that has another meaning, and names none: `客人泡茶去了`, `我鼓捣半天了`. Takes normalised text. */
export const onlySoundsLikeHarm = (text: string): boolean => !namesHarm(text) && text.search(HARMLESS) >= 0;

/** Options of the check for damage. */
export type Mishap = 'wet' | 'opened' | 'dropped';

const TAKEN_BACK: Readonly<Record<Mishap, RegExp>> = {
  wet: /[水汤]|洒|泼|淋|溅|泡|湿|濕/,
  opened: /拆|撬|打开|开过|动过/,
  dropped: /摔|跌|掉|碰|磕|裂/,
};
const MISTOLD =
  /(?:说|讲|记|看|听|弄|搞|认|问)错|没(?:有)?(?:这|那)(?:回)?事|(?:别|另)(?:的|一)[台部个].{0,2}(?:机|手机)|不是(?:这|我这)[台部个]/;

/** Whether a message takes back that this happened to the machine, and does not only say what else did not. Takes normalised text. */
export const takesBackMishap = (text: string, mishap: Mishap): boolean =>
  MISTOLD.test(text) ||
  (!statesDamage(text) && (text.match(EVERY_DENIAL) ?? []).some(denied => TAKEN_BACK[mishap].test(denied)));

/** What happened to the machine, as the options of the check name it: `掉面汤桶里了` -> `wet`. Takes normalised text. */
export function mishapOf(text: string): Mishap | undefined {
  const told = onlyTold(text);
  if (/水|汤|洒|泼|淋|溅|泡|打翻/.test(told)) return 'wet';
  if (/拆|撬/.test(told)) return 'opened';
  return namesMishap(text) ? 'dropped' : undefined;
}
