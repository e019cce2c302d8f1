import type { FoldedText } from './fold-text';
import type { Span } from './group-digits';
import { isIdNumber } from './id-number';
import type { SensitiveKind } from './redaction';

export interface SecretSpan extends Span {
  readonly kind: Exclude<SensitiveKind, 'card-number'>;
}

/** Up to 10 characters between the word and its digits, without another number, sentence end or marker. */
const GAP = '(?<gap>[^0-9\\[\\]。！？!?;；]{0,10}?)';
const CODE = '(?<value>[0-9](?:[ \\-.,，、·_*]{0,2}[0-9]){LOW,HIGH})(?![0-9])';
const digitsOf = (low: number, high: number): string =>
  CODE.replace('LOW', String(low - 1)).replace('HIGH', String(high - 1));

/** With the homophones that speech-to-text and hasty fingers make of it. */
const PIN =
  '(?:[密蜜秘][码碼马玛](?!键盘|鍵盤|键|器)|[卡咔]密(?![码碼])|(?<!保)密(?=[:：,， 0-9])|口令|(?<![a-z])(?:pin|pwd|mm|mi ?ma)(?![a-z])|password|passwd)';
const SMS = '(?:验证码|驗證碼|动态码|動態碼|短信码|校验码|校驗碼|认证码|確認碼|(?<![a-z])otp|verification code)';
const CVV =
  '(?:cvv2?|cvc2?|cvn2?|csc|security code|安全码|安全碼|(?:后|後|末|最后)(?:面|头|头的|面的)?[3三](?:位|个)|背(?:面|后|後)(?:的|那|有)?(?:[3三](?:位|个)|数字)|签名(?:栏|条)|簽名欄)';
const EXPIRY = '(?:有效期|有效至|有效到|到期|效期|期限|exp(?:iry|ires|\\.)?|valid(?: ?thru)?|good thru)';
const YEAR = '(?:20)?[2-4][0-9]';
const MONTH = '(?:0[1-9]|1[0-2]|[1-9])';
const DATE = `(?<value>(?:0[1-9]|1[0-2])[/\\-. ]{0,2}(?:20)?[2-4][0-9]|${YEAR} ?[/\\-.年到] ?${MONTH}月?|${MONTH} ?[月/\\-.到]{1,2} ?${YEAR}年?)(?![0-9])`;

/** What the number after these words is: not a secret. */
const OTHERWISE = /报|显示|提示|错误|错了|输错|代码|终端|商户|批次|凭证|参考|流水|金额|尾号|电话|手机|单号|元|块/;
const OTHERWISE_NEXT = /^ ?(?:元|块|圆|蚊|毛|号|年|月|\.|人|次)/;
const ANY_PIN = new RegExp(PIN);
/** Somebody keyed in or read out exactly six digits. */
const KEYED =
  /(?:[他她佢我]|客人|顾客|人家|老爷子|大爷|阿姨|老板)[^0-9，。,]{0,4}(?:按|摁|输入?|念|撳|揿)[^0-9，。,]{0,6}$|替[他她佢][^0-9，。,]{0,3}[按摁输揿撳][^0-9，。,]{0,5}$/;
