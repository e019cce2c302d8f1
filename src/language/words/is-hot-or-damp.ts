import { isDenied } from './read-polarity';

const HOT_OR_DAMP = /烫|发热|好热|很热|太热|潮|湿|烤炉|烤箱边|蒸汽|蒸笼|蒸锅|灶台|油烟|水汽/;
/** The weather and the food are hot as well. */
const NOT_THE_MACHINE = /天气|天热|菜|饭|汤|人热/;

/** Whether one of a message's parts says that the machine is hot or damp, beside what is denied: `没冒烟没鼓包`, `就是外壳有点烫` -> true. */
export const isHotOrDamp = (clauses: readonly string[]): boolean =>
  clauses.some(clause => HOT_OR_DAMP.test(clause) && !NOT_THE_MACHINE.test(clause) && !isDenied(clause));

const DAMAGE = /摔|磕|跌|进水|进了水|泡水|淋|拆|撬|鼓包|鼓起|冒烟|焦|糊味|裂/;

/** Whether more than heat and damp is named: a drop, water, an opened case, swelling, smoke. Takes normalised text. */
export const namesDamage = (normalized: string): boolean => DAMAGE.test(normalized);
