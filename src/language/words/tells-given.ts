/** What was not given, or is only asked about: `还没给`, `要不要给他`. */
const NOT_GIVEN =
  /(?:没有?|未|冇|不(?!小心)|别|莫|唔)(?:曾|要|敢|想|肯|会)?(?:给|转|交|付|汇|告诉|报|发|寄|拿|换|俾|畀)[^，。,\s]*/g;
/** `报3000了`, `转圈转了半天`, `他给我发了个链接`: what the terminal does, and what was given to the merchant, is nothing given away. */
const GIVEN =
  /(?:给(?!我|俺|咱)|(?<!圈)转(?!圈|着|不|了?(?:半天|好久|几圈))|交(?!不)|付(?!不)|汇|告诉(?!我|俺|咱)|报(?!\d|错|代码|故障|警)|发(?!烫|热|黑|现|抖)|寄|填|输|俾(?!我)|畀(?!我))[^，。,?？]{0,6}(?:了|过|咗|咯|喽|啦|完|走)(?![吗没么])|(?:拿|换|收|骗|抱|带)(?:走|去)(?:了|咗|咯|喽|啦)?(?:(?:我|他)?\d|(?=$|[\s，。,!！]))|(?:被|让)(?:他|她|人)?[^，。,]{0,4}(?:骗|拿走|换走)/;

/** What the other one did gives nothing away: `他发了个链接`. */
const BY_THEM =
  /(?<![给被让跟向诉畀俾])(?:他|她|佢|对方|骗子|那边|那个?人|有人)(?:又|还|就|刚|先|后来)?(?:给我|跟我)?(?:发|寄|打|报|填|输|加)[^，。,\s]*/g;

/** Whether it is told that money, a code or the terminal was given away already: `押金我已经给了300了`, not `还没给`. Takes normalised text. */
export const tellsGiven = (normalized: string): boolean =>
  GIVEN.test(normalized.replace(NOT_GIVEN, '').replace(BY_THEM, ''));
