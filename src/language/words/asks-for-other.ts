const OTHER =
  /(?:再|另外?|先|重新)[^，。,]{0,5}(?:想|出|找|来|说|教)(?:我|俺)?(?:一?个|点|一条)?(?:别的|其他|新的?)?(?:招|办法|法子|路子|辙)|(?:还|冇|仲)?有(?:没有|冇)?(?:别的|其他|其它|另外的?|啥|什么|乜|第二(?:个|种))(?:招|办法|法子|辙|路子)|(?:还|仲)有(?:招|办法|法子|辙)|换(?:一|第)?(?:个|种|条)?(?:招|办法|法子|辙|路子)/;

/** Whether another step is asked for, which agrees to nothing that was offered: `你先再给我想个招`, `还有别的办法没`. Takes normalised text. */
export const asksForOther = (normalized: string): boolean => OTHER.test(normalized);

/** A message without the words that ask for another step: `试了不行 还有别的办法没` -> `试了不行 没`. Takes normalised text. */
export const withoutAskForOther = (normalized: string): string => normalized.replace(OTHER, '');
