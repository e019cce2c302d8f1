/** Where the time comes from; everything that needs it takes a `Clock`, so that tests can move it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** ISO 8601 in UTC with milliseconds: the one form in which times are stored; sorts as text. */
export const toIso = (date: Date): string => date.toISOString();

const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000; // China has one time zone, UTC+8, and no daylight saving since 1991.

/** `2026-11-22T06:05:00.000Z` -> `11-22 14:05`, as a merchant or an agent in China reads it. */
export function toShanghaiText(iso: string): string {
  const local = new Date(new Date(iso).getTime() + SHANGHAI_OFFSET_MS).toISOString();
  return `${local.slice(5, 10)} ${local.slice(11, 16)}`;
}

/** Minutes since midnight on a clock in China: `2026-11-22T06:05:00.000Z` -> 845, which is 14:05. */
export function toShanghaiMinuteOfDay(iso: string): number {
  const local = new Date(new Date(iso).getTime() + SHANGHAI_OFFSET_MS);
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}
