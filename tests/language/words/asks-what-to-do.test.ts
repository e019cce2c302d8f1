import { asksWhatToDo } from '../../../src/language/words/asks-what-to-do';

describe('asksWhatToDo', () => {
  it.each(['咋整', '那我该怎么办呢', '这咋弄啊', '怎么办？', '现在要啷个办嘛'])('knows %s', clause =>
    expect(asksWhatToDo(clause)).toBe(true),
  );

  it.each(['怎么签到', '卡槽怎么擦', '没有顾客怎么试', '钱怎么办', '咋回事'])('asks more: %s', clause =>
    expect(asksWhatToDo(clause)).toBe(false),
  );
});
