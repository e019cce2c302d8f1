import type { Incident } from './incident';

/** A time told no closer than this tells nothing of the hour: yesterday, the 15th. */
const WIDEST_MS = 3 * 60 * 60 * 1000;

/**
 * When the fault showed, ISO 8601: when the sale in question was made, where that is told to the hour, else when the merchant wrote.
 * Undefined where only a day is told: the hour of writing then says nothing.
 */
export function faultBeganAt({ money, openedAt }: Pick<Incident, 'money' | 'openedAt'>): string | undefined {
  const [from = NaN, to = from] = (money.occurredAt ?? '').split('/').map(time => Date.parse(time));
  if (Number.isNaN(from) || Number.isNaN(to)) return openedAt;
  return to - from <= WIDEST_MS ? new Date((from + to) / 2).toISOString() : undefined;
}
