import { NUMERAL, readNumber } from '../entities/read-number';
import { asksToSell } from './tells-progress';

/** What is done while time passes; 冲 is how 充 is mistyped. */
const WAITING = '(?:[充冲]电?|等|晾|放|歇|凉)';
const MINUTES = `(?<count>\\d{1,3}|[${NUMERAL}]{1,3}|半)(?:来|多|几)?(?:个)?(?<unit>分钟?|刻钟|小时|钟头)`;
const WAIT = new RegExp(`${WAITING}[^，。,;；]{0,3}?${MINUTES}`, 'g');
const WAITED = new RegExp(
  `(?:${WAITING}|插|拔|关)[^，。,\\s]{0,3}?${MINUTES}|(?:才|刚|只|就|过了?|有)[^，。,\\s]{0,4}?${MINUTES.replaceAll('?<', '?<other_')}`,
);
const JUST_BEGUN = new RegExp(`(?:刚刚?|才|正)(?:刚)?(?:在)?${WAITING}(?:着|上|起)|(?:刚刚?|才)(?:刚)?插(?:上|起|进)`);
const NOT_ENOUGH = new RegExp(`(?:没|未|冇)(?:有)?${WAITING}?(?:到|够|满)`);
const ASKS_NOW =
  /(?:现在|这会儿?|这哈儿?|这下|而家|先|就|直接)[^，。,\s]{0,5}(?:刷|收|试|用|扫|开)[^，。,\s]{0,4}(?:得|可以|行|能|成|要得|中|好|没|不|吗|么|未|伐)|(?:可以|能|得|好|行)[^，。,\s]{0,4}(?:刷|收|试|用|扫)[^，。,\s]{0,3}(?:不|吗|么|没|未|伐|了|$|[?？])/;

const UNIT_MINUTES: Readonly<Record<string, number>> = { 分: 1, 分钟: 1, 刻钟: 15, 小时: 60, 钟头: 60 };

const minutesOf = (count: string | undefined, unit: string | undefined): number | undefined => {
  const number = count === '半' ? 0.5 : count === undefined ? undefined : readNumber(count);
  const minutes = unit === undefined ? undefined : UNIT_MINUTES[unit];
  return number === undefined || minutes === undefined ? undefined : number * minutes;
};

/** The longest time that a step asks to wait, in minutes: `电量很低的话，先充十来分钟再收款` -> 10; undefined where it asks for none. */
export function readWait(steps: string): number | undefined {
  const waits = [...steps.matchAll(WAIT)].flatMap(({ groups }) => minutesOf(groups?.['count'], groups?.['unit']) ?? []);
  return waits.length === 0 ? undefined : Math.max(...waits);
}

/** How long somebody says they have waited, in minutes: `才冲起2分钟` -> 2, `刚插上` -> 0; undefined where nothing is said of it. Takes normalised text. */
export function readWaited(normalized: string): number | undefined {
  if (NOT_ENOUGH.test(normalized)) return 0;
  const { count, unit, other_count: otherCount, other_unit: otherUnit } = WAITED.exec(normalized)?.groups ?? {};
  return minutesOf(count ?? otherCount, unit ?? otherUnit) ?? (JUST_BEGUN.test(normalized) ? 0 : undefined);
}

/** Whether a message asks if the terminal may be tried now: `现在刷得不`. Takes normalised text. */
export const asksWhetherNow = (normalized: string): boolean => ASKS_NOW.test(normalized) || asksToSell(normalized);
