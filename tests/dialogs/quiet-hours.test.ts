import fc from 'fast-check';
import { afterQuietHours, isQuietAt } from '../../dialogs/quiet-hours';

const MIN_MS = 60_000;
/** `21:30`, as the clock on the wall of a shop in China shows it. */
const wallTime = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
const times = fc.date({
  min: new Date('2024-01-01T00:00:00Z'),
  max: new Date('2035-01-01T00:00:00Z'),
  noInvalidDate: true,
});

it('is quiet from half past nine in the evening until eight, at every second of ten years', () => {
  fc.assert(
    fc.property(times, now => {
      const time = wallTime.format(now);
      expect(isQuietAt(now)).toBe(time >= '21:30' || time < '08:00');
    }),
  );
});

it('puts off what falls into the night to the next half past eight, and nothing else', () => {
  fc.assert(
    fc.property(times, at => {
      const due = afterQuietHours(at);
      if (!isQuietAt(at)) return expect(due).toEqual(at);
      // Minute by minute, as one would who waits for it.
      let minute = new Date(Math.floor(at.getTime() / MIN_MS) * MIN_MS);
      while (wallTime.format(minute) !== '08:30') minute = new Date(minute.getTime() + MIN_MS);
      expect(due).toEqual(minute);
    }),
    { numRuns: 30 },
  );
});

it.each([
  ['2026-11-22T13:29:59.999Z', '2026-11-22T13:29:59.999Z'],
  ['2026-11-22T13:30:00.000Z', '2026-11-23T00:30:00.000Z'],
  ['2026-11-22T16:00:00.000Z', '2026-11-23T00:30:00.000Z'],
  ['2026-11-22T23:59:59.999Z', '2026-11-23T00:30:00.000Z'],
  ['2026-11-23T00:00:00.000Z', '2026-11-23T00:00:00.000Z'],
])('takes %s for %s', (at, due) => {
  expect(afterQuietHours(new Date(at)).toISOString()).toBe(due);
});
