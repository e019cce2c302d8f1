const LETTERS = 'abcdefgh';
const NUMERALS = '一二三四五六七八';

const NUMBER =
  /^(?:选|选择|我选|应该是|是|答案是?|就)?(?:第|选项)?(?<value>[1-8一二三四五六七八a-h]|两)(?:个|项|号|种|条|吧|哈|啊|呀|的|那个|这个|选项|[.。,，、)）!~ ]){0,4}$/;
const ORDINAL = /第(?<value>[1-8一二三四五六七八])(?:个|项|种|条)/;
/** Who tells a longer story counts something else: `您前面说的第3条 还没试`. */
const LONGEST = 12;
const FIRST =
  /^(?:选|是|就)?(?:前面|上面|前头|头一个|最上面|最前面|前者|左边)(?:的|那|这)*(?:个|一个|项|种)?(?:吧|啊|的)?$/;
const LAST =
  /^(?:选|是|就)?(?:后面|下面|后头|最后|最下面|后者|右边|最后面)(?:的|那|这)*(?:个|一个|项|种)?(?:吧|啊|的)?$/;

/** The option that an answer names by its place, counted from 0: `2`, `第二个`, `b`, `②`, `后面那个`. Takes normalised text (NFKC makes ② a 2). */
export function readOrdinal(text: string, options: number): number | undefined {
  if (FIRST.test(text)) return options > 0 ? 0 : undefined;
  if (LAST.test(text)) return options > 0 ? options - 1 : undefined;
  const value = (NUMBER.exec(text) ?? (text.length <= LONGEST ? ORDINAL.exec(text) : null))?.groups?.['value'];
  if (value === undefined) return undefined;
  const place = placeOf(value);
  return place < options ? place : undefined;
}

function placeOf(value: string): number {
  if (/[1-8]/.test(value)) return Number(value) - 1;
  if (value === '两') return 1;
  return /[a-h]/.test(value) ? LETTERS.indexOf(value) : NUMERALS.indexOf(value);
}
