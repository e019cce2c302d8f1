const CARDS = /(?<!sim ?|流量|电话|物联)卡|张|都|别(?:的|人|个)|其他|就(?:这|他|她)|每|谁/;

/** Who has a card and no cash counts no cards: `又来一个只有卡 没现金`. */
export const PAYS_BY_CARD =
  /(?:没|冇|不)(?:有|带|得)?(?:现金|现钱|零钱|钱包)|(?:只|就|光)(?:有|带|拿)(?:了|着)?卡(?=[，。,\s]|$)/;

/** Whether it is cards that are counted, or told apart: `不是一两格哈 是满的` counts bars. Takes normalised text. */
export const countsCards = (normalized: string): boolean => CARDS.test(normalized) && !PAYS_BY_CARD.test(normalized);
