const NAMED =
  /摔|磕|碰(?!卡|一下)|掉|水|湿|潮|泼|洒|淋|拆|开过|挪|搬|换过?地方|裂|鼓|烫|热|烟|焦|好好的|没事|正常|哪有|没动/;
/** Denies all of it, and not only what was said before: `不是 我插的是芯片` denies that. */
const BARE_NO =
  /^(?:我|说了?|讲了?|都|全|从来|绝对|肯定|应该|好像|真|也|啥|什么)*(?:没|没有|冇|无|不|否|未|没得|莫得|不会|从没)(?:过|的|啊|呀|吧|哦|嘞|啦|了|喔|嘛|哈|呢|有|这些|这回事|发生|这种情况)*$/;

/** Whether a no to "was it dropped, wet or opened" can be about that: `没有`, `没摔过`; not `不是 我插的是芯片`. Takes normalised text. */
export const speaksOfDamage = (normalized: string): boolean =>
  normalized
    .split(/[\s，,。.!！?？;；~～…]+/)
    .some(part => part.length > 0 && (NAMED.test(part) || BARE_NO.test(part)));
