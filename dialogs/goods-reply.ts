import { saidEver } from './said-lately';
import type { Talk } from './talk';

/** Whether the goods may go, while it is not known: the record is looked at first; who has heard that hears what to do without it. */
export function goodsReply(talk: Talk): 'money.goods-wait' | 'money.goods' {
  const { incident } = talk;
  const isOpen = incident?.money.record === undefined && !incident?.money.twice;
  return isOpen && !saidEver(talk, 'money.goods-wait') ? 'money.goods-wait' : 'money.goods';
}
