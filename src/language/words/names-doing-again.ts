const AGAIN = /再|到底|还(?:要|用|得|来)|又要|又得/;

/** Whether something is to be done once more: `还要再重启一遍吗`. Takes normalised text. */
export const namesDoingAgain = (normalized: string): boolean => AGAIN.test(normalized);
