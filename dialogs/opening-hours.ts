import type { Contacts } from '../src/knowledge/schema';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;

/** True while people answer, Asia/Shanghai; always true where contacts.yaml gives no hours, since then nothing is claimed. */
export function isOpenAt({ hours }: Contacts, now: Date): boolean {
  if (hours.length === 0) return true;
  const local = new Date(now.getTime() + SHANGHAI_OFFSET_MS);
  const day = DAYS[local.getUTCDay()];
  const time = local.toISOString().slice(11, 16);
  return hours.some(span => day !== undefined && span.days.includes(day) && span.from <= time && time < span.to);
}

/** `09:00-18:00` of every span, as contacts.yaml has them. */
export const hoursText = ({ hours }: Contacts): string =>
  [...new Set(hours.map(({ from, to }) => `${from}-${to}`))].join(' / ');
