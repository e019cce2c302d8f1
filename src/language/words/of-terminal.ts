import { splitClauses } from '../split-clauses';

const SIGNAL = /信号|格|叉/;
/** `我看成手机的了 机器就一格` */
const MISTAKEN = /(?:看|当|认)(?:成|错)|以为/;
const PHONE = /手机(?!卡|热点)/;

/** A message without what it tells of the phone's signal beside the terminal's: `满格是我手机 机器上就一格` -> `机器上就一格`. */
export function ofTerminal(text: string): string {
  const clauses = splitClauses(text);
  const isOfPhone = (clause: string): boolean => PHONE.test(clause) && (SIGNAL.test(clause) || MISTAKEN.test(clause));
  const rest = clauses.filter(clause => !isOfPhone(clause));
  return rest.length < clauses.length && rest.some(clause => SIGNAL.test(clause)) ? rest.join('，') : text;
}
