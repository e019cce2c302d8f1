/** Identifying numbers that a message carries. */
export interface NumberEntities {
  readonly merchantNo?: string;
  readonly terminalNo?: string;
  readonly serialNo?: string;
  readonly phone?: string;
  readonly slipNo?: string;
}

const LINK = '(?:码|号码|是|为|:|=|#|no\\.?|就是|应该是|这个| ){0,4}';
const MERCHANT = new RegExp(`(?:商户号?|商户编号|商编|商户代码|mid)${LINK}(?<no>\\d{15})(?!\\d)`);
const TERMINAL = new RegExp(
  `(?:终端号?|终端编号|终端代码|机器终端|tid)${LINK}(?<no>(?=[a-z0-9]*\\d)[a-z0-9]{8})(?![a-z0-9])`,
);
const SERIAL = new RegExp(
  `(?:(?<![a-z])s/?n|序列号?|机身号?|机身码|机器码|设备号|(?<!手)机号|背面的?号)${LINK}(?<no>(?=[a-z0-9-]*\\d)[a-z0-9][a-z0-9-]{5,23})(?![a-z0-9])`,
);
const SLIP = new RegExp(
  `(?:凭证号?|小票号|票据号|流水号?|参考号?|批次号?|检索号|单号|订单号)${LINK}(?<no>\\d{4,32})(?!\\d)`,
);
const PHONE = /(?<![\d.])(?:\+?86[ -]?)?(?<no>1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?!\d)/;
/** A fixed line with its area code, and the extension: `025-84520000转801`. */
const FIXED_LINE = /(?<![\d.])0\d{2,3}[ -]?[2-8]\d{6,7}(?:(?:转|-|#)\d{1,5})?(?!\d)/;
/** A number that was spoken: `幺三九 1234 五六七八`. */
const SPOKEN_PHONE =
  /(?<![\d零〇一二三四五六七八九幺两])[1一幺](?:[ -]?[\d零〇一二三四五六七八九幺两]){10}(?![\d零〇一二三四五六七八九幺两])/;
const SPOKEN_DIGITS: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  一: '1',
  幺: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};
const FIFTEEN = /(?<!\d)\d{15}(?!\d)/;
const EIGHT = /^\D{0,6}(?<no>\d{8})\D{0,4}$/;

/** A number that can be rung as it stands: a mobile, a fixed line with or without its area code, a 400 or 800 number; spaces and dashes count for nothing. */
const DIALLED = /^(?:(?:\+?86)?1[3-9]\d{9}|(?:0\d{2,3})?[2-9]\d{6,7}(?:\d{1,5})?|[48]00\d{7})$/;

/** Whether a number is a whole telephone number: half a one (`1380000`) reaches nobody. */
export const isWholePhone = (number: string): boolean => DIALLED.test(number.replace(/[ -]/g, ''));

/** A text without a fixed line and its extension, whose digits are nothing else. */
export const withoutFixedLine = (text: string): string => text.replace(FIXED_LINE, ' ');

/** Finds merchant (15), terminal (8), serial, slip and telephone numbers of a normalised text by their names and lengths. */
export function findNumbers(text: string): NumberEntities {
  const merchantNo = MERCHANT.exec(text)?.groups?.['no'] ?? FIFTEEN.exec(text)?.[0];
  const slipNo = SLIP.exec(text)?.groups?.['no'];
  const serialNo = SERIAL.exec(text)?.groups?.['no']?.toUpperCase();
  const terminalNo = (TERMINAL.exec(text)?.groups?.['no'] ?? findBareTerminal(text))?.toUpperCase();
  const mobile = (PHONE.exec(text) ?? PHONE.exec(spokenPhone(text)))?.groups?.['no']?.replace(/[ -]/g, '');
  const phone = mobile ?? FIXED_LINE.exec(text)?.[0];
  return {
    ...(merchantNo === undefined || merchantNo === serialNo ? {} : { merchantNo }),
    ...(terminalNo === undefined ? {} : { terminalNo }),
    ...(serialNo === undefined ? {} : { serialNo }),
    ...(phone === undefined || phone === slipNo || phone === serialNo ? {} : { phone }),
    ...(slipNo === undefined ? {} : { slipNo }),
  };
}

const spokenPhone = (text: string): string =>
  (SPOKEN_PHONE.exec(text)?.[0] ?? '').replace(/[^\d]/g, character => SPOKEN_DIGITS[character] ?? '');

/** Eight digits with next to nothing around them: a terminal number unless they are a date. */
function findBareTerminal(text: string): string | undefined {
  const no = EIGHT.exec(text)?.groups?.['no'];
  return no !== undefined && !/^20[0-3]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(no) ? no : undefined;
}
