import { isPaidOtherwise, readWorry } from '../../../src/language/words/read-worry';

it.each([
  ['那件大衣能不能给他拿走啊', 'goods'],
  ['顾客拿着药能走了吗', 'goods'],
  ['大衣到底给不给他啊', 'goods'],
  ['这笔到底算不算数啊', 'counts'],
  ['显示成功 我能不能给患者登记成已缴费', 'counts'],
  ['这个成功到底能不能算收到了', 'counts'],
  ['那钱是不是会自己退回去给他', 'money-back'],
  ['我要不要先拿236现金退给他哦', 'money-back'],
  ['那我把236先退给他算了', 'money-back'],
  ['客人问几天能退回来', 'back-when'],
  ['那120你还没说收到没有', 'received'],
  ['那就是收到了是吧', 'received'],
  ['行 不退钱 我等人工', undefined],
  ['不退钱行不行', 'money-back'],
  ['退出这个页面行不行', undefined],
  ['机子报3000', undefined],
  ['昨晚更新完应用闪退 咋整', undefined],
  ['一点就退 能退回老版本不', undefined],
  ['我啥时候说退款了？？', undefined],
  ['他催我退回去 那笔能不能退', 'money-back'],
  ['要不他微信扫给我680 那笔退回来再说 这样可以吗', 'pay-anew'],
  ['她问要不先付现金给我，之前那笔退她，这样可以吗', 'pay-anew'],
  ['后面又来了一个顾客也要刷卡，这机器还能不能给他刷啊', 'next-customer'],
])('%s is a worry about %s', (text, worry) => {
  expect(readWorry(text)).toBe(worry);
});

it.each([
  ['扫码付了 286到账了', true],
  ['后来他扫墙上码付完走了', true],
  ['客人给的现金', true],
  ['扫码付可以吗', false],
  ['扫码能收', false],
])('%s: paid in another way %s', (text, isPaid) => {
  expect(isPaidOtherwise(text)).toBe(isPaid);
});
