import { isHypothetical, speaksOfNextTime } from '../../../src/language/words/is-hypothetical';

describe('isHypothetical', () => {
  it.each(['以后再报咋办', '下次会不会又这样', '要是又坏了', '明天又犯咋整'])('speaks of what may come: %s', said =>
    expect(isHypothetical(said)).toBe(true),
  );

  it.each(['开机以后客人插卡', '更新以后就闪退', '擦完以后行了', '现在又报3000'])('speaks of now: %s', said =>
    expect(isHypothetical(said)).toBe(false),
  );
});

describe('speaksOfNextTime', () => {
  it.each([
    ['月底老报3000 找谁说', true],
    ['一到月底就这样', true],
    ['今天还是老报3000', false],
  ])('of %s: %s', (said, is) => expect(speaksOfNextTime(said)).toBe(is));
});
