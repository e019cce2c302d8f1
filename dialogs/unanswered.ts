import { asksWait } from '../src/language/words/asks-wait';
import { briefly } from './briefly';
import { asksSomething } from './queue-asks';
import type { Clause } from './read-told';
import type { Talk } from './talk';

/** Shorter parts ask nothing that could be answered. */
const LEAST_ASKED = 4;
/** Whether an amount, a number or a name is right is confirmed by noting it. */
const GIVES = ['phone', 'acquirer', 'amountFen', 'occurredAt', 'merchantNo', 'terminalNo', 'serialNo'] as const;

/** Says of what a message asks, which nothing has answered, that it is not known and goes to the person; false where it asks nothing. */
export function beginUnanswered(talk: Talk): boolean {
  if (talk.isAnswered || talk.reading.isExact || !asksSomething(talk.reading)) return false;
  talk.begin(briefly(talk, talk.unknown('handoff.unknown')));
  return true;
}

/** The same for what is asked beside a value that was noted: `上头写的拉卡拉 钱到底在哪`. */
export function beginUnansweredBeside(talk: Talk): void {
  const { clauses } = talk.reading;
  if (clauses.length > 1 && clauses.some(isAskedBeside)) beginUnanswered(talk);
}

const isAskedBeside = ({ text, understanding: { isQuestion, normalized, entities } }: Clause): boolean =>
  isQuestion &&
  text.length >= LEAST_ASKED &&
  !asksWait(normalized) &&
  GIVES.every(fact => entities[fact] === undefined);
