const HAS_NO_MORE =
  /^(?:(?:那|我|这|就|也|都|啥|别的|其他|其它|再|暂时|目前)\s*){0,4}(?:没|没有|没得|冇|莫得|木有)(?:啥|什么|别的|其他|其它|要(?:补充|说)的?|补充)*(?:了|啦|咯|喽|哩)[啊呀哈哦呢吧嘛]*(?:[，,。\s]*就(?:这|那)(?:样|些|么多|个)(?:了|吧|啊)?)?[。.!！~\s]*$|^(?:那)?就(?:这|那)(?:样|些|么多)(?:了|吧|啊)?[。.!！~\s]*$/;

/** Whether who is asked for something has nothing more to say: `没有了`, `没别的了`, `就这些`. Takes normalised text. */
export const hasNoMore = (normalized: string): boolean => HAS_NO_MORE.test(normalized);
