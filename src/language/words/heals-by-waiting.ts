const HEALS =
  /(?:等|过|歇|停|放|缓)(?:了|上|到|得)?[^，。,\s不没未]{0,8}(?:就|才|又|它)[^，。,\s不没未]{0,4}(?:好|行|可以|正常|通|能[刷收扫用付]\S{0,2})了/;
/** What is only hoped for, asked, or told to others. */
const NOT_YET =
  /[?？]|吗|么[\s。]*$|是不是|会不会|要是|如果|万一|等(?:我|会儿?|下)[^，。,]{0,3}(?:再|去|试)|(?:客人|顾客|你们?|人工|师傅)[^，。,]{0,3}等/;

/** Whether a message tells that it works again after a while, by itself: `昨晚等了十几分钟再扫就行了 今天也是`. Takes normalised text. */
export const healsByWaiting = (normalized: string): boolean => HEALS.test(normalized) && !NOT_YET.test(normalized);
