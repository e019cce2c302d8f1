import { readNumber } from './read-number';

export type TimeOrRange = string | { readonly from: string; readonly to: string };

const SHANGHAI_OFFSET_MS = 8 * 3600 * 1000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Hours of the day that a word covers, [from, to); from 24 on: after midnight of the day it began. */
const DAYPARTS: readonly (readonly [words: RegExp, from: number, to: number])[] = [
  [/凌晨|后半夜|半夜|深夜|午夜/, 0, 6],
  [/大清早|清早|早上|早晨|今早|早间|一早/, 6, 9],
  [/上午/, 8, 12],
  [/中午|晌午|饭点/, 11, 14],
  [/下午/, 12, 18],
  [/傍晚|天黑(?!夜)/, 17, 20],
  [/晚上|夜里|夜晚|黑夜|昨晚|今晚|前晚|晚间|夜市|晚/, 18, 24],
];
const NUM = '(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})';
const CLOCK = new RegExp(
  `(?:(?<h1>\\d{1,2}):(?<m1>\\d{2})(?::\\d{2})?|(?<![好快慢多少有差大小高低早])(?<h2>${NUM})点(?!点|开(?!始|门|业|张|会|店|的)|的?(?:菜|餐|单)|(?:半)?(?:下班|关门|上班|开门|打烊|收摊)|就(?:闪|没|退|卡|死|黑|弹|跳|崩)|都|也|不|没|反应|用|作用|办法|儿?东西)(?:钟)?(?:(?<half>半)|(?<quarter>[一三])刻|(?<m2>\\d{1,2}|[一二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])分?(?!\\d))?(?<vague>多|左右|来钟|前后|钟左右|几分)?)`,
);
const DATE = new RegExp(
  `(?:(?:(?<year>20\\d{2})[年\\-/.])?(?<month>${NUM})(?:月|[\\-/](?=\\d{1,2}(?![\\d:.])))(?<day>${NUM})(?:日|号)?|(?<![\\d.])(?<onlyDay>${NUM})[号日](?!码|机|楼|线|柜|桌|错|店|台|窗))`,
);
const ISO_DATE = /(?<year>20\d{2})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})/;
const RELATIVE_DAYS: readonly (readonly [RegExp, number])[] = [
  [/大前天/, -3],
  [/前天|前晚|前日/, -2],
  [/昨天|昨晚|昨日|昨夜|昨儿|昨下午|寻日|琴日|昨/, -1],
  [/今天|今晚|今早|今日|今儿|当天|今朝|今个/, 0],
];
const AGO =
  /(?<count>\d{1,3}|[一二两三四五六七八九十半几]{1,3})(?<half>个半)?(?:个|来|多)*(?<unit>分钟|小时|钟头|天|礼拜|星期|周)(?:之|以)?前/;
const JUST_NOW = /刚刚|刚才|刚刷|刚收|刚出|刚发生|刚开始|刚报|刚弹|刚跳|方才|啱啱|头先/;

/** Characters before a time in which its part of the day stands. */
const BESIDE = 4;
/** A time to come: `明天三点我再来`. */
const TO_COME =
  /(?:明[天早晚日儿朝]|听日|(?<!大)后天|等(?:下|会儿?|一下)|待会儿?|(?<!没)过会儿?|回头|晚点)[^，。,\s]*$/;
/** The time that is corrected: `是下午三点二十 你写成凌晨3点了`. */
const WRITTEN_WRONGLY =
  /(?:写|记|看|打)成(?:了)?[^，。,\s]+|(?:上面)?还是[^，。,\s]{1,10}(?=[\s，,]*(?:应该|要|改|不是))/g;

/** The last entry of the record that is of another day is another sale's: `没有这一笔 最上头是昨天黑夜的260`. */
const OF_OTHER_SALE =
  /(?:最上|上面|上头|最近|最后|头一|第一|上一|前面)[^，。,\s]{0,5}(?:是|系|还是|只有|停在|就)[^，。,\s]{0,2}(?:昨|前天|前晚|前日|大前|寻日|琴日|上周|上个?礼拜|上个?星期)[^，。,\s]*/g;

