const TAKES_BACK =
  /(?<!就|又|还|报|出)错(?!口|误)|不对|不算|改|退|上一|返回|撤|收回|刚才(?:说|选|点|那|的)|重(?:新)?(?:选|答|来)|回(?:到)?上/;

/** Whether an answer is taken back: `点错了 我重选`; `我刚才又签了一次 一样` takes nothing back. Takes normalised text. */
export const takesBack = (normalized: string): boolean => TAKES_BACK.test(normalized);
