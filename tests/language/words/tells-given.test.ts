import { normalize } from '../../../src/language/normalize';
import { tellsGiven } from '../../../src/language/words/tells-given';

it.each([
  '押金我已经给了300了',
  '钱都转过去了',
  '验证码报给他了',
  '机器他已经拿走了',
  '我不小心把密码告诉他了',
  '畀咗佢200蚊',
  '被他骗了500',
  '昨天寄走了',
  '我给他转了300',
])('%s tells of something given away', text => {
  expect(tellsGiven(normalize(text))).toBe(true);
});

it.each([
  '还没给',
  '没有给他钱',
  '我没转',
  '要不要给他',
  '给他押金要紧吗',
  '他说要换机',
  '不要',
  '没给过',
  '机器还报3000',
  '现在我机器刷卡报3000了',
  '屏幕转圈转了半天',
  '机器发烫了',
  '他走了',
  '他发了个链接喊我下个应用',
  '骗子给我发了个网址',
])('%s tells of nothing given away', text => {
  expect(tellsGiven(normalize(text))).toBe(false);
});
