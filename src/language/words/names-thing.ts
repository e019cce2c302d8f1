const OF_WHAT_IS = /^(?:我|俺|咱|它|这|那|就|都|也|还|用的?|机器|机子)*(?:是|系|有|没有|没得|莫得|冇|无)/;
const BESIDE_A_THING = /[\s\p{P}的了啊呀呢吧哦嘛哈啦喔咯嘞诶嗯过我你他她它这那个有没是系对都也呗耶哒噻撒]/gu;
const LEAST_NAMED = 2;

/**
 * Whether a short yes or no says what something is, or that there is none of it: `是插卡的`, `没有信号`; `是的呀`, `没有过` answer what was asked.
 * Takes normalised text.
 */
export const namesThing = (normalized: string): boolean =>
  OF_WHAT_IS.test(normalized) && normalized.replace(OF_WHAT_IS, '').replace(BESIDE_A_THING, '').length >= LEAST_NAMED;
