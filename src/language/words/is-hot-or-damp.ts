import { isDenied } from './read-polarity';

const HOT_OR_DAMP = /烫|发热|好热|很热|太热|潮|湿|烤|蒸汽|油烟|水汽/;

/** Whether one of a message's parts says that the machine is hot or damp, beside what is denied: `没冒烟没鼓包`, `就是外壳有点烫` -> true. */
export const isHotOrDamp = (clauses: readonly string[]): boolean =>
  clauses.some(clause => HOT_OR_DAMP.test(clause) && !isDenied(clause));
