import { isMoneyInDoubt } from '../src/incident/is-money-at-risk';
import { normalize } from '../src/language/normalize';
import {
  asksHowLongToHold,
  asksToSwitchOff,
  holdsNow,
  isFrozenAfter,
  pressedBriefly,
} from '../src/language/words/tells-frozen';
import { asksWhere, asksWhereRecord, readRecord } from '../src/language/words/read-record';
import { tellsKeyDead } from '../src/language/words/tells-key-dead';
import type { Talk } from './talk';
import type { WordingKey } from './wording-keys';

/** The terminal reacts to nothing, by the last that was told of it: its record cannot be looked at before it is started again. */
export const isScreenFrozen = (talk: Talk): boolean =>
  isFrozenAfter([...toldBefore(talk), talk.reading.understanding.normalized]);

const toldBefore = ({ input }: Talk): readonly string[] =>
  input.transcript.filter(({ from }) => from === 'merchant').map(({ text }) => normalize(text));

/** It reacted to nothing up to this message, which tells that it runs again, and not yet what the record shows. */
export const runsByNow = (talk: Talk): boolean =>
  isFrozenAfter(toldBefore(talk)) && !isScreenFrozen(talk) && readRecord(talk.reading.text) === undefined;

/** What is said first to who has a sale in doubt and a terminal that reacts to nothing: how it is started again, which loses nothing. */
export function startsAgainFirst(talk: Talk): WordingKey | undefined {
  const { incident, reading } = talk;
  if (!incident || talk.owner === 'agent' || !isMoneyInDoubt(incident) || !isScreenFrozen(talk)) return undefined;
  const { normalized } = reading.understanding;
  if (asksHowLongToHold(normalized) && holdsNow(normalized)) return 'money.hold-on';
  if (tellsKeyDead(normalized) && pressedBriefly(normalized)) return 'money.hold-longer';
  if (tellsKeyDead(normalized) || asksHowLongToHold(normalized)) return 'money.hold-key';
  const isTold = isFrozenAfter([normalized]) || asksWhere(normalized) || asksWhereRecord(normalized);
  return isTold || asksToSwitchOff(normalized) ? 'money.frozen' : undefined;
}
