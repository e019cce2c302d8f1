const CURE =
  /(?:弄|冲|充|擦|换|关|挪|拿|插|开|重启|结算|签到|晾)[^，。,]{0,8}好的|才好的|(?:是|系)[^，。,]{0,3}(?:重启|结算|签到|更新|充电|擦|换)[^，。,]{0,6}(?:才|先)(?:好|得|能|行)|是[^，。,]{1,12}(?:好的|好了)$|哪是[^，。,]{1,8}(?:啊|嘛|哦|哟)/;

/** Whether a message says what made it work: `哪是纸啊 是插墙上冲电冲好的`. Takes normalised text. */
export const tellsCure = (normalized: string): boolean => CURE.test(normalized);
