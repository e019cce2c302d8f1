/** A word of the trade with the ways it is written. */
export interface Term {
  readonly id: string;
  readonly words: readonly string[];
}

const WHAT = '(?:啥(?!的)|什么|什麼|咩|乜|么子|干嘛|干吗|干啥|爪子|做什么)';
const WHERE = '(?:在哪|哪里|哪儿|哪个|哪看|边度|点睇|怎么|咋个?|如何|点样|按哪|点做|啥子)';
const HARM =
  '[^，。,!！?？；;~]{0,14}(?:会不会|会没|会丢|丢不丢|没了吗|不会[^，。]{0,6}(?:丢|没)|能不能|要不要紧|行不行|可不可以|可以不|可以吗|要不要(?:(?=[紧钱做弄搞点按留扔收它这嘛呀啊呢哦的?？，,。 ])|$)|得不得|留不留|要留|用留|要钱不|扣钱不|得不嘛|不嘛)';
const BEFORE =
  '(?:要不要|能不能|可不可以|该不该|用不用|需不需要)(?![^，。,]{0,6}(?:打|给(?!它|机)|找|问|跟|叫|联系))[^，。,]{0,6}';
const LINK = '(?:的?时候?|这个|那个|到底|究竟|又|就|时|号码|要|是|系|指|去|我|应该|可以|得|[，,？?]| ){0,5}';

export type FindTermQuestion = (normalized: string) => string | undefined;

/**
 * Builds the search for a question about a word: `签到到底是啥` -> `sign-in`, `什么是结算` -> `settlement`, `商户号在哪里看` -> `merchant-number`;
 * `重启会不会丢账` too;
 * `签到失败怎么办` asks about a fault, `结算要不要输密码` about something else, and both find nothing. Takes normalised text with synonyms folded.
 */
export function createFindTermQuestion(terms: readonly Term[]): FindTermQuestion {
  const patterns = terms.map(({ id, words }) => {
    const word = `(?:${words.map(escapeForRegExp).join('|')})`;
    const asked = `${BEFORE}${word}|(?<!没有?|未|冇)${word}${LINK}${HARM}|${word}${LINK}(?:${WHAT}(?!办|回事|问题|原因|反应|都|也)|${WHERE}(?!办|回事|都|也|还是))`;
    return {
      id,
      pattern: new RegExp(
        `${asked}|(?:什么|啥)(?:是|叫|系)${word}|(?:在哪里?|哪里|怎么|咋|如何)(?:能|可以|才能)?(?:看|找|查|弄|做)${word}`,
      ),
    };
  });
  return normalized => patterns.find(({ pattern }) => pattern.test(normalized))?.id;
}

const escapeForRegExp = (word: string): string => word.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
