/** Whether a message says that a code is not, or no longer, shown: `没有98` and `不是98 是89` of `98`. Takes normalised text. */
export const deniesCode = (normalized: string, code: string): boolean =>
  new RegExp(
    `(?:不是|没(?:有)?(?:再)?(?:报|显示?|出现?|跳|弹|见|写)?(?:着|过)?|冇|不(?:再)?(?:报|显示?|跳|弹)(?:了)?)(?:代码|错误)?[\\s:：]?${code.toLowerCase()}(?!\\d)|${code.toLowerCase()}(?!\\d)(?:也|都|已经)?(?:没有?了|没了|不见了|不(?:报|跳|显示?|弹)了|消失)`,
  ).test(normalized);

/** Whether a message says that a code that was shown before is shown still: `还是98` of `98`. Takes normalised text. */
export const repeatsCode = (normalized: string, code: string): boolean =>
  new RegExp(
    `(?:还|又|仍|依然|照样|老)(?:然|旧)?(?:是|报|跳|弹|显示?|出)?(?:个|了)?\\s?${code.toLowerCase()}(?!\\d)`,
  ).test(normalized);
