import { newMerchant } from '../../support/merchants';
import { type TestApp, textOf } from '../../support/test-app';

/** Ways to say that nothing was taken, one a merchant: short and long, beside a fault, a complaint, a question of another thing. */
const DENIALS = [
  '没扣',
  '没有扣没扣过 就是读不到卡',
  '冇扣',
  '没扣到钱',
  '莫得扣',
  '一分钱没扣 你放心',
  '没扣 客人给我看了手机',
  '客人说没扣他的',
  '查了没扣',
  '未扣到',
  '没划走钱',
  '哪里扣得成嘛 都没刷出来',
  '刷都没刷 扣啥子',
  '还没刷到那一步呢',
  '没收到扣款短信',
  '余额没动',
  '余额冇变',
  '我都说了没扣了',
  '不是说了没扣么',
  '没扣没扣 快点说咋弄',
  '没扣啊 3000是啥意思',
  '没扣钱 现在客人等着呢',
  '钱没少',
  '没扣的 卡都没认到',
  '根本没扣',
  '冇扣到钱呀 佢睇咗手机',
  '木有扣款',
  '没扣，就屏幕上跳了个数',
  '没得扣款短信',
  '沒有扣錢',
];
const HOLDS_OFF = /不要再[刷收]|先不要再|没查清|先停手/;

/** Who denies a debit where it is asked for is believed, or asked once more; never told to stop taking money. */
export function describeDeniedDebit(app: () => TestApp): void {
  it.each(DENIALS)('a debit that is denied holds nobody off: %s', async said => {
    const merchant = newMerchant(app());
    await merchant.says('机子报3000');
    const turn = await merchant.says(said);
    expect(textOf(turn)).not.toMatch(HOLDS_OFF);
    expect(turn.owner).toBe('bot');
    expect(['none', 'unknown']).toContain(turn.incident?.money.state);
  });
}
