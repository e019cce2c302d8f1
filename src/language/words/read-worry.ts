const GOODS =
  /(?:能不能|可不可以|可以|要不要|给不给|该不该|敢不敢|好不好|行不行|能)[^，。,]{0,8}(?:拿走|带走|拿货|给(?:他|她|人家|客人|顾客)|放货|发货|出货)|拿着[^，。,]{1,6}(?:能)?走|(?:拿走|带走|拿货|放货|发货|出货)[^，。,]{0,6}(?:吗|么|嘛|不|没|行不行|可以|得不得)|给不给(?:他|她|人家|客人|顾客)/;
/** Whoever speaks of giving back while a sale is in doubt may be about to do it. */
const MONEY_BACK = /退(?!出|货|机|网|到|休|一步)|返还|还给(?:他|她|客人|顾客|人家)/;
/** `我没说要退他现金` */
const DENIES_BACK = /没(?:有)?(?:说|讲|想)(?:过|要)*[^，。,]{0,4}退/g;

/** It is to be paid once more in another way, and only then given back: `他微信扫给我680 那笔退回来再说`. */
const PAID_ANEW = /(?:扫|转|付)给我|再(?:收|扫|付)|另外(?:收|付)|先(?:收|扫)/;

const ARRIVAL =
  /(?:钱|款)[^，。,]{0,10}(?:到账|到帐|到我|能到|给我)|(?:啥时候|什么时候|几时|多久|多会儿)[^，。,]{0,6}(?:到账|到帐|能到|到我)/;
const ASKS_WHEN = /时候|几时|多久|多会儿|吗|么|没|[?？]/;
const COUNTS = /算(?:不算)?(?:数|钱|成)|作数/;

/** What who has a sale in doubt fears for: whether it counts (`这笔算不算数`), whether the goods may go (`衣服能不能给他拿走`), the money back (`会不会自己退回去`, `我先退给他算了`), or
 * when it arrives (`钱啥时候能到我账上`). */
export function readWorry(said: string): 'counts' | 'goods' | 'money-back' | 'arrival' | undefined {
  const text = said.replace(DENIES_BACK, '');
  if (COUNTS.test(text)) return 'counts';
  if (MONEY_BACK.test(text) && !PAID_ANEW.test(text)) return 'money-back';
  if (GOODS.test(text)) return 'goods';
  return ARRIVAL.test(text) && ASKS_WHEN.test(text) ? 'arrival' : undefined;
}
