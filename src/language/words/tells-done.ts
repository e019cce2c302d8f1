const IN_VAIN = /没用|不行|不得行|不中|一样|照样|白搭|还是|没好|没反应|试过/;
const DONE_BEFORE = /过|已经|早|先前|之前|没用|不行|不得行|不中|一样|照样|白搭|还是|没反应|3000|失败/;

/** Leave is asked for, and nothing failed: `先刷一单行不行`. */
const ASKS_LEAVE = /(行|中|好|得)不(?:得)?\1(?:行|使)?|得不得行/g;

/** Whether a message says that something was done in vain: `换了纸 一样的`. Takes normalised text. */
export const tellsVain = (normalized: string): boolean => IN_VAIN.test(normalized.replace(ASKS_LEAVE, ''));

/** Whether a message says that something was done before, or failed; who is still at it says neither. Takes normalised text. */
export const tellsDone = (normalized: string): boolean => DONE_BEFORE.test(normalized.replace(ASKS_LEAVE, ''));
