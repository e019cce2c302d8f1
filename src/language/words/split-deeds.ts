const NEXT_DEED =
  /(?<=[^，。,\s])(?=(?:我|俺|咱)(?:也|都|还|已经|早|又|是)+(?:重启|重开|关机|划|换|擦|签到|结算|更新|拔|插|充))|(?<=[了过][^，。,\s掉]{0,3})(?=(?:重启|重开|重新|关机|开机|划掉|划了|换|擦|签到|结算|更新|升级|拔|插|连|挪|拿到|充|清|磕)(?!好|完))/;
/** Shorter pieces name no deed of their own. */
const LEAST_DEED = 2;

/** A clause at the deeds that follow one another in it: `重启过了划掉重开都没用` -> `重启过了`, `划掉重开都没用`; one deed gives nothing. Takes text of one clause. */
export function splitDeeds(clause: string): readonly string[] {
  const deeds = clause.split(NEXT_DEED).filter(deed => deed.length >= LEAST_DEED);
  return deeds.length > 1 ? deeds : [];
}
