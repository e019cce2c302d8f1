import { withMoney } from '../src/incident/with-money';
import { withoutLastObservation } from '../src/incident/with-steps';
import { MONEY_CHECK } from './due-safety-check';
import type { Talk } from './talk';

/** Takes the last answer or result back, for a merchant who said it wrong; false where there is none. */
export function undoLast(talk: Talk): boolean {
  const { incident } = talk;
  const observed = incident?.observations.at(-1)?.at ?? '';
  const attempted = incident?.attempts.at(-1)?.at ?? '';
  if (!incident || (!observed && !attempted)) return false;
  const undone =
    attempted > observed ? { ...incident, attempts: incident.attempts.slice(0, -1) } : withoutLastObservation(incident);
  const askedMoney = incident.observations.at(-1)?.check === MONEY_CHECK && attempted <= observed;
  talk.keep(askedMoney ? withMoney(undone, { state: 'unknown' }) : undone);
  return true;
}
