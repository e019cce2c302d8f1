const MISSES =
  /(?:我|俺)(?:刚才?|将才)?(?:是)?问(?:的)?(?:是|系)|问(?:了|过)?(?:你)?(?:[两三四五几]|好几|多少)(?:遍|次|回|道)|(?:你|侬|您)(?:还)?(?:没|冇)(?:有)?(?:说|讲|答|回答|告诉)(?!过)|没(?:有)?(?:回)?答(?:我|到)|答非所问|(?:不|唔)(?:是|系)问|唔系问|(?:没|冇)听(?:懂|明白?)|听不懂|梭边球|打岔|(?:再|又)问(?:你)?一(?:遍|次|回|声)|(?:我|俺)没(?:有)?(?:要|问|说|讲|想|关|换)|都不是/;

/** Whether a message says that what it asks was not answered: `我问的是冲电宝得不得行`, `问三遍了`, `你没说啊`. Takes normalised text. */
export const missesAnswer = (normalized: string): boolean => MISSES.test(normalized);
