const ANOTHER_SALE =
  /又(?:有|来|扣|刷)?(?:了)?(?:一|1)?(?:个|笔|单|位)|另(?:一|外)|第(?:二|2)(?:个|笔|单|位)|下一?(?:个|位|笔|单)|别的(?:客人|顾客)|换了?(?:一)?个(?:客人|顾客)|这(?:次|回|下)/;

/** Whether a message speaks of another sale than the one before: `刚才又一个客人扣了88`. Takes normalised text. */
export const namesAnotherSale = (normalized: string): boolean => ANOTHER_SALE.test(normalized);
