const GOODS =
  /(?:能不能|可不可以|可以|要不要|给不给|该不该|敢不敢|好不好|行不行|能)[^，。,]{0,8}(?:拿走|带走|拿货|给(?:他|她|人家|客人|顾客)|(?:放|让)(?:他|她|人|客人|顾客)走|放货|发货|出货)|(?:拿走|带走|拿货|放货|发货|出货)[^，。,]{0,6}(?:吗|么|嘛|不|没|行不行|可以|得不得)|给不给(?:他|她|人家|客人|顾客)/;
const MONEY_BACK =
  /(?:会不会|能不能|会|能|几时|什么时候|啥时候|多久|自动|自己)[^，。,]{0,5}(?:退|返)(?:回|还|给|款|钱|到)|(?:退|返)(?:回|还|给)[^，。,]{0,6}(?:吗|么|嘛|不$)/;

/** What who has a sale in doubt fears for: whether the goods may go (`衣服能不能给他拿走`), whether the money comes back (`会不会自己退回去`). */
export function readWorry(text: string): 'goods' | 'money-back' | undefined {
  if (GOODS.test(text)) return 'goods';
  return MONEY_BACK.test(text) ? 'money-back' : undefined;
}
