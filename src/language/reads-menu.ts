const ENTRY = /消费|撤销|退货|预授权|余额查询|签到|结算|打印|查询|管理/g;
const LEAST_ENTRIES = 3;

/** Whether a message reads a terminal's menu aloud: `1消费 2撤销 3退货 4预授权`. Such words then ask for nothing. Takes normalised text. */
export const readsMenu = (normalized: string): boolean => (normalized.match(ENTRY) ?? []).length >= LEAST_ENTRIES;
