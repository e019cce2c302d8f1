const NEVER_SWIPED =
  /(?:都|还|就|根本|压根|连)(?:还)?(?:没|冇|莫|没有|没得)(?:开始|来得及)?(?:刷|插卡|收)(?!成|上|起|出|到|过去|完)|刷都没(?:有)?刷|(?:没|冇|没有)(?:刷|收)过(?!去)(?:卡|款|钱)?(?=[\s，。,!！啊呀的]|$)|没(?:到|走到)刷卡/;

/** Whether no card was swiped at all, so that nobody can have been charged: `扣么子钱 都还没刷`; not `没刷成`. Takes normalised text. */
export const neverSwiped = (normalized: string): boolean => NEVER_SWIPED.test(normalized);
