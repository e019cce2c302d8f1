const REFUSES = /(?:别|莫|甭|不要|唔好)(?:光|老|再|只|净)?问/;

/** Whether who is asked wants no more questions: `你别光问商户号`. Takes normalised text. */
export const refusesQuestions = (normalized: string): boolean => REFUSES.test(normalized);
