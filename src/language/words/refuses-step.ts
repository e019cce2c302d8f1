const REFUSES =
  /(?:做|弄|搞|结算?|签到?|更新?|连|找)不(?:了|到|成)|(?<!能)进不去|打不开|(?:拔|结|签|连|擦|换|插|重启)(?:啥|什么|么子?|咩)|结啥算|(?:上|去|搁)哪(?:里|儿)?[^，。,]{0,2}(?:找|结|签|弄|点)|没(?:有)?(?:线|蓝牙|纸|卡槽|签到|结算|这(?:个|一|项|回事)|那个)|不连手机|(?:没|冇|莫)(?:有)?(?:结算|签到|重启|擦|换|动|做|弄|拔|连)|(?:跟|和)[^，。,]{1,4}(?:有|没)[^，。,]{0,3}关系/;
const WENT_ON =
  /找到|找着|弄好|做(?:了|完|好)|点(?:了|进去)|进去了|(?:结算|签到|更新|重启|连|换|擦|插)(?:完|好|了|成功|上)|晓得了|知道了/;

/** Whether a message refuses the step that was proposed, or cannot do it: `结啥算 应用都进不去`, `是蓝牙的 没有线 拔什么`. Takes normalised text. */
export const refusesStep = (normalized: string): boolean => REFUSES.test(normalized);

/** Whether a message goes on with the step after all: `找到了 点进去了`. Takes normalised text. */
export const takesStepUp = (normalized: string): boolean => WENT_ON.test(normalized);
