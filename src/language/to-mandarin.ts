/** Characters and words that only written Cantonese has: without one of them nothing is touched, since `系` and `点` are Mandarin as well. */
const CANTONESE =
  /[唔嘅咗啲嗰𠮶喺佢哋嚟畀㗎睇搵揾撳揿啱嘢攞]|几耐|仲(?=[要系未有])|系(?:咪|边)|边(?:度|个(?=先|系|啊|呀))|点解|点算|而家|依家|琴日|寻日|琴晚|头先|有冇|冇(?:人|事|电|网|信号|钱|得)|[好得收到掂]喇/u;

/** Whole words, before the characters they are made of. */
const WORDS: readonly (readonly [string, string])[] = [
  ['使唔使', '要不要'],
  ['系唔系', '是不是'],
  ['得唔得', '行不行'],
  ['识唔识', '会不会'],
  ['有冇', '有没有'],
  ['系咪', '是不是'],
  ['唔使', '不用'],
  ['唔该晒', '谢谢'],
  ['唔该', '谢谢'],
  ['多谢晒', '谢谢'],
  ['唔知', '不知道'],
  ['唔得', '不行'],
  ['唔识', '不会'],
  ['都系唔得', '还是不行'],
  ['都系唔', '还是不'],
  ['都系不', '还是不'],
  ['点解', '为什么'],
  ['点样', '怎么'],
  ['点算', '怎么办'],
  ['点知', '怎么知道'],
  ['边度', '哪里'],
  ['边处', '哪里'],
  ['边个话', '谁说'],
  ['我话', '我说'],
  ['你话', '你说'],
  ['佢话', '他说'],
  ['边个', '哪个'],
  ['机器人定', '机器人还是'],
  ['几时', '什么时候'],
  ['几耐', '多久'],
  ['几多', '多少'],
  ['乜嘢', '什么'],
  ['咩嘢', '什么'],
  ['乜', '什么'],
  ['咩', '什么'],
  ['而家', '现在'],
  ['依家', '现在'],
  ['啱啱', '刚刚'],
  ['啱先', '刚才'],
  ['头先', '刚才'],
  ['今朝', '今天早上'],
  ['琴日', '昨天'],
  ['寻日', '昨天'],
  ['琴晚', '昨晚'],
  ['听日', '明天'],
  ['呢度', '这里'],
  ['冇咗', '没有了'],
  ['冇', '没有'],
  ['我哋', '我们'],
  ['你哋', '你们'],
  ['佢哋', '他们'],
  ['佢', '他'],
  ['哋', '们'],
  ['铺头', '店里'],
  ['飞仔', '小票'],
  ['搞掂', '搞定'],
  ['返嚟', '回来'],
  ['搞返', '弄回'],
  ['行咗', '走了'],
  ['得喇', '好了'],
  ['得咗', '好了'],
  ['得啦', '好了'],
  ['咁样', '这样'],
  ['仲', '还'],
  ['出埋', '出来'],
  ['唔郁', '不动'],
  ['咁', '那'],
  ['啱', '对'],
  ['唔', '不'],
  ['嗰', '那'],
  ['𠮶', '那'],
  ['喺', '在'],
  ['嘅', '的'],
  ['咗', '了'],
  ['喇', '了'],
  ['啲', '些'],
  ['畀', '给'],
  ['俾', '给'],
  ['睇', '看'],
  ['搵', '找'],
  ['揾', '找'],
  ['撳', '按'],
  ['揿', '按'],
  ['嚟', '来'],
  ['攞', '拿'],
  ['嘢', '东西'],
  ['㗎', '的'],
  ['蚊', '块'],
];

const WORD = new RegExp(WORDS.map(([word]) => word).join('|'), 'gu');
const MEANING = new Map(WORDS);

/** `唔用得`: it cannot be used. */
const CANNOT = /唔([用收刷读连打入开])得/g;
/** `呢部机` is this one; at the end of a sentence 呢 asks, in Cantonese as well. */
const THIS = /呢(?=[个张部单笔排条次部只边])/g;
/** `点整`, `点连`: how. A point in time, and 一点, are left. */
const HOW = /(?<![一有早几两三四五六七八九十\d])点(?=[整搞连开按查用做换改分看弄收刷])/g;
const IS = /(?<![联关没干])系(?!统|列|数)/g;

/** What people of other parts of the country ask, deny and end with: `补打哪能弄`, `还要等伐`, `等到啥辰光`, `甚时候`. */
const REGIONAL: readonly (readonly [RegExp, string])[] = [
  [/哪能(?!够)/g, '怎么'],
  [/辰光/g, '时候'],
  [/(?<=[^砍步讨征杀])伐(?=[\s，。,!！?？~]|$)/g, '吗'],
  // Shanxi and Henan: `短信说扣咧`, `甚时候`.
  [/(?<=[扣走完成收刷跳到坏少付报])咧(?=[\s，。,!！?？~]|$)/g, '了'],
  [/甚(?=时候|意思|事|东西|原因)/g, '什么'],
  // Jiangxi and Hunan: `冒报3000了`, `单子要留到啵`; `又冒报错` is what it says.
  [
    /(?<![又直老往外就感])冒(?=报|跳|弹(?!窗|框)|扣|刷|有|做|答|收|输|结|插|签|换|问|看|见|等|得(?=有|网|电|钱)|打)/g,
    '没',
  ],
  [/啵(?=[\s，。,!！?？~]|$)/g, '吗'],
  // Tianjin: `3000是嘛意思`, `拿嘛收钱`, `是不是介闹的`.
  [/嘛(?=意思|玩意|东西|原因|毛病|时候|情况|事)/g, '什么'],
  [/拿嘛(?=[\u4e00-\u9fff])/g, '拿什么'],
  [/(?<![媒简中引推评])介(?=不|是|个|样|些|玩意|什么|嘛|按|几|闹|机|次|破|事|会儿|东西)/g, '这'],
];

/**
 * Written Cantonese, and the few words of Shanghai that ask, to Mandarin, word by word, for matching only: `部机嘅设置喺边度` ->
 * `部机的设置在哪里`. Takes Simplified text in lower case; text without such a word is returned as it is, and so is what has been turned once.
 */
export function toMandarin(text: string): string {
  const plain = REGIONAL.reduce((said, [word, meaning]) => said.replace(word, meaning), text);
  if (!CANTONESE.test(plain)) return plain;
  return plain
    .replace(CANNOT, '不能$1')
    .replace(WORD, word => MEANING.get(word) ?? word)
    .replace(THIS, '这')
    .replace(HOW, '怎么')
    .replace(IS, '是');
}
