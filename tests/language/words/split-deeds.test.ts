import { splitDeeds } from '../../../src/language/words/split-deeds';

describe('splitDeeds', () => {
  it.each([
    ['重启过了划掉重开都没用', ['重启过了', '划掉重开都没用']],
    ['换了卡重启了擦了卡槽都不行', ['换了卡', '重启了', '擦了卡槽都不行']],
    ['重启了还是不行', []],
    ['刷过了没反应', []],
  ])('takes %s apart', (clause, deeds) => {
    expect(splitDeeds(clause)).toEqual(deeds);
  });
});