const KEYED_NEXT = /^[，, ]{0,2}[我你帮替他她佢]{1,3}[按摁输揿撳]/;
const PLAIN_GAP =
  /^(?:是|为|就是|:|=|\s|"|'|“|”|,|，|我的|输的?|改成|设的?|写的?|填的?|应该|好像|都|号|码|\(|（|给你)*$/;
const NOT_A_CARD_DATE = /执照|合同|套餐|流量|租约|保修|优惠|证书/;

interface Rule {
  readonly kind: SecretSpan['kind'];
  readonly pattern: RegExp;
  accepts(match: RegExpExecArray, folded: FoldedText): boolean;
}

const RULES: readonly Rule[] = [
  {
    kind: 'sms-code',
    pattern: new RegExp(`${SMS}${GAP}${digitsOf(4, 8)}`, 'dg'),
    accepts: match => !OTHERWISE.test(gapOf(match)) && valueOf(match) !== '3000',
  },
  {
    kind: 'pin',
    pattern: new RegExp(`${PIN}${GAP}${digitsOf(4, 12)}`, 'dg'),
    accepts: match =>
      !OTHERWISE.test(gapOf(match)) &&
      valueOf(match) !== '3000' &&
      (valueOf(match).length === 6 || PLAIN_GAP.test(gapOf(match))),
  },
  {
    kind: 'cvv',
    pattern: new RegExp(`${CVV}${GAP}${digitsOf(3, 4)}`, 'dg'),
    accepts: match => !OTHERWISE.test(gapOf(match)) && valueOf(match) !== '3000',
  },
  {
    kind: 'expiry',
    pattern: new RegExp(`${EXPIRY}${GAP}${DATE}`, 'dg'),
    accepts: (match, { text }) =>
      !OTHERWISE.test(gapOf(match)) && !NOT_A_CARD_DATE.test(text.slice(Math.max(0, match.index - 8), match.index)),
  },
  {
    kind: 'expiry',
    pattern: new RegExp(`(?<![0-9])${DATE}(?<gap>) ?${EXPIRY}`, 'dg'),
    accepts: (match, { text }) => !NOT_A_CARD_DATE.test(text.slice(Math.max(0, match.index - 8), match.index)),
  },
  {
    kind: 'sms-code',
    pattern: new RegExp(
      `(?<![0-9])${digitsOf(4, 8)}(?<gap>[是就这个为他我的她给发来,，(（ ]{1,8})${SMS}(?!错|不|过|吗|问)`,
      'dg',
    ),
    accepts: match => valueOf(match) !== '3000',
  },
  {
    kind: 'pin',
    pattern: new RegExp(
      `(?<![0-9])${digitsOf(6, 6)}(?<gap>[是就这个为他我的她卡取款支付交易,，(（ ]{1,8})${PIN}(?!错|不|过|吗|问)`,
      'dg',
    ),
    accepts: () => true,
  },
  {
    kind: 'pin',
    pattern: /(?<![0-9])(?<value>[0-9]{6})(?<gap>)(?![0-9])/dg,
    accepts: isLooseSix,
  },
  {
    kind: 'id-number',
    pattern: /(?<![0-9])(?<value>[0-9]{6}[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{3}[0-9x])(?<gap>)(?![0-9a-z])/dg,
    accepts: match => isIdNumber(valueOf(match)),
  },
];

/** Finds PINs, SMS codes, CVVs, expiry dates and identity numbers by the words around them. */
export function findSecrets(folded: FoldedText): readonly SecretSpan[] {
  const found: SecretSpan[] = [];
  for (const { kind, pattern, accepts } of RULES) {
    for (const match of folded.digits.matchAll(pattern)) {
      if (!accepts(match, folded)) continue;
      const [start, end] = match.indices!.groups!['value']!;
      found.push({ kind, start, end });
    }
  }
  return found;
}

/** Six digits alone in a message that speaks of a PIN, or that somebody keyed in, unless another name stands before them. */
function isLooseSix(match: RegExpExecArray, { digits }: FoldedText): boolean {
  const before = digits.slice(Math.max(0, match.index - 40), match.index);
  const after = digits.slice(match.index + 6, match.index + 36);
  if (OTHERWISE.test(before.slice(-10)) || OTHERWISE_NEXT.test(after)) return false;
  return ANY_PIN.test(before) || ANY_PIN.test(after) || KEYED.test(before) || KEYED_NEXT.test(after);
}

function gapOf(match: RegExpExecArray): string {
  return match.groups!['gap']!;
}

function valueOf(match: RegExpExecArray): string {
  return match.groups!['value']!.replace(/[^0-9x]/g, '');
}
