/** Part of a day by the wall clock, `to` not included; where `from` is later than `to` it runs over midnight. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

const DAY_MINUTES = 24 * 60;

/** `22:30` -> 1350; `24:00` is the midnight that `00:00` is. */
export function minuteOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) % DAY_MINUTES;
}

/** True for 23:10 and 00:20 in 22:30 to 01:00. */
export function isWithin({ from, to }: DaySpan, minute: number): boolean {
  const start = minuteOfDay(from);
  const length = (minuteOfDay(to) - start + DAY_MINUTES) % DAY_MINUTES;
  return (minute - start + DAY_MINUTES) % DAY_MINUTES < length;
}
