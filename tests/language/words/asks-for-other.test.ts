import { asksForOther } from '../../../src/language/words/asks-for-other';

it.each(['你先再给我想个招', '还有别的办法没', '换个招', '换一种法子', '仲有冇第二个办法', '再教我个法子'])(
  'reads another step asked for in %s',
  text => {
    expect(asksForOther(text)).toBe(true);
  },
);

it.each(['好的', '转人工吧', '没办法了', '换个人来', '换了张卡', '我想办法充上电'])('reads none in %s', text => {
  expect(asksForOther(text)).toBe(false);
});
