import { isQuestion } from './is-question';
import { readRecord } from './read-record';

const DEPOSIT = /(?<!机器(?:的)?|机子(?:的)?|办机)(?:押金|订金|定金)/;
const GIVES_BACK = /退|还给|还(?:他|她|人家)|给(?:他|她|人家|客人)|扣[住着下]/;
/** Already given back, which asks nothing. */
const GIVEN = /(?:退|还|给)(?:给)?(?:他|她|人家|客人)?(?:了|完)(?!行|可以|得|中|吗|么)/;

const ASKS = /[?？吗么吧不]|能|可以|要不要|另/;

/** Whether it is asked about money of the shop's own that is another matter than the sale: `押金是昨天收的现金 能退给他吧`. Takes normalised text. */
export const asksOfDeposit = (normalized: string): boolean =>
  DEPOSIT.test(normalized) && GIVES_BACK.test(normalized) && ASKS.test(normalized) && !GIVEN.test(normalized);

/** What is said of a deposit is not said of the sale. */
const OF_DEPOSIT =
  /(?<!机器(?:的)?|机子(?:的)?)(?:退|还)?(?:给)?(?:他|她|人家|客人)?(?:押金|订金|定金)[^，。,!！?？\s]*/g;

/** A message without what it says of a deposit. Takes normalised text. */
export const withoutDeposit = (normalized: string): string => normalized.replace(OF_DEPOSIT, '');

const BY_BANK =
  /(?:银行|那边|系统|机构|公司)[^，。,!！?？]{0,12}(?:退|返)(?:回|给|还|咗)?|自(?:己|动)[^，。,]{0,4}(?:退|返)(?:回|给|咗)/;
const AND_THEN =
  /(?:跟|找|问|向|揾|搵)(?:谁|哪个|边个|啥人)|(?:房钱|饭钱|货款?|菜钱|钱|账|款)[^，。,\s]{0,3}(?:咋办|怎么办|咋整|点算|咋弄|何解)|白(?:住|吃|拿|送|给|干|做)|(?:收|要|拿|追)不(?:回|到)|谁(?:赔|给|出)|亏/;

/** Whether who has a sale in doubt fears that the bank gives it back to the customer: `银行把380退给客人了 我房钱跟谁要`. Takes normalised text. */
export const fearsGivenBack = (normalized: string): boolean => BY_BANK.test(normalized) && AND_THEN.test(normalized);

const NOT_ARRIVED =
  /(?:没|冇|未)(?:有)?(?:到|进|入)(?:我|咱|俺|店里|我们)*(?:的)?(?:账|帐|数)|(?:没|冇|未)(?:有)?收(?:上|到|成|着)|白(?:住|吃|拿|送|给|干|做)|(?:没|不)算(?:收|数)/;

/** Whether it is asked if a sale that is not in the record has not arrived: `机器里没有 是不是就没到我账上`. Takes normalised text. */
export const wondersIfLost = (normalized: string): boolean => NOT_ARRIVED.test(normalized) && isQuestion(normalized);

const PASSWORD = /密码/;
const OF_CARD = /(?:卡|客人|顾客|人家|银行卡|他|她)(?:的)?(?:那个)?密码|验证码/;
const WANTED =
  /(?:要|叫|让|喊|得|需)(?:我)?(?:打|输|填|入)?(?:个|啥|什么)?(?:操作员)?密码|(?:打|输|填)(?:个|啥|什么)?密码|密码(?:是|系)?(?:多少|几多|啥|什么|乜|哪个)|(?:没|不知道|不晓得|忘|唔知|冇|莫)[^，。,]{0,4}密码|密码[^，。,]{0,4}(?:没|不知道|不晓得|忘|唔知|哪里|谁)/;

/** Whether the menu with the record wants a password: `交易查询要打密码哩`. Takes normalised text. */
export const wantsPassword = (normalized: string): boolean =>
  PASSWORD.test(normalized) &&
  !OF_CARD.test(normalized) &&
  WANTED.test(normalized) &&
  readRecord(normalized) === undefined;
