import { normalize } from '../../../src/language/normalize';
import { readPlace, tellsPlaceOnly } from '../../../src/language/words/read-place';

const placeIn = (text: string): string | undefined => readPlace(normalize(text));

it.each([
  ['我在商场负一层', '商场负一层'],
  ['我在商场负一层哪来的窗边 信号就一格', '商场负一层'],
  ['我喺地下一层', '地下一层'],
  ['13800001234 机器在二楼', '二楼'],
  ['我拿去楼梯口电梯那边试下', '楼梯口电梯那边'],
  ['一下就过了！就在电梯旁边', '电梯旁边'],
  ['现在在三楼', '三楼'],
  ['俺这铁皮房信号不好', '铁皮房'],
  ['地下室', '地下室'],
])('reads in %s that the terminal is at %s', (text, place) => {
  expect(placeIn(text)).toBe(place);
});

it.each([
  '客人在二楼等',
  '路由器在二楼',
  '机器不在二楼',
  '能不能拿到二楼试',
  '地下室是不是信号不好',
  '要是拿到楼梯口呢',
  '卡在那一步',
  '停在二维码那里',
  '钱在路上',
  '拿到门口好了',
  '我们电梯卡不好刷',
])('reads no place in %s', text => {
  expect(placeIn(text)).toBeUndefined();
});

it('tells a place and nothing else from a place beside news', () => {
  expect(tellsPlaceOnly('我这在地下一层')).toBe(true);
  expect(tellsPlaceOnly('搬到地下一层好了')).toBe(false);
});
