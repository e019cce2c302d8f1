import fc from 'fast-check';
import { splitClauses } from '../../src/language/split-clauses';

describe('splitClauses', () => {
  it.each([
    ['没扣钱 就转圈，对了我是在跟机器人说话吧', ['没扣钱', '就转圈', '对了我是在跟机器人说话吧']],
    ['没反应', ['没反应']],
    ['不行!失败!', ['不行', '失败']],
    ['扫码可以但是插卡不行', ['扫码可以', '但是插卡不行']],
    ['扣了268.50. 没出票', ['扣了268.50', '没出票']],
    ['老是跳个3000我都关机重开了也重新签到了还是不行', ['老是跳个3000', '我都关机重开了', '也重新签到了还是不行']],
    ['我今天重启了两次都没用呀', ['我今天重启了两次都没用呀']],
    ['没 扣', ['没 扣']],
    ['', []],
    ['。。。', []],
  ])('takes %s apart', (text, clauses) => {
    expect(splitClauses(text)).toEqual(clauses);
  });

  it('gives a bounded number of pieces that all stand in the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), text => {
        const clauses = splitClauses(text);
        expect(clauses.length).toBeLessThanOrEqual(12);
        for (const clause of clauses) for (const part of clause.split(' ')) expect(text).toContain(part);
      }),
    );
  });
});
