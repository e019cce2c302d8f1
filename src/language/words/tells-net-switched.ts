const TO_MOBILE = '(?:啥子?|什么|那个|个|机器的?|自己的)*(?:流量|移动数据|移动网|[45]g)';
const SWITCHED = new RegExp(
  `(?:无线网?|wi-?fi)[^，。]{0,4}(?:关|断|取消|停)(?:咗|了|掉|脱)[^。]{0,10}(?:换|改|切|转|用|开|走)(?:成|到|用|为|咗|了)*${TO_MOBILE}` +
    // At somebody's word, or off what it was on: `他喊我换成流量`, `原来是无线 喊我改的流量`.
    `|(?:喊|叫|让|要|教|哄)(?:我|俺|咱)(?:给|把)?[^，。,\\s]{0,6}(?:换|改|切|转|调)(?:成|到|用|为|咗|了|的)*${TO_MOBILE}` +
    `|(?:从|由|把|将)(?:那个|店里的?)?(?:无线网?|wi-?fi)[^，。]{0,3}(?:换|改|切|转|调)(?:成|到|为)(?:了)?${TO_MOBILE}`,
  'i',
);
const ASKS = /要不要|能不能|可不可以|行不行|得不得行|可以不|试试/;

/** Whether a message tells that the terminal was moved off the shop's Wi-Fi to mobile data: `喊我把那个wifi关了 换成啥子流量`. Takes normalised text. */
export function tellsNetSwitched(normalized: string): boolean {
  const found = SWITCHED.exec(normalized);
  if (found === null) return false;
  const [before = ''] = /[^，。,\s]*$/.exec(normalized.slice(0, found.index)) ?? [];
  const [after = ''] = /^[^，。,\s]*/.exec(normalized.slice(found.index + found[0].length)) ?? [];
  return !ASKS.test(before + found[0] + after);
}
