const NO = '(?:没有|没得|没|冇|莫得|莫|未|冒)';
/** It was swiped, and what is denied is that it went through: `没刷成`. */
const TRIED = '(?!成|上|起|出|到(?!那|这|刷)|过去|完|动|得)';
const NEVER_SWIPED = new RegExp(
  [
    `(?:都|还|就|根本|压根|连|仲)(?:儿)?(?:还|就|都)?${NO}(?:开始|来得及|轮到)?(?:刷|碌|插卡|拍卡|收(?!货|拾|摊))${TRIED}`,
    `[刷碌]都(?:还)?${NO}(?:得)?[刷碌]${TRIED}`,
    `${NO}(?:刷|碌|收)过(?!去)(?:卡|款|钱)?(?=[\\s，。,!！啊呀的呢嘛]|$)`,
    `${NO}(?:走|刷|做|弄|进)?到(?:了)?(?:刷卡|那(?:一)?步|这(?:一)?步)|(?:走|到|进|做)不(?:到|了)(?:刷卡|那(?:一)?步)`,
    `卡[^，。,\\s]{0,2}(?:都|还|仲)(?:还)?${NO}(?:拿|掏|递|(?:插|刷|碌|碰|贴)${TRIED})`,
    `${NO}(?:人|客人|顾客)(?:来)?(?:刷|碌|插|付)(?!得)`,
  ].join('|'),
);
const SWIPED =
  /(?<!(?:没|冇|未|莫|没有|还没|都)[^，。,\s]?)(?:刷|碌|插|付)(?:了|完|咗)(?!没|吗)|密码(?:都|也)?(?:已经)?输(?:完|了|好)|输(?:完|了|好)密码/;
/** Who has not swiped yet is another customer, or has not swiped once more. */
const ANOTHER = /(?:后面|后头|下一|别的|其他|另外|排队)[^，。]{0,8}(?:没|冇|未)|再(?:刷|碌|收)|重新(?:刷|收)/;

/**
 * Whether no card was swiped at all, so that nobody can have been charged: `扣么子钱 都还没刷`; not `没刷成`, nor `后面的还没刷`. Takes
 * normalised text.
 */
export const neverSwiped = (normalized: string): boolean =>
  NEVER_SWIPED.test(normalized) && !SWIPED.test(normalized) && !ANOTHER.test(normalized);
