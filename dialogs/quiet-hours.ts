const MIN_MS = 60_000;
const HOUR_MS = 60 * MIN_MS;
const DAY_MS = 24 * HOUR_MS;
const SHANGHAI_OFFSET_MS = 8 * HOUR_MS;

/**
 * Nobody is written to first between 22:00 and 8:00, Asia/Shanghai. A line that could not be sent is tried again for half an hour (`MAX_ATTEMPTS`),
 * so that none is begun in the half hour before.
 */
const FROM_MS = 21 * HOUR_MS + 30 * MIN_MS;
const UNTIL_MS = 8 * HOUR_MS;
/** What came due in the night is said when the shop is open, and not on the stroke of eight. */
const RESUMES_MS = 8 * HOUR_MS + 30 * MIN_MS;

/** Whether the bot may not speak first now. */
export function isQuietAt(now: Date): boolean {
  const time = timeOfDayMs(now);
  return time >= FROM_MS || time < UNTIL_MS;
}

/** The same time, or half past eight after the night it falls into. */
export function afterQuietHours(at: Date): Date {
  if (!isQuietAt(at)) return at;
  const time = timeOfDayMs(at);
  return new Date(at.getTime() + RESUMES_MS - time + (time >= FROM_MS ? DAY_MS : 0));
}

/** Milliseconds since midnight in Shanghai: in whole numbers, because minutes with a fraction lose one. */
const timeOfDayMs = (at: Date): number => (at.getTime() + SHANGHAI_OFFSET_MS) % DAY_MS;
