import { normalize } from '../../../src/language/normalize';
import { namesCallTime } from '../../../src/language/words/names-call-time';

describe('namesCallTime', () => {
  it.each([
    '晌午头别打',
    '12点到2点别打',
    '晌午十二点到两点别打',
    '下午三点以后打',
    '六点之后再打给我',
    '中午莫打电话',
    '晏昼唔好打電話俾我',
    '打电话挑晚上',
    '别在中午打电话',
    '晚上八点后联系我',
    '早上不方便接电话',
    '打烊以后再打',
  ])('%s says when to telephone', text => {
    expect(namesCallTime(normalize(text))).toBe(true);
  });

  it.each([
    '晌午打印不出来',
    '下午三点以后打不开',
    '几点能打给我',
    '中午报的3000',
    '啥时候给俺打电话',
    '现在别打小票',
    '上午十点多刷的',
    '不要打烊',
  ])('%s does not', text => {
    expect(namesCallTime(normalize(text))).toBe(false);
  });
});
