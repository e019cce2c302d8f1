const SOME_TIME = /\d|[一二两三四五六七八九十]点|早|晚|午|夜|昨|今|前天|号/;

/** Whether a text may be a time in any form: an agent can make something of `昨儿半夜`. */
export const namesSomeTime = (text: string): boolean => SOME_TIME.test(text);
