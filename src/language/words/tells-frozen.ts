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
