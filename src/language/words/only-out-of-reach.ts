const OUT_OF_REACH =
  /(?:电话|手机|微信)[^，。,]{0,6}(?:打不通|不通|不接|没(?:有)?人接|关机|停机|空号|不回)|不接[^，。,]{0,2}电话|(?:打|找|联系)[^，。,]{0,4}(?:不通|不上|不到|没人接)|找不(?:到|着)(?:人|他|她)|人[^，。,]{0,2}找不(?:到|着)/;
/** Somebody wants something, or has got it. */
const DEMANDS =
  /(?:要|让|叫|喊|催|逼)(?:我|你|交|转|付|给|把|先)|收(?:了|走)?(?:我|\d)|押金|保证金|验证码|密码|转账|汇款|交(?:了)?(?:钱|\d|费)|费|骗|链接|拿走|换(?:一台|机|走)|身份证/;

/** Whether somebody is told of who does not answer, and who wants nothing: `那卡是业务员给的 电话打不通`. Takes normalised text. */
export const onlyOutOfReach = (normalized: string): boolean =>
  OUT_OF_REACH.test(normalized) && !DEMANDS.test(normalized);
