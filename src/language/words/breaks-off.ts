const UNFINISHED = /(?:就|都|又|也|还|老是?|一直|总是?|自己|的时候|然后)$/;

/** Whether a message stops in the middle of what it tells, as the next one goes on: `一刷卡就`. Takes normalised text. */
export const breaksOff = (normalized: string): boolean => UNFINISHED.test(normalized);
