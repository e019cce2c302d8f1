const NOT = '(?:先不|都不|也不|就不|不|没|莫|别|唔)';
const TAKEN = '(?:退|刷|收|扫)';
/** What is advised while a sale is in doubt, by kind. */
const DEEDS: readonly RegExp[] = [
  new RegExp(`${NOT}(?:会|再|给他|给她|给人家|给客人){0,2}${TAKEN}`),
  /(?:留|记|写)(?:下|了|好|个|的|咗|住)*(?:他|她|佢|客人|顾客|人家)?(?:的)?(?:个)?(?:电话|微信|号码?|联系)|(?:电话|微信|号码?)[^，。,]{0,4}(?:留|记|写)(?:下|了|好|咗|起)/,
  /(?:让|叫|畀|俾|给|喊|放)(?:他|她|佢|客人|顾客|人家|人)(?:就|先)?(?:走|回)|(?:他|她|客人|顾客|人家)先(?:走|回)/,
  /等(?:到|着)?(?:你们|人工|工作人员|核对|查清|弄清|消息|结果)|(?:截图|小票)[^，。,]{0,3}留/,
];
const LEAST_DEEDS = 2;
const DENIED = new RegExp(`${NOT}(?:会|再|给他|给她|给人家|给客人){0,2}(?:退|刷|收|扫)[^，。,\\s]{0,3}`, 'g');
const AGAINST = /退|再(?:刷|收|扫)|重(?:刷|收)|(?:刷|收|扫)(?:一|多)|现金/;

/**
 * Whether a merchant with a sale in doubt tells what they do now, and it is what was advised: `那我让客人走 留下他电话 不退钱 我等人工`; half of it tells
 * something else, and whoever also gives money back, or charges again, does not. Takes normalised text.
 */
export const keepsToAdvice = (normalized: string): boolean =>
  DEEDS.filter(deed => deed.test(normalized)).length >= LEAST_DEEDS && !AGAINST.test(normalized.replace(DENIED, ''));
