const PEOPLE = '(?:工作人员|人工|客服|师傅|他们|她们|人家|您同事|同事)';
const PASSES_ON = new RegExp(
  [
    '(?:捎|带)(?:个|句|一句)?话|转告|备注(?:一下|上|下)',
    `(?:跟|给|对|同|告诉|帮我|替我)[^，。,]{0,3}${PEOPLE}[^，。,]{0,4}(?:说|讲|写|捎|带|备注|记|提)(?!过)`,
    `(?:告诉|通知)${PEOPLE}`,
    '(?:帮|给|替)(?:我|俺)(?:记|写|备注)(?:上|下|一下|着|到)',
  ].join('|'),
);

/** Whether something is to be passed on to the person who comes: `那给工作人员捎句话 机子不用换吧`. Takes normalised text. */
export const passesOn = (normalized: string): boolean => PASSES_ON.test(normalized);
