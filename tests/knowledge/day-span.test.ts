import fc from 'fast-check';
import { isWithin, minuteOfDay } from '../../src/knowledge/day-span';

const time = fc
  .record({ hours: fc.nat(23), minutes: fc.nat(59) })
  .map(({ hours, minutes }) => [hours, minutes].map(part => String(part).padStart(2, '0')).join(':'));

it('holds the minutes that a clock shows between the two times', () => {
  fc.assert(
    fc.property(time, time, fc.nat(24 * 60 - 1), (from, to, minute) => {
      const shown: number[] = [];
      for (let clock = minuteOfDay(from); clock !== minuteOfDay(to); clock = (clock + 1) % (24 * 60)) shown.push(clock);
      expect(isWithin({ from, to }, minute)).toBe(shown.includes(minute));
    }),
  );
});

it('reads 24:00 as midnight', () => {
  expect(isWithin({ from: '22:00', to: '24:00' }, 23 * 60 + 59)).toBe(true);
  expect(isWithin({ from: '22:00', to: '24:00' }, 0)).toBe(false);
});
