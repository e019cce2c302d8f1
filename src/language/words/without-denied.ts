import { insistsOnAsking } from './is-question';

const MARKS = '，。,!！?？\\s';
/** Up to the end of the clause, or to where the message says what it asks instead. */
const REST = `[^${MARKS}]*?(?:(?=(?:我|俺|咱)(?:就|只|是|想)*(?:问|说))|[${MARKS}]+|$)`;
const SELF = '(?:我|俺|咱)';
const NEVER = '(?:可|又|也|都|压根|根本|从来)*(?:没|冇|莫)(?:有|得)?';

const DENIED = new RegExp(
  [
    `${SELF}?(?:${NEVER}|不是|唔系|唔是)(?:在|要|想)?问(?:过?(?:你|您)们?|(?![题到清过出老店客他她人]))`,
    `(?:${SELF}${NEVER}|${SELF}(?:(?:啥子?|什么|几|乜嘢?)时候?|好久|多咱)|(?:^|[${MARKS}])(?:谁|哪个|边个))(?:说|讲|话|提)(?:过|了|要)?`,
  ]
    .map(begins => `${begins}${REST}`)
    .join('|'),
  'g',
);
/** What is put right in the next part: `不是月底嘛 是中午`. */
const DENIED_FOR_ANOTHER = new RegExp(
  `(?:^|(?<=[${MARKS}]))(?:不是|唔系|不系)[^${MARKS}]{1,8}[${MARKS}]+(?=[是系])`,
  'g',
);
const DENIED_BEFORE_ASKING = new RegExp(`(?:^|(?<=[${MARKS}]))(?:不是|唔系|没(?:有)?[说讲])${REST}`, 'g');

/**
 * A text without what it says it did not ask or say: `俺问月底涨不涨 没问你插卡挥卡` -> `俺问月底涨不涨`, `不是退款 我问的是闪退` -> `我问的是闪退`.
 * What is missing from an answer stays: `你没说在哪里更新`.
 */
export function withoutDenied(text: string): string {
  const asked = text.replace(DENIED, ' ').replace(DENIED_FOR_ANOTHER, ' ');
  return (insistsOnAsking(text) ? asked.replace(DENIED_BEFORE_ASKING, ' ') : asked).trim();
}
