const THEIR_SYSTEM = /(?:你们|支付|银行|后台)[^，。]{0,3}系统|系统[^，。]{0,3}(?:崩|挂|忙|瘫)/;

/** Whether the payment company's or the bank's system is spoken of, and not the terminal's own: `是不是你们系统崩了`. Takes normalised text. */
export const namesTheirSystem = (normalized: string): boolean => THEIR_SYSTEM.test(normalized);
