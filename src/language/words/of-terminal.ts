import { splitClauses } from '../split-clauses';

const SIGNAL = /信号|格|叉/;
/** `我看成手机的了 机器就一格` */
const MISTAKEN = /(?:看|当|认)(?:成|错)|以为/;
const PHONE = /手机(?!卡|热点)/;

/** Icons that are read aloud, and a make that no terminal has: what stands there says nothing of what the terminal uses. */
const OWN_PHONE = /飞行模式|控制中心|手电筒|(?:苹果|iphone)(?![^，。,]{0,6}上网)/i;
const TERMINAL = /机器|机子|部机(?!热点)|pos/i;

/** Whether a part of a message tells of the merchant's own phone and not of the terminal: `只有飞行模式 wifi 蓝牙那几个`. */
export const isOfOwnPhone = (clause: string): boolean =>
  OWN_PHONE.test(clause) && !TERMINAL.test(clause.replace(/手机/g, ''));

/** A message without what it tells of the phone beside the terminal: `满格是我手机 机器上就一格` -> `机器上就一格`. */
export function ofTerminal(text: string): string {
  const clauses = splitClauses(text);
  const isOfPhone = (clause: string): boolean => PHONE.test(clause) && (SIGNAL.test(clause) || MISTAKEN.test(clause));
  const own = clauses.filter(clause => !isOfOwnPhone(clause));
  const rest = own.filter(clause => !isOfPhone(clause));
  if (rest.length < own.length && rest.some(clause => SIGNAL.test(clause))) return rest.join('，');
  return own.length < clauses.length ? own.join('，') : text;
}
