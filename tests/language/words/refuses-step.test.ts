import { refusesStep, takesStepUp } from '../../../src/language/words/refuses-step';

describe('refusesStep', () => {
  it.each([
    '结啥算 应用都进不去上哪找结算',
    '这个键盘是蓝牙的 没有线 拔什么',
    '我压根没结算',
    '找不到 弄不了',
    '跟手机没有关系',
  ])('hears that the step cannot be done: %s', said => {
    expect(refusesStep(said)).toBe(true);
  });

  it.each(['好的 我去弄', '等一下', '结算成功了', '还是报3000'])('hears no refusal: %s', said => {
    expect(refusesStep(said)).toBe(false);
  });
});

it.each(['找到了 点进去了', '结算完了'])('hears that the step was taken up: %s', said => {
  expect(takesStepUp(said)).toBe(true);
});
