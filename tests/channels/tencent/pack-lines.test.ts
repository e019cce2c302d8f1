import fc from 'fast-check';
import { type OutgoingLine, packLines } from '../../../src/channels/tencent/pack-lines';

const LIMITS = { textBytes: 2048, menuTextBytes: 1024 };
const aLine = (deliveryId: string, text: string, change: Partial<OutgoingLine> = {}): OutgoingLine => ({
  deliveryId,
  text,
  partsSent: 0,
  choices: [],
  isNews: false,
  ...change,
});

it('puts lines that fit into one message, with the choices of the last', () => {
  const lines = [aLine('a', '没扣就好。'), aLine('b', '请先看一下网络。', { choices: ['好了', '还是不行'] })];
  expect(packLines(lines, LIMITS)).toEqual([
    {
      text: '没扣就好。\n\n请先看一下网络。',
      choices: ['好了', '还是不行'],
      isNews: false,
      held: [
        { deliveryId: 'a', partsSent: 1, isFinished: true },
        { deliveryId: 'b', partsSent: 1, isFinished: true },
      ],
    },
  ]);
});

it('keeps steps whole, and goes on after the parts that are out', () => {
  const steps = Array.from({ length: 40 }, (_, index) => `${index + 1}. ${'请看屏幕上的字。'.repeat(3)}`).join('\n');
  const all = packLines([aLine('a', steps), aLine('b', '好了吗？')], LIMITS);
  expect(all.length).toBeGreaterThan(1);
  expect(all.every(({ text }) => /^\d+\. /.test(text))).toBe(true);
  const partsSent = all[0]?.held[0]?.partsSent ?? 0;
  expect(packLines([aLine('a', steps, { partsSent }), aLine('b', '好了吗？')], LIMITS)).toEqual(all.slice(1));
});

it('drops the choices of what was asked before', () => {
  const [message] = packLines([aLine('a', '一？', { choices: ['是'] }), aLine('b', '小李: 在的')], LIMITS);
  expect(message).toMatchObject({ text: '一？\n\n小李: 在的', choices: [] });
});

it('loses no character, cuts none in two, and never makes a message too long', () => {
  const text = fc
    .array(fc.constantFrom('屏', '幕', 'a', '。', '\n', '👨‍👩‍👧', '🇨🇳', '1. '), { maxLength: 900 })
    .map(parts => parts.join(''));
  const lines = fc.array(
    fc.record({ text, choices: fc.array(fc.constant('是'), { maxLength: 2 }), isNews: fc.boolean() }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(lines, given => {
      const made = given.map((line, index) => aLine(`d${index}`, line.text, line));
      const messages = packLines(made, LIMITS);
      for (const { text: said, choices } of messages) {
        expect(Buffer.byteLength(said)).toBeLessThanOrEqual(
          choices.length > 0 ? LIMITS.menuTextBytes : LIMITS.textBytes,
        );
        expect(said.isWellFormed?.() ?? true).toBe(true);
      }
      const squeeze = (parts: readonly string[]): string => parts.join('').replace(/\n/g, '');
      expect(squeeze(messages.map(({ text: said }) => said))).toBe(squeeze(made.map(({ text: said }) => said)));
      const finished = messages.flatMap(({ held }) => held.filter(({ isFinished }) => isFinished));
      expect(finished.map(({ deliveryId }) => deliveryId)).toEqual(
        made.map(({ deliveryId }) => deliveryId).filter(id => finished.some(({ deliveryId }) => deliveryId === id)),
      );
    }),
    { numRuns: 200 },
  );
});
