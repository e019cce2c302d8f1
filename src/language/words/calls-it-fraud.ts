const FRAUD = /骗子?|诈骗|呃人|老千|套路|假的(?:客服|电话|人)/;

/** Whether a message speaks of a fraud as one, so that it needs no warning of it: `骗子那个链接我点开了`. Takes normalised text. */
export const callsItFraud = (normalized: string): boolean => FRAUD.test(normalized);
