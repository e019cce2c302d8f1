import { zhCN } from '../locales/zh-CN';
import { chinaTime } from './china-time';

/** The day as people say it, seen from `now`: today, yesterday, a date, with the year where it is another. */
export function describeDay(at: string, now: Date): string {
  const then = chinaTime(at);
  const today = chinaTime(now);
  if (!then || !today) return '';
  const daysAgo = today.dayNumber - then.dayNumber;
  if (daysAgo === 0) return zhCN.time.today;
  if (daysAgo === 1) return zhCN.time.yesterday;
  return then.year === today.year
    ? zhCN.time.monthDay(then.month, then.day)
    : zhCN.time.yearMonthDay(then.year, then.month, then.day);
}

/** Day and clock in +08:00, the day left out where it is today. */
export function describeMoment(at: string, now: Date): string {
  const then = chinaTime(at);
  if (!then) return '';
  const day = describeDay(at, now);
  return day === zhCN.time.today ? then.clock : `${day} ${then.clock}`;
}

/** How long ago, in the coarsest unit that is still useful to an agent. */
export function describeElapsed(at: string, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - new Date(at).getTime()) / 60_000));
  if (!Number.isFinite(minutes)) return '';
  if (minutes < 1) return zhCN.time.justNow;
  if (minutes < 60) return zhCN.time.minutes(minutes);
  if (minutes < 24 * 60) return zhCN.time.hours(Math.floor(minutes / 60), minutes % 60);
  return zhCN.time.days(Math.floor(minutes / (24 * 60)));
}
