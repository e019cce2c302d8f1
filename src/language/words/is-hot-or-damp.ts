import { namesHarm } from './read-damage';
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

/** Where heat and damp come from outside. */
const AROUND = /蒸[笼锅汽]|灶台|炉子?边|烤炉|烤箱|锅边|油烟|水汽|太阳|晒|暖气|潮/;
const WARM = /烫手?|发热|好热|很热|太热|发潮|潮湿|潮乎乎|(?:一层)?水汽/g;
/** What heat does to a terminal: more than heat. */
const HARMED = /软|化[了开]|炸|着火|充电|电池|冒/;

/** Whether heat or damp is all that is told, and comes from what the terminal stands by: `放蒸笼边上 摸着烫手 潮乎乎的`. Takes normalised parts. */
export const tellsHeatAround = (clauses: readonly string[]): boolean =>
  isHotOrDamp(clauses) &&
  clauses.some(clause => AROUND.test(clause)) &&
  !clauses.some(clause => HARMED.test(clause) || namesHarm(clause.replace(WARM, ' ')));
