const ENTRY = /消费|撤销|退货|预授权|余额查询|签到|结算|打印|查询|管理/g;
const LEAST_ENTRIES = 3;

/** Whether a message reads a terminal's menu aloud: `1消费 2撤销 3退货 4预授权`. Such words then ask for nothing. Takes normalised text. */
export const readsMenu = (normalized: string): boolean => new Set(normalized.match(ENTRY) ?? []).size >= LEAST_ENTRIES;

/** The number that a menu shows before one of the words: `8管理 9签到 是按9不` and `签到` -> `9`. Takes normalised text. */
export const findMenuEntry = (
  normalized: string,
  words: readonly string[],
): { readonly word: string; readonly entry: string } | undefined =>
  words
    .map(word => ({ word, entry: new RegExp(`(?<!\\d)(\\d{1,2})[\\s.、:：]{0,2}${word}`).exec(normalized)?.[1] }))
    .find((found): found is { word: string; entry: string } => found.entry !== undefined);

/** What fixes send merchants to. */
export const MENU_WORDS: readonly string[] = [
  '签到',
  '结算',
  '批结',
  '重打印',
  '打印',
  '交易查询',
  '设置',
  '管理',
  '功能',
];
