const DONE =
  /(?:打|打印|结|跑|下|充)完(?:了|啦|咯|嘞|喇|哩)+$|(?:^|[，。,\s]|我|都|已经|刚刚?|也|全)(?:按|照)?(?:你|您)?(?:说的|讲的)?(?:都|也|已经)?(?:这(?:一)?步|那(?:一)?步|步骤|[一-龥]{1,3}?)?(?:都|也|已经)?(?:做|操作|执行|重启|重开|关机|开机|签到?|结算?|批结|充|装|换|擦|更新|升级|拔插|重连|晾|晒|烘|吹|放凉|挪|搬|移|调|清|清理|输|填|插|拔|接|装|登录|连)(?:好|完|妥)(?:了|啦|咯|嘞|喇|哩)/;
/** It is what came of it: `重启完就好了`, `换好了能刷了`. */
const RESULT = /(?:就|才|又)(?:好|能|可以|行|成|正常)|(?:能|可以)[^，。,]{0,3}(?:刷|收|付|用|扫|读)/;

/** Whether a message says that a step was carried out and nothing of what came of it: `重启好了`, `做好了 点什么告诉你`. Takes normalised text. */
export const tellsStepDone = (normalized: string): boolean => DONE.test(normalized) && !RESULT.test(normalized);
