import { namesDoing, putsOffStep } from '../../../src/language/words/puts-off-step';

describe('putsOffStep', () => {
  it.each(['收摊回去再充要得不', '等会儿再弄', '晚上回家再结算', '忙完再重启行不行', '明天再换'])(
    'hears that the step is for later in %s',
    said => {
      expect(putsOffStep(said)).toBe(true);
    },
  );

  it.each(['晚上充了再试', '再充一会儿', '又黑了', '晚上老是黑屏'])('hears no such thing in %s', said => {
    expect(putsOffStep(said)).toBe(false);
  });
});

describe('namesDoing', () => {
  it.each(['充了一会儿 又黑了', '换好了 还是3000'])('hears that something was done in %s', said => {
    expect(namesDoing(said)).toBe(true);
  });

  it('hears no deed where only the fault came again', () => {
    expect(namesDoing('刚又黑一盘 开起来跳个3000')).toBe(false);
  });
});
