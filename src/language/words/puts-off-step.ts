const WHEN =
  '(?:收摊|收工|打烊|下班|关(?:门|店)|回(?:去|家|屋|店)|晚上|今晚|夜里|明(?:天|早|日)|等(?:会|下|哈|一|闲)|一会儿?|待会|回头|有空|得空|空了|闲(?:了|下来)|忙完|不忙|没(?:得)?人)';
const DOING = '(?:充|弄|做|搞|换|插|试|重启|关机|结算?|更新|签到?|擦|整|连|去)';
const LATER = new RegExp(`${WHEN}[^，。,]{0,8}(?:再|才)(?:能|来|给|去|慢慢)?${DOING}`);
const DONE = new RegExp(`${DOING}(?:了|过|完|好|上|满)`);

/** Whether somebody will do a step later, and not now: `收摊回去再充要得不`. Takes normalised text. */
export const putsOffStep = (normalized: string): boolean => LATER.test(normalized) && !DONE.test(normalized);

/** Whether a message names anything that was done: `充了一会儿 又黑了`. Takes normalised text. */
export const namesDoing = (normalized: string): boolean => DONE.test(normalized);
