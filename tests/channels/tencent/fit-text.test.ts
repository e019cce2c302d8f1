import fc from 'fast-check';
import { splitText } from '../../../src/channels/tencent/fit-text';
import { withoutLinks } from '../../../src/channels/tencent/plain-links';
import { budgetOf, mayBeSent } from '../../../src/channels/tencent/reply-window';

const bytes = (text: string): number => Buffer.byteLength(text);

describe('a text over the limit', () => {
  it('is taken apart between lines, never in a step', () => {
    expect(splitText('1. 关机\n2. 开机', 12)).toEqual(['1. 关机', '2. 开机']);
    expect(splitText('1. 关机\n2. 开机', 40)).toEqual(['1. 关机\n2. 开机']);
  });

  it('is taken apart after a sentence, else between characters, and no emoji is cut', () => {
    expect(splitText('先关机。再开机。', 14)).toEqual(['先关机。', '再开机。']);
    expect(splitText('👩‍🔧👩‍🔧', 12)).toEqual(['👩‍🔧', '👩‍🔧']);
  });

  it('fits and loses nothing, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 64, max: 200 }), (text, most) => {
        const parts = splitText(text, most);
        const joined = parts.join('').replaceAll('\n', '');
        return parts.every(part => bytes(part) <= most || part.length <= 40) && joined === text.replaceAll('\n', '');
      }),
    );
  });
});

it.each([
  ['<a href="weixin://bizmsgmenu?msgmenucontent=x">点</a>', '＜a href="weixin://bizmsgmenu?msgmenucontent=x">点＜/a>'],
  ['信号<三格 a>b', '信号<三格 a>b'],
  ['< A href=x>', '＜ A href=x>'],
])('%s makes no link', (text, plain) => {
  expect(withoutLinks(text)).toBe(plain);
});

describe('what may be sent after a merchant wrote', () => {
  const openedAt = '2026-11-30T08:00:00.000Z';
  const at = (ms: number): Date => new Date(Date.parse(openedAt) + ms);
  const HOUR = 3_600_000;

  it('is five messages in 48 hours, after a click three in a minute', () => {
    expect(budgetOf({ kind: 'message', openedAt }, 0, at(0))).toMatchObject({ left: 5, closesAt: at(48 * HOUR) });
    expect(budgetOf({ kind: 'message', openedAt }, 5, at(1)).left).toBe(0);
    expect(budgetOf({ kind: 'message', openedAt }, 0, at(48 * HOUR)).left).toBe(0);
    expect(budgetOf({ kind: 'click', openedAt }, 1, at(59_000)).left).toBe(2);
    expect(budgetOf({ kind: 'click', openedAt }, 0, at(60_000)).left).toBe(0);
  });

  it('keeps the last message for news of the handoff', () => {
    // A code is good for one message, which nothing is kept back from.
    const code = budgetOf({ kind: 'code', openedAt }, 0, at(19_999));
    expect([mayBeSent(code, 1, false), budgetOf({ kind: 'code', openedAt }, 0, at(20_000)).left]).toEqual([true, 0]);
    const last = budgetOf({ kind: 'message', openedAt }, 4, at(0));
    expect(mayBeSent(last, 1, false)).toBe(false);
    expect(mayBeSent(last, 1, true)).toBe(true);
    expect(mayBeSent(budgetOf({ kind: 'message', openedAt }, 2, at(0)), 2, false)).toBe(true);
  });
});
