const CARDS = /(?<!sim ?|流量|电话|物联)卡|张|都|别(?:的|人|个)|其他|就(?:这|他|她)|每|谁/;

/** Whether it is cards that are counted, or told apart: `不是一两格哈 是满的` counts bars. Takes normalised text. */
export const countsCards = (normalized: string): boolean => CARDS.test(normalized);
