const SHANGHAI_OFFSET_MIN = 8 * 60;
const DAY_MIN = 24 * 60;
const MIN_MS = 60_000;

/**
 * Nobody is written to first between 22:00 and 8:00, Asia/Shanghai. A line that could not be sent is tried again for half an hour (`MAX_ATTEMPTS`),
 * so that none is begun in the half hour before.
 */
const FROM_MIN = 21 * 60 + 30;
const UNTIL_MIN = 8 * 60;
/** What came due in the night is said when the shop is open, and not on the stroke of eight. */
const RESUMES_MIN = 8 * 60 + 30;

/** Whether the bot may not speak first now. */
export function isQuietAt(now: Date): boolean {
  const minute = minuteOfDay(now);
  return minute >= FROM_MIN || minute < UNTIL_MIN;
}

/** The same time, or half past eight after the night it falls into. */
export function afterQuietHours(at: Date): Date {
  if (!isQuietAt(at)) return at;
  const minute = minuteOfDay(at);
  const leftMin = RESUMES_MIN - minute + (minute >= FROM_MIN ? DAY_MIN : 0);
  return new Date(at.getTime() + leftMin * MIN_MS);
}

/** In [0, 1440), with its fraction. */
const minuteOfDay = (at: Date): number => (at.getTime() / MIN_MS + SHANGHAI_OFFSET_MIN) % DAY_MIN;