/**
 * When something happened, in Asia/Shanghai, relative to `now`: `昨晚八点多` -> a range from 20:00 to 21:00 of yesterday,
 * `15号` -> that day, `刚才` -> the last half hour. Times to come are not taken. Takes normalised text.
 */
export function findTime(said: string, now: Date): TimeOrRange | undefined {
  const text = said.replace(WRITTEN_WRONGLY, ' ').replace(OF_OTHER_SALE, ' ');
  const ago = findAgo(text, now);
  if (ago !== undefined) return ago;
  const day = findDay(text, now);
  const clock = CLOCK.exec(text);
  if (clock && TO_COME.test(text.slice(0, clock.index))) return undefined;
  // `最近一笔还是上午的。刷的时候下午三点二十`: the part of the day that stands with the time.
  const beside = clock ? text.slice(Math.max(0, clock.index - BESIDE), clock.index) : '';
  const daypart = DAYPARTS.find(([words]) => words.test(beside)) ?? DAYPARTS.find(([words]) => words.test(text));
  const time = clock ? readClock(clock, daypart) : undefined;
  const today = startOfDay(now);
  if (time !== undefined) {
    const nowMs = now.getTime();
    const at = settle(time.minutes, daypart === undefined && time.isHalfDay, { day, today, nowMs });
    if (at > nowMs + CLOCK_SLACK_MS) return undefined;
    return time.vague
      ? range(at, Math.max(at, Math.min(at + time.widthMinutes * MINUTE_MS, nowMs)))
      : toShanghaiIso(at);
  }
  if (day !== undefined) {
    const [from, to] = daypart ? [daypart[1], daypart[2]] : [0, 24];
    if (day + from * 60 * MINUTE_MS > now.getTime()) return undefined;
    return range(
      day + from * 60 * MINUTE_MS,
      Math.min(day + to * 60 * MINUTE_MS, Math.max(now.getTime(), day + from * 60 * MINUTE_MS)),
    );
  }
  return JUST_NOW.test(text) ? range(now.getTime() - 30 * MINUTE_MS, now.getTime()) : undefined;
}

function findAgo(text: string, now: Date): TimeOrRange | undefined {
  const { count, half, unit } = AGO.exec(text)?.groups ?? {};
  if (count === undefined || unit === undefined) return undefined;
  const number = count === '半' ? 0.5 : count === '几' ? undefined : readNumber(count);
  if (number === undefined) return undefined;
  const unitMs =
    unit === '分钟' ? MINUTE_MS : /小时|钟头/.test(unit) ? 60 * MINUTE_MS : unit === '天' ? DAY_MS : 7 * DAY_MS;
  const at = now.getTime() - (number + (half === undefined ? 0 : 0.5)) * unitMs;
  if (unitMs < DAY_MS) return toShanghaiIso(at);
  const day = startOfDay(new Date(at));
  return range(day, day + DAY_MS);
}

/** Start of the day that is named, in ms; a day of the month that lies ahead was last month's. */
function findDay(text: string, now: Date): number | undefined {
  const relative = RELATIVE_DAYS.find(([words]) => words.test(text));
  if (relative) return startOfDay(now) + relative[1] * DAY_MS;
  const date = (ISO_DATE.exec(text) ?? DATE.exec(text))?.groups;
  if (!date) return undefined;
  const local = new Date(now.getTime() + SHANGHAI_OFFSET_MS);
  const day = readNumber(date['day'] ?? date['onlyDay'] ?? '');
  const month = date['month'] === undefined ? local.getUTCMonth() + 1 : readNumber(date['month']);
  if (day === undefined || month === undefined || day < 1 || day > 31 || month < 1 || month > 12) return undefined;
  const year = date['year'] === undefined ? local.getUTCFullYear() : Number(date['year']);
  const at = dayOf(year, month, day);
  if (at === undefined || at <= now.getTime() || date['year'] !== undefined) return at;
  return date['month'] === undefined
    ? dayOf(month === 1 ? year - 1 : year, month === 1 ? 12 : month - 1, day)
    : dayOf(year - 1, month, day);
}

function dayOf(year: number, month: number, day: number): number | undefined {
  const utc = new Date(Date.UTC(year, month - 1, day));
  return utc.getUTCDate() === day ? utc.getTime() - SHANGHAI_OFFSET_MS : undefined;
}

