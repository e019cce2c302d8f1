import { isUnsolved, namesFault, readWorks, showsFailure } from './read-works';

const AS_BEFORE =
  /还|又|仍|依[旧然]|照[样旧]|一样|一个样|没(?:用|效|变|好|区别)|冇用|白[搞弄试忙]|(?:^|[\s，。])(?:都|也)?(?:不行|不得行|唔得|不中)(?=$|[\s，。啊呀嘛])|(?:好|行|可以|成|能(?:收|刷|用|读)(?:款|卡|钱)?)(?:了|咯|啦|嘞|喽|咧)/;

/** Whether a message says in words of its own that something works again, or fails as before: `换了三张卡都一样`; `扫码也不行` only tells how it is. Takes normalised text of one clause. */
export const namesResult = (clause: string): boolean =>
  AS_BEFORE.test(clause) ||
  namesFault(clause) ||
  showsFailure(clause) ||
  isUnsolved(clause) ||
  readWorks(clause) !== undefined;
