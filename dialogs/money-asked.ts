import { isMoneyInDoubt } from '../src/incident/is-money-at-risk';
import { asksDays, asksWhatElse, asksWhatToTell, asksWhyNoRefund, paysThem } from '../src/language/words/asks-in-doubt';
import { asksWait } from '../src/language/words/asks-wait';
import { readWorry } from '../src/language/words/read-worry';
import { briefly } from './briefly';
import { saidEver } from './said-lately';
import type { Talk } from './talk';
import type { WordingKey } from './wording-keys';

/**
 * Begins with an answer to each thing that is asked of a sale in doubt by who wants to be rid of it: to give the customer the shop's own
 * money, how many days it takes, why nothing is given back, what to tell the customer. True where it was any of them.
 */
export function beginMoneyAsked(talk: Talk): boolean {
  const { incident, owner, pending, reading } = talk;
  const { normalized } = reading.understanding;
  if (!incident || owner === 'agent') return false;
  const inDoubt = isMoneyInDoubt(incident);
  // Alone it is a question with an answer of its own.
  const isBeside = asksWhyNoRefund(normalized) || asksDays(normalized);
  const asked: readonly (WordingKey | false)[] = [
    inDoubt && paysThem(normalized) && ownMoney(talk),
    inDoubt && asksWhyNoRefund(normalized) && 'money.why-not',
    inDoubt && isBeside && asksWhatToTell(normalized) && 'money.tell-customer',
    inDoubt && asksDays(normalized) && 'money.days',
    owner === 'queue' && pending?.kind !== 'field' && asksWhatElse(normalized) && 'handoff.nothing-more',
  ];
  const keys = asked.filter(key => key !== false);
  for (const key of keys) talk.begin(key);
  if (keys.length > 0 && owner === 'queue' && asksWait(normalized)) talk.begin(briefly(talk, 'handoff.how-long'));
  return keys.length > 0;
}

/** Who wants to pay it back themselves is told that nothing is paid back, and who has heard why, that this stays so. */
const ownMoney = (talk: Talk): WordingKey =>
  readWorry(talk.reading.understanding.normalized) === 'money-back' && !saidEver(talk, 'money.not-own')
    ? briefly(talk, 'money.back')
    : briefly(talk, 'money.not-own');
