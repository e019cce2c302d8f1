/** What frames a question or fills a sentence, whatever it is about. */
const FRAME =
  /是不是|会不会|能不能|要不要|可不可以|行不行|得不得|有没有|用不用|系咪|是否|为什么|为啥|什么时候|啥时候|几时|什么|啥子?|怎么|咋个?|如何|多少|多久|哪里|哪儿|哪个|难道|到底|究竟|这个|那个|这样|那样|我们?|你们?|您|他们?|它|俺|咱|这|那|吗|呢|啊|呀|哦|嘛|吧|噻|了|的|得|就|都|也|还|又|再|才|老|跟|和|给|把|被|说|问|是|有|要|会|能|没|不|意思|关系|一下|机器|机子|现在|刚才|刚刚|今天|昨天|客人|顾客|可以|好使|屏上/g;
const OTHER = /[^一-龥a-zA-Z]+/;

/** The pairs of neighbouring characters that say what a text is about: `是不是卡槽埋汰了` -> `卡槽`, `槽埋`, `埋汰`; `会不会是这个` -> none. */
export function contentPairs(text: string): readonly string[] {
  const words = text.replace(FRAME, ' ').split(OTHER);
  return [...new Set(words.flatMap(word => [...word].slice(1).map((character, at) => [...word][at]! + character)))];
}
