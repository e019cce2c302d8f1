const KEY_DEAD =
  /(?:按|摁|撳|点)[^，。]{0,8}(?:没|冇|唔)(?:有)?(?:反[应映]|动静|出来|用)|(?:没|冇)(?:有)?(?:那个|那样)?[^，。\s]{0,3}(?:关机|菜单|选项|那个)[^，。\s]{0,4}(?:出来|弹出|跳出)|(?:没|不|冇)(?:有)?(?:弹|跳|出)(?:出|来)?[^，。\s]{0,3}(?:关机|菜单|选项)/;

/** Whether a key did not do what a step says it does, so that the step is not done yet: `按了三秒没反应 没有那个关机出来`. Takes normalised text. */
export const tellsKeyDead = (normalized: string): boolean => KEY_DEAD.test(normalized);
