const BARE = /^[\s\p{P}]*[0-9A-Za-z]{1,3}[\s\p{P}]*$/u;

/** Whether a message is two or three characters that may be a code or the answer to a question for a number: `98`, `A4。`. */
export const isBareCode = (text: string): boolean => BARE.test(text);
