const LEAVES =
  /谢|难为(?:你|您)|麻烦(?:你|您)了|费心|打搅|打扰|多谢|唔该|拜拜|再见|(?:先|去|我)?忙(?:去)?了|辛苦了|回头见|88$/;

/** Whether a message takes leave: `晓得了 谢谢了 忙去了`. Takes normalised text. */
export const takesLeave = (normalized: string): boolean => LEAVES.test(normalized);

const GOODBYE = /拜拜|再见|回头见|88$/;

/** Whether a message says goodbye in so many words: `先这样 拜拜`; thanks alone do not. Takes normalised text. */
export const saysGoodbye = (normalized: string): boolean => GOODBYE.test(normalized);
