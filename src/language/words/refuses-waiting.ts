// `不用再刷是吧` speaks of the sale.
const REFUSES = /(?:不用|不要|不需要|唔使)(?!再?(?:刷|收|扣|付|退|给|重))|不等|别等|取消|算了|不找|莫等|不麻烦|不转/;

/** Whether a person is not wanted, or not any more: `算了 不等了`. Takes normalised text. */
export const refusesWaiting = (normalized: string): boolean => REFUSES.test(normalized);
