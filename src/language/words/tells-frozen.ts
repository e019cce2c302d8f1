const NO_REACTION = '(?:没(?:有|得)?|冇|莫得|无|毫无)(?:啥|什么|一点|任何|得)?(?:儿)?反[应映]';
const FROZEN = new RegExp(
  [
    `(?:点|按|摸|戳|划|揿|撳|㩒)[^，。,\\s]{0,4}(?:都|也)?(?:一点|半天)?(?:都|也)?${NO_REACTION}`,
    `(?:屏幕?|触屏|画面|机器|机子)[^，。,\\s]{0,4}${NO_REACTION}`,
    '(?:屏幕?|触屏|机器|机子|哪(?:里|儿|个)?|啥|什么|乜)[^，。,\\s]{0,4}(?:点|按|摸|戳|划|撳|㩒)(?:都|也)?(?:不|唔)(?:动|到|郁|得)|(?<![\\d灰])(?:点|按|戳)(?:都|也)?(?:不|唔)(?:动|郁)',
    '卡死|死机|(?:屏幕?|画面|机器|机子|界面)[^，。,\\s]{0,4}(?:不动了|定(?:住|格)|冻住|僵)|(?:机器|机子|屏幕?)(?:都|也|就)?动不了',
  ].join('|'),
  'g',
);
const RUNS_AGAIN =
  /(?<!不|没|唔|还)(?:能|可以)(?:点|按|划|动)(?:得|到)?了|(?:点|按|划)得(?:动|了|到)了?|(?<!没|不)开(?:开|起来|好)了|(?:关|黑|重启|黑屏)[^，。,]{0,4}(?:又|再|重新)[^，。,\s]{0,2}(?:开|亮)|(?:重启|重开)(?:好|完)了|又亮了|(?:动|识郁)得?返/g;
/** It is told of what happens at times, or may happen: `老这样卡死咋办`. */
const AT_TIMES = /老(?:是)?(?:这样|这么|卡|死)|天天|经常|总(?:是)?(?:这样|这么|卡|死)|以后|再卡|又卡死咋|要是|万一/;

/** What the last of the messages that say so tells: the terminal reacts to nothing, or runs again. Takes normalised texts, the oldest first. */
export function isFrozenAfter(told: readonly string[]): boolean {
  const parts = told.flatMap(text => text.split(/[，。,;；!！?？\s]+/));
  return parts.reduce((isFrozen, part) => {
    if (AT_TIMES.test(part)) return isFrozen;
    const frozenAt = lastOf(FROZEN, part);
    const againAt = lastOf(RUNS_AGAIN, part);
    return frozenAt === againAt ? isFrozen : frozenAt > againAt;
  }, false);
}

const lastOf = (words: RegExp, part: string): number => [...part.matchAll(words)].at(-1)?.index ?? -1;

const FEARS_SWITCHING_OFF =
  /(?:能|可以|可不可以|要不要|敢|得唔得|该)[^，。,]{0,4}(?:关机|重启|重开|关了|熄机)|关(?:了|机)[^，。,]{0,8}(?:丢|没了|不见|没掉)/;

/** Whether it is asked if a terminal may be switched off: `我现在能不能关机 关了钱会不会弄丢`. Takes normalised text. */
export const asksToSwitchOff = (normalized: string): boolean => FEARS_SWITCHING_OFF.test(normalized);

const HOLDS = /(?:按|揿|摁|撳|㩒)[^，。,]{0,6}(?:多久|多长|几久|好久|几耐|几秒|几多秒|多少秒)/;

/** Whether it is asked how long a key is to be held: `电源键到底要按多久`. Takes normalised text. */
export const asksHowLongToHold = (normalized: string): boolean => HOLDS.test(normalized);

const HELD_NOW = /按(?:着|住|到)(?!电源键?(?:没|不))|正在?按|一直按|(?:揿|摁|撳|㩒)(?:着|住|紧)/;

/** Whether the key is being held while it is asked for how long: `我现在按着呢要按多久`. Takes normalised text. */
export const holdsNow = (normalized: string): boolean => HELD_NOW.test(normalized);

const BRIEFLY =
  /(?:按|揿|摁|撳|㩒)[^，。,]{0,6}(?<![十\d])(?:一|两|二|三|四|五|六|七|八|九|几|[1-9])(?:[、到-]?(?:三|四|五|六|七|八|九|[2-9]))?(?:来)?秒|(?:按|揿|摁|撳|㩒)(?:了)?(?:一下|一哈|下)/;

/** Whether a key was only pressed for some seconds: `按了两三秒没反映`. Takes normalised text. */
export const pressedBriefly = (normalized: string): boolean => BRIEFLY.test(normalized);

const DARK_BY_KEY = /(?:按|揿|摁|撳|㩒)[^，。,]{0,12}(?:黑|熄|灭)(?:了|屏|掉|咗|下来|下去)/;
const DARK = /^(?:屏幕?)?(?:它)?(?:就)?(?:黑|熄|灭)(?:了|屏|掉|咗)+(?:黑(?:了|掉|屏))*(?:啊|呀|哦|嘞)?$/;
const STAYS_DARK =
  /(?:一直|还是|还|又|老|总|都)(?:是)?黑|自己|自动|有时|(?:不|没|唔|冇)(?:有)?亮|开不|起不|(?:没|冇)(?:有)?反|一(?:刷|插|碰|点|收)/;

/**
 * Whether a part of a message tells how the screen went dark by holding the key, which is no fault: `按了十几秒黑了`; to who was told to hold it
 * (`isHolding`) also `黑了`. Takes normalised texts of the part and the whole.
 */
export const wentDarkByHand = (clause: string, whole: string, isHolding: boolean): boolean =>
  (DARK_BY_KEY.test(clause) || (isHolding && DARK.test(clause))) && !STAYS_DARK.test(whole);

const ASKS_TO_HOLD = /黑了(?:才)?(?:松手|再开)|按住[^。]{0,12}(?:黑|关机)/;

/** Whether what was said tells to hold the key until the screen goes dark. */
export const asksToHold = (said: string): boolean => ASKS_TO_HOLD.test(said);
