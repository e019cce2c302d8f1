const SCAN = '(?:扫码?|二维码|付款码|扫?微信|扫?支付宝)';
const SLOW =
  '(?:慢(?!一点|慢|用|点(?:没|冇|不))|(?:要|得|转)?(?:好|大)?半天(?:才|都|没)|卡得很|转(?:好久|半天|老半天)|等(?:好久|半天|老半天))';
const SCAN_SLOW = new RegExp(`${SCAN}[^，。,\\s]{0,6}?(?<!不|没|冇|唔|咋这么)${SLOW}`);

/** Whether paying by code is told to be slow as well, be it in a question: `扫码也慢的很`, `扫码为啥也慢`. Takes normalised text. */
export const tellsScanSlow = (normalized: string): boolean => SCAN_SLOW.test(normalized);

const SENDS = /扫码/;

/** Whether a step sends customers to pay by code. */
export const sendsToScan = (text: string): boolean => SENDS.test(text);
