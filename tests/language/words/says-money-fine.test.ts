import { normalize } from '../../../src/language/normalize';
import { saysMoneyFine } from '../../../src/language/words/says-money-fine';

it.each(['钱没有问题的 一分没多扣', '不是钱的事', '跟钱不搭界', '钱都是对的', '我不是讲钱 是讲票子'])(
  '%s says that the money is fine',
  text => {
    expect(saysMoneyFine(normalize(text))).toBe(true);
  },
);

it.each(['钱没问题吧', '钱没问题就行', '钱应该没问题的', '钱有没有问题', '是不是钱的事', '钱扣了'])(
  '%s does not',
  text => {
    expect(saysMoneyFine(normalize(text))).toBe(false);
  },
);
