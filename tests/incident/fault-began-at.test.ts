import { faultBeganAt } from '../../src/incident/fault-began-at';

const openedAt = '2026-11-22T06:05:00.000Z';

it.each([
  ['when the merchant wrote, where no time is told', undefined, openedAt],
  ['when the sale was made', '2026-11-21T23:10:00+08:00', '2026-11-21T15:10:00.000Z'],
  ['the middle of an hour', '2026-11-21T22:00:00+08:00/2026-11-21T23:00:00+08:00', '2026-11-21T14:30:00.000Z'],
  ['nothing where only the day is told', '2026-11-21T00:00:00+08:00/2026-11-22T00:00:00+08:00', undefined],
  ['when the merchant wrote, where the time cannot be read', 'noonish', openedAt],
])('is %s', (_, occurredAt, expected) => {
  const money = { state: 'unknown' as const, ...(occurredAt !== undefined && { occurredAt }) };
  expect(faultBeganAt({ money, openedAt })).toBe(expected);
});
