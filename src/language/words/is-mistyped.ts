const MISTYPED = /密码(?:错误|不对|输不对|不正确)/;

/** Whether a password was mistyped, which is no result of a step; where the code came as well, it is one. Takes normalised text. */
export const isMistyped = (normalized: string): boolean => MISTYPED.test(normalized) && !normalized.includes('3000');
