const LEAVES = /谢|多谢|唔该|拜拜|再见|(?:先|去|我)?忙(?:去)?了|辛苦了|回头见|88$/;

/** Whether a message takes leave: `晓得了 谢谢了 忙去了`. Takes normalised text. */
export const takesLeave = (normalized: string): boolean => LEAVES.test(normalized);
