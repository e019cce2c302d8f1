import { isMoneyInDoubt } from '../src/incident/is-money-at-risk';
import { asksOfDeposit, fearsGivenBack, wantsPassword, wondersIfLost } from '../src/language/words/read-money-apart';
import { readWorry } from '../src/language/words/read-worry';
import { runsByNow, startsAgainFirst } from './screen-frozen';
import type { Talk } from './talk';
import type { WordingKey } from './wording-keys';

/** What is answered apart, to who has a sale in doubt: a terminal that reacts to nothing, a password at the lookup, other money, a sale that is not listed. */
export function replyApart(talk: Talk): WordingKey | undefined {
  const { incident, reading, pending, owner } = talk;
  if (!incident || owner === 'agent' || !isMoneyInDoubt(incident)) return undefined;
  const { normalized } = reading.understanding;
  const again = startsAgainFirst(talk);
  if (again !== undefined) return again;
  if (incident.money.record === undefined && runsByNow(talk)) return 'money.runs-again';
  const isLooking = pending?.id === 'money-lookup' || (pending?.kind === 'field' && pending.id === 'record');
  if (isLooking && wantsPassword(normalized)) return 'money.look-password';
  if (fearsGivenBack(normalized)) return 'money.bank-back';
  if (reading.asksToSwipe) return undefined;
  const worry = readWorry(normalized);
  if (
    incident.money.record === 'not-listed' &&
    (worry === 'received' || worry === 'counts' || wondersIfLost(normalized))
  )
    return 'money.not-listed-received';
  return asksOfDeposit(normalized) ? 'money.deposit' : undefined;
}
