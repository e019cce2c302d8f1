/** With which of the steps for it, the kind of terminal says. */
const PAIRED =
  /(?:重新|再|又|自己)?配(?:对|上)(?:了|好|成功|过|上)|(?:重新|再)配(?:了|好|过)|蓝牙[^，。,]{0,6}(?:连|配)(?:上|好|回来?)了?|(?:连|配)(?:上|好)(?:了)?蓝牙/;

/**
 * What merchants say they did, by the step it belongs to, in words that stand for nothing else: what cured a terminal is told like this far
 * more often than the step that stood open was done to the end.
 */
const DEEDS: Readonly<Record<string, RegExp>> = {
  'settle-batch': /结算成功|(?:结算|批结)(?:完|好|做完)/,
  'sign-in-again': /签到成功|签上了|签到(?:完|好)了/,
  'reopen-payment-app': /划(?:掉|走|过|了)+(?!去)/,
  'restart-once':
    /重启(?:好|完|过)?了|重启完|重启(?:才|就)?好的|(?:按|摁|撳|揿)(?:住|到|着)?(?:了)?[^，。,]{0,8}(?:秒|下)[^，。]{0,4}(?:黑|关|灭)(?:掉|屏|机|了)|自(?:己|家)(?:按|摁|动手)[^，。,]{0,3}关(?:的)?机?|(?:按|摁)电源键[^，。]{0,6}(?:关|黑|灭)(?:掉|了)|关(?:了|掉|咗)(?:又|再|重新)(?:打)?开|又(?:打)?开(?:机)?了(?!一)|关(?:了|掉)?机(?:器)?[^，。]{0,10}(?:再|又|重新)(?:打)?开|关机重开|重新开机|开(?:机)?出来了|开机了/,
  'use-other-card':
    /换(?:了|过|成|咗)(?:一|另外?一?|他另一?)?张(?:别的|新的?|银行)?卡|换(?:了)别(?:的|人的?)卡|换(?:一)?张(?:卡)?(?=[^，。,]{0,2}(?:就|才)(?:好|行|过|能|成|刷))/,
  'use-other-read-method':
    /(?:改|换)(?:成|了|用|做|咗)(?:插卡?|挥卡?|碰一?碰|贴|磁条|闪付|感应)|改(?:插|挥|贴|刷)卡?(?=就|才)/,
  'switch-network':
    /(?:改|换|切|转)(?:回|成|到|做|了|用|咗)+[^，。,]{0,6}(?:wifi|无线|流量|4g|5g|移动网|数据)(?!卡)|(?:关|断)(?:了|掉)(?:wifi|无线)[^，。,]{0,6}(?:流量|4g|5g)/i,
  'rejoin-wifi':
    /扇形?(?:图标|子)?[^，。]{0,6}(?:出来|亮|白|有|返)了?|(?:连|选|点)(?:上|了)[^，。]{0,8}(?:新|店里|wifi|无线|wlan)/i,
  'use-hotspot': /(?:连(?:上)?|用)[^，。,]{0,5}热点[^，。,]{0,6}(?:成|过|好|能|可以|了)/,
  'update-payment-app':
    /更新(?:完|好|成功)|更完了|有更新[^。]{0,6}点了|(?:新版本?|更新)[^，。]{0,4}[装下更升](?:好|上|完)了|(?:装|下载)(?:了|好|上)(?:个|一个|那个)*新版|(?:装|下)(?:的|个)*新版本?(?:才|就)?[^，。,]{0,2}(?:好|了)/,
  'reconnect-bluetooth': PAIRED,
  'pair-device-again': PAIRED,
  'charge-a-while': /充(?:了|到|够|满)[^，。]{0,8}(?:分钟|刻钟|[%％]|个点|格)|(?:原来|就)?(?:就)?是(?:真)?没电/,
  'original-adapter': /(?:原装|原配)[^，。]{0,10}(?:插|换|找到)|(?:插|换)[^，。]{0,6}(?:原装|原配)/,
  'wipe-card-slot': /擦[^，。]{0,14}(?:黑|脏|灰|泥)|擦(?:完|好|干净|了)|磕(?:出来|掉)[^，。]{0,10}(?:灰|粉|屑|渣)/,
  'restart-router': /(?:路由器?|光猫|猫)[^，。]{0,10}(?:插|重启|拔)(?:了|好|回)|灯[^，。]{0,6}(?:又亮|变绿|绿了)/,
  'check-paper':
    /装反|翻(?:过来|(?:了|个|一)*面)|(?:换|装|翻)[^，。,]{0,6}纸|纸[^，。,]{0,6}(?:装|换|翻|掉)(?:好|过|个|上)/,
  // Who waited has mostly waited for a router or a start.
  'wait-and-try-once':
    /自己(?:就|又)?好了|分钟(?:都)?过(?:了|去)[^。]{0,4}(?:再|又|重新)(?:去)?(?:刷|试|收|扫|插)|(?:等|歇|停|缓|放)(?:了|到|咗|上)(?:差不多|大概)?(?:[一二两三四五六七八九十几半\d]+|(?:好)?一)[^，。,]{0,3}(?:分|刻钟|会儿?|阵|哈|下|袋烟|个?小时|钟头)[^。]{0,6}(?:再|又|重新)(?:去)?(?:刷|试|收|扫|插|来)/,
  'move-to-better-signal':
    /(?:门口|窗边|路边|外面|道边|楼梯口?|楼道|楼上|电梯)[^，。]{0,14}(?:成功|成了|过了|好了|三格|四格|满格)/,
};

/** Part of other steps: a terminal is switched on again after its slot was wiped, and one waits for it. */
const IN_PASSING: readonly string[] = ['restart-once', 'wait-and-try-once'];

/** The steps that a message says were done: first those that are no part of another, the last named first. Takes normalised text. */
export function readDeeds(normalized: string): readonly string[] {
  const found = Object.entries(DEEDS).flatMap(([fix, words]) => {
    const at = normalized.search(words);
    return at < 0 ? [] : [{ fix, at, isPart: IN_PASSING.includes(fix) }];
  });
  return found.sort((a, b) => Number(a.isPart) - Number(b.isPart) || b.at - a.at).map(({ fix }) => fix);
}
