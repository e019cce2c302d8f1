const WHAT_TO_DO =
  /^[\s，。,!！~…]*(?:那|这|这个|你说|我|俺|现在|这下|该|要|应该|得)*(?:咋|怎么|如何|点|哪能|啷个|嘛样)(?:整|办|弄|搞|修|做|解决|处理|算)(?:法|才好)?(?:呢|啊|嘛|哦|呀|咯|噻|喽|好|了)*[\s?？。!！~…]*$/;

/** Whether a part of a message only asks what to do, which the next step answers: `咋整`, `那我该怎么办呢`. Takes normalised text of one clause. */
export const asksWhatToDo = (clause: string): boolean => WHAT_TO_DO.test(clause);
