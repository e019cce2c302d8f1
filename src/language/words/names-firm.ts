const LEAD =
  /^(?:这(?:台|个)?|机器|小票(?:上)?|上面|我们?|那个|好像|应该|大概|可能|写的?|用的?|办的?|是|叫|的|就|:|\s)+/;
/** Words that firms' names do not have, and sentences do. */
const TALKS =
  /[我你他她它您]|[吗呢嘛吧呀啊咋哪谁]|什么|啥|怎么|多久|几|能|会|要|想|没|不|了|着|过|给|再|先|等|看|问|说|来|去|在|有|都|也|还|又|才|已|让|帮|可以|现在|明天|今天|刚|太|很|谢|好/;
const LONG_NUMBER = /\d{4}/;
const LONGEST = 12;

/** Whether a message can be the name of a firm, as `河马付`, `用的建行的`: `明天能来人修吗` and `898110054510001` are none. Takes normalised text. */
export function namesFirm(normalized: string): boolean {
  const name = normalized.replace(LEAD, '').replace(/[\s\p{P}]+$/u, '');
  return name.length > 1 && name.length <= LONGEST && !LONG_NUMBER.test(name) && !TALKS.test(name);
}
