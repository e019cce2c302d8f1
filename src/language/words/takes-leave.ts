const LEAVES =
  /谢|难为(?:你|您)|麻烦(?:你|您)了|费心|打搅|打扰|多谢|唔该|拜拜|再见|(?:先|去|我)?忙(?:去)?了|辛苦了|回头见|88$/;

/** Whether a message takes leave: `晓得了 谢谢了 忙去了`. Takes normalised text. */
export const takesLeave = (normalized: string): boolean => LEAVES.test(normalized);

const ENDS_SEARCH =
  /不用(?:再|继续)?(?:查|检查|看别的|弄|修|试)|不(?:查|弄|修)了|(?:已经|都)(?:解决|弄清楚|清楚)了|没(?:有)?别的(?:事|问题)|别(?:再)?查了/;

/** Whether a message says that nothing is left to look for: `钱已经清楚了 不用再查别的`. Takes normalised text. */
export const endsSearch = (normalized: string): boolean => ENDS_SEARCH.test(normalized);

const CALLS_OFF = /(?<!还)不(?:用再|用|想)?查(?:了|机器)|别(?:再)?查了|(?:问题|已经|都)解决了/;

/** Whether a message calls the search off: `机子好的 我不查了哈`. Takes normalised text. */
export const callsOff = (normalized: string): boolean => CALLS_OFF.test(normalized);
