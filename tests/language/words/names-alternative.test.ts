import { namesAlternative } from '../../../src/language/words/names-alternative';

describe('namesAlternative', () => {
  it.each(['还是丢掉', '还是客人的', '或者打电话问'])('hears the other of two things in %s', clause => {
    expect(namesAlternative(clause)).toBe(true);
  });

  it.each(['还是刷不了', '还是3000', '还是黑屏', '还是没用', '还是老样子', '这张单子要留到吗'])(
    'hears a failure, or no other thing, in %s',
    clause => {
      expect(namesAlternative(clause)).toBe(false);
    },
  );
});
