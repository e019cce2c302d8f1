import { neverSwiped } from '../../../src/language/words/never-swiped';

it.each(['扣么子钱 都还没刷 应用都打不开', '刷都没刷', '还没开始刷', '没刷过 没扣钱', '根本没刷'])(
  'hears it in %s',
  text => expect(neverSwiped(text)).toBe(true),
);

it.each(['没刷成', '还没刷出来', '刷了没反应', '都没收到', '没刷上'])('does not hear it in %s', text =>
  expect(neverSwiped(text)).toBe(false),
);
