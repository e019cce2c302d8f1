import { normalize } from '../../../src/language/normalize';
import { readOwnName } from '../../../src/language/words/read-own-name';
import { leastMs } from '../../support/least-ms';

const nameIn = (text: string): string | undefined => readOwnName(normalize(text));

it.each([
  ['我叫王姐', '王姐'],
  ['我叫陈建国', '陈建国'],
  ['你好，我叫李娜，电话13812345678', '李娜'],
  ['我姓陈', '陈'],
  ['免贵姓欧阳', '欧阳'],
  ['我姓陳', '陈'],
  ['本人姓刘 手机号在上面', '刘'],
  ['叫我小刘就行', '小刘'],
  ['您叫我老张吧', '老张'],
  ['叫我陈老板就好', '陈老板'],
  ['叫我张伟就行', '张伟'],
  ['我是王姐', '王姐'],
])('reads in %s that who writes is called %s', (text, name) => {
  expect(nameIn(text)).toBe(name);
});

it.each([
  '叫经理来',
  '叫个人来',
  '我叫经理来看',
  '我叫王经理',
  '我叫王师傅来修了',
  '我叫王姐来看看',
  '我叫王姐 她马上过来',
  '刚才我叫王姐看过',
  '老板叫我等',
  '银行叫我安装',
  '叫我安装',
  '叫我重启',
  '叫我等等',
  '你叫我怎么办',
  '我老婆叫王芳',
  '我们老板姓陈',
  '他姓陈',
  '店长叫王芳',
  '我不姓陈',
  '我叫什么不重要',
  '我叫他来',
  '我是店员',
  '我是王老板的店员',
  '客服叫我于是重启',
  '',
])('finds in %s nobody who writes', text => {
  expect(nameIn(text)).toBeUndefined();
});

it.each(['你', '我叫', '王', '叫我', '，我姓', ' '])('takes no time over twenty thousand of %p', part => {
  const text = part.repeat(20_000);
  expect(leastMs(() => readOwnName(text))).toBeLessThan(1000);
});
