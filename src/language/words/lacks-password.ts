const LACKS =
  /(?:没(?:有|得)?|冇|莫得|哪(?:有|来)(?:的)?|哪里有|不(?:知道|晓得|记得|清楚)|忘(?:了|记)|没(?:有)?(?:告诉|给|跟)[^，。,]{1,4})[^，。,错]{0,6}密码|密码[^，。,]{0,6}(?:(?:都|也|又)?没(?:有|得)|忘|不(?:知道|晓得|记得)|哪(?:个|里)?晓得|莫得)/;
const SPOKEN_AROUND = /要密码[^，。,]{0,2}(?:[，,\s])?(?:我)?(?:没有|莫得|冇|不(?:知道|晓得))/;
/** It is the customer's own, of the card. */
const OF_CUSTOMER = /顾客|客人|人家|[他她](?!们?没(?:有)?(?:告诉|跟|给)我)|卡(?:的)?密码/;

/** Whether somebody has no password, or does not know it: `没有密码`, `要密码我没有`, `老板没告诉我密码`. Takes normalised text. */
export const lacksPassword = (normalized: string): boolean =>
  !OF_CUSTOMER.test(normalized) && (LACKS.test(normalized) || SPOKEN_AROUND.test(normalized));

const NEEDED = /操作员|密码/;

/** Whether a line of a step wants a password of the shop's: `用店里自己的操作员登录`; what the customer enters is none. */
export const needsPassword = (step: string): boolean => NEEDED.test(step) && !step.includes('顾客');
