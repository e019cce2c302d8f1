import { isWholePhone } from '../../../src/language/entities/find-numbers';

describe('isWholePhone', () => {
  it.each(['13800001234', '138-0000-1234', '+86 13800001234', '0755-26001234', '84520000', '4008001234'])(
    'takes %s for a number that can be rung',
    number => {
      expect(isWholePhone(number)).toBe(true);
    },
  );

  it.each(['1380000', '138000012', '138000012345', '0755', '3000', ''])('takes %s for none', number => {
    expect(isWholePhone(number)).toBe(false);
  });
});
