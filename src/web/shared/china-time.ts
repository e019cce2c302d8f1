/** Beijing time all year round: merchants and agents talk in it wherever the browser is. */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

export interface ChinaTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** Days since 1970-01-01 in +08:00; equal for two times of one day. */
  readonly dayNumber: number;
  /** `09:05` */
  readonly clock: string;
}

/** `chinaTime('2026-11-23T16:05:00Z') -> {year: 2026, month: 11, day: 24, clock: '00:05', …}`; undefined where it is no time. */
export function chinaTime(at: string | Date): ChinaTime | undefined {
  const ms = (typeof at === 'string' ? new Date(at) : at).getTime();
  if (!Number.isFinite(ms)) return undefined;
  const shifted = new Date(ms + OFFSET_MS);
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    dayNumber: Math.floor((ms + OFFSET_MS) / DAY_MS),
    clock: `${two(shifted.getUTCHours())}:${two(shifted.getUTCMinutes())}`,
  };
}
