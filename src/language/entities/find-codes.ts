import { isCodeMention } from '../code-context';
import { NUMERAL, readDigits, readNumber } from './read-number';

/** Words after which a number or a letter with digits is what the terminal shows. */
const SHOWN =
  '(?:报错?|显示?|提示|代码|错误码?|返回码?|应答码?|响应码|故障码?|小字|跳出?|弹出?|蹦出?|冒出?|出现?|写着?|打出|来个|error|err(?![a-z])|code|码)';
const FILLER =
  '(?:的|了|个|一个|着|是|为|又|还|就|都|老|老是|总是|代码|错误码|错误|信息|号|码|:|=|#|"|\'|“|「|【|\\(| |屏幕上|出来|过|不?是?叫|什么|啥|，|,){0,4}';
const VALUE = `(?<code>[a-z][0-9]{1,3}|[a-z]{1,2}-?[0-9]{2,4}|[0-9]{2,5}|[a-z][零一二三四五六七八九]|[${NUMERAL}]{2,6})`;
const END = `(?![0-9a-z.${NUMERAL}]|-[0-9]|:[0-9]| ?(?:元|块|圆|蚊|毛|万|个(?!码|代码|错)|次|遍|张|台|单|笔|天|分钟?|小时|点|号(?!错|码)|年|月|日|人|位|家|米|格|%|度|秒|多|g(?![a-z])))`;
const AFTER_WORD = new RegExp(`${SHOWN}${FILLER}${VALUE}${END}`, 'g');
/** A number with words behind it that only codes have. */
const BEFORE_WORD = new RegExp(
  `(?<![0-9a-z.${NUMERAL}])${VALUE}(?= ?(?:这个|那个|的)?(?:错误|报错|代码|故障|码(?!头)|是?(?:什么|啥|咩|嘛|几个)(?:意思|错|码|问题|原因|毛病|讲究|玩意)|什么鬼|代表|表示|怎么解|怎么处理|怎么回事))`,
  'g',
);
/** Beside the number that is there: `屏幕上3000 旁边还有个91`; a number of two characters and nothing counted. */
const BESIDE =
  /(?:旁边|边上|侧边|后面|后头|后边|下面|底下|下边|上面|前面|左边|右边|角上|角落|跟着)[^，。\d]{0,4}(?:有|是|写|带|跟|挂|标|冒|出)(?:了|着|个|一个|的|行|小字|小小的|还|又)*(?<code>[a-z]\d|\d{2})(?=$|[\s，。,!！?？、”"）)]|(?:的)?(?:字|小字|两个字|数字|啥|是啥|什么|是什么|呢|哦|啊|呀))/g;
/** A message that is a code and nothing else, or begins with one: `57，客人说别家能刷`. */
const ALONE = /^[\s\p{P}]{0,2}(?<code>\d{2}|[a-z]\d)(?:[\s\p{P}]{0,4}$|[，,。!！?？;；])/u;

/**
 * Codes a terminal shows, in order of appearance, each once and in capitals: `报五十一` -> `51`, `显示a0` -> `A0`,
 * `3000块` -> none. `known` are codes that count without a word like 显示 around them. Takes normalised text.
 */
export function findCodes(text: string, known: readonly string[]): readonly string[] {
  const found: { readonly at: number; readonly code: string }[] = [];
  for (const pattern of [AFTER_WORD, BEFORE_WORD]) {
    for (const match of text.matchAll(pattern)) {
      const value = match.groups!['code']!;
      const at = match.index + match[0].indexOf(value, pattern === AFTER_WORD ? 1 : 0);
      const code = toCode(value);
      if (code !== undefined && !known.includes(code) && isCodeMention(text, at, at + value.length))
        found.push({ at, code });
    }
  }
  for (const match of text.matchAll(BESIDE)) {
    const code = toCode(match.groups!['code']!);
    if (code !== undefined && known.some(other => text.includes(other.toLowerCase())))
      found.push({ at: match.index + match[0].length - code.length, code });
  }
  const isBesideCode = found.length > 0;
  for (const code of known) {
    for (const at of occurrences(text, code.toLowerCase())) {
      if (isCodeMention(text, at, at + code.length, isBesideCode)) found.push({ at, code });
    }
  }
  const alone = ALONE.exec(text)?.groups?.['code'];
  if (alone !== undefined && found.length === 0) {
    const code = toCode(alone);
    if (code !== undefined) found.push({ at: 0, code });
  }
  return [...new Set(found.sort((a, b) => a.at - b.at).map(({ code }) => code))];
}

/** Capitals without hyphen; numerals as a number or one by one; undefined for years, amounts and the like. */
function toCode(value: string): string | undefined {
  if (/^[a-z0-9-]+$/.test(value)) {
    const code = value.replace('-', '').toUpperCase();
    return /^(?:4G|5G|3G|2G|R?MB\d*|IC\d*|V\d|T\d|D\d|S\d|N\d{3}|P\d{4}|SN.*|PS.*|QR.*|12306|10086|10010|95516)$/.test(
      code,
    )
      ? undefined
      : code;
  }
  const letter = /^[a-z]/.exec(value)?.[0] ?? '';
  const numerals = value.slice(letter.length);
  const digits = readDigits(numerals);
  if (digits !== undefined) return letter.toUpperCase() + digits;
  const number = readNumber(numerals);
  return number !== undefined && number >= 10 && number < 10_000 ? letter.toUpperCase() + String(number) : undefined;
}

function* occurrences(text: string, part: string): Generator<number> {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) yield at;
}