/** First hour of the day at which shops are open: `三点` without a word like 凌晨 is in the afternoon. */
const FIRST_SHOP_HOUR = 7;
/** In the night a shop is open only for who writes in that same night: `三点一刻` at four is of an hour ago, at nine of the day before. */
const NIGHT_ENDS_HOUR = 5;
const SAME_NIGHT_MS = 2 * 60 * MINUTE_MS;
/** Clocks differ, and times are rounded: `三点` at three minutes to three is now. */
const CLOCK_SLACK_MS = 5 * MINUTE_MS;

/** The time that is meant: the last one that has passed; of `三点半` without a part of the day, morning or afternoon, whichever was later. */
function settle(
  minutes: number,
  isHalfDay: boolean,
  { day, today, nowMs }: { readonly day: number | undefined; readonly today: number; readonly nowMs: number },
): number {
  const onDay = (day ?? today) + minutes * MINUTE_MS;
  if (day !== undefined) {
    const afternoon = onDay + DAY_MS / 2;
    return isHalfDay && minutes < FIRST_SHOP_HOUR * 60 && afternoon <= nowMs ? afternoon : onDay;
  }
  const isOpenAt = (time: number): boolean => {
    const hour = (time - startOfDay(new Date(time))) / (60 * MINUTE_MS);
    return !isHalfDay || hour >= NIGHT_ENDS_HOUR || nowMs - time <= SAME_NIGHT_MS;
  };
  const times = isHalfDay ? [1, 0, -1, -2].map(half => onDay + (half * DAY_MS) / 2) : [onDay, onDay - DAY_MS];
  const past = times.find(time => time <= nowMs + CLOCK_SLACK_MS && isOpenAt(time)) ?? onDay;
  return past <= nowMs + CLOCK_SLACK_MS ? Math.min(past, nowMs) : past;
}

interface ClockTime {
  /** Said by twelve hours, so that it may be of the morning or the afternoon; `03:15` is copied from the terminal. */
  readonly isHalfDay: boolean;
  readonly minutes: number;
  readonly vague: boolean;
  readonly widthMinutes: number;
}

function readClock(match: RegExpExecArray, daypart: (typeof DAYPARTS)[number] | undefined): ClockTime | undefined {
  const { h1, m1, h2, m2, half, quarter, vague } = match.groups ?? {};
  const hour = readNumber(h1 ?? h2 ?? '');
  if (hour === undefined || hour > 24) return undefined;
  const minute = m1 ?? m2;
  const minutes = half ? 30 : quarter ? 15 * (quarter === '三' ? 3 : 1) : minute === undefined ? 0 : readNumber(minute);
  if (minutes === undefined || minutes > 59) return undefined;
  const exact = minute !== undefined || half !== undefined || quarter !== undefined;
  return {
    isHalfDay: hour < 12 && h1?.startsWith('0') !== true,
    minutes: toDayHour(hour, daypart) * 60 + minutes,
    vague: vague !== undefined,
    widthMinutes: exact ? 30 : 60,
  };
}

/** `晚上八点` -> 20, `中午一点` -> 13, `晚上十二点` -> 24, `凌晨十二点` -> 0. */
function toDayHour(hour: number, daypart: (typeof DAYPARTS)[number] | undefined): number {
  if (daypart === undefined || hour > 12) return hour;
  const [, from] = daypart;
  if (from === 0) return hour === 12 ? 0 : hour < 6 ? hour : hour + 12;
  if (from >= 17 && (hour === 12 || hour < 5)) return hour === 12 ? 24 : hour + 24;
  if ((from >= 11 && hour < 11) || (from >= 12 && hour === 11)) return hour + 12;
  return hour;
}

function startOfDay(time: Date): number {
  const local = time.getTime() + SHANGHAI_OFFSET_MS;
  return Math.floor(local / DAY_MS) * DAY_MS - SHANGHAI_OFFSET_MS;
}

function range(from: number, to: number): TimeOrRange {
  return { from: toShanghaiIso(from), to: toShanghaiIso(to) };
}

function toShanghaiIso(ms: number): string {
  return new Date(ms + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19) + '+08:00';
}
