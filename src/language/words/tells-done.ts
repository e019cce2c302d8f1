const IN_VAIN = /没用|不行|不得行|不中|一样|照样|白搭|还是|没好|没反应|试过/;
const DONE_BEFORE = /过|已经|早|先前|之前|没用|不行|不得行|不中|一样|照样|白搭|还是|没反应|3000|失败/;

/** Whether a message says that something was done in vain: `换了纸 一样的`. Takes normalised text. */
export const tellsVain = (normalized: string): boolean => IN_VAIN.test(normalized);

/** Whether a message says that something was done before, or failed; who is still at it says neither. Takes normalised text. */
export const tellsDone = (normalized: string): boolean => DONE_BEFORE.test(normalized);
