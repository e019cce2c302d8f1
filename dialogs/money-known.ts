import type { Incident } from '../src/incident/incident';
import { withoutDebit } from '../src/incident/with-money';
import { withObservation } from '../src/incident/with-steps';
import { normalize } from '../src/language/normalize';
import { neverSwiped } from '../src/language/words/never-swiped';
import { MONEY_CHECK } from './due-safety-check';
import type { Talk } from './talk';

/** The failed sale is known to have taken nothing. */
export const isClear = ({ money }: Incident): boolean => money.state === 'none' && money.record !== undefined;

/** Both sides were looked at: the terminal's record shows no sale that went through, and the customer was not charged. */
export const isClearOnBothSides = ({ money, observations }: Incident): boolean =>
  money.state === 'none' &&
  (money.record === 'failed' || money.record === 'not-listed') &&
  observations.some(({ check, answer }) => check === MONEY_CHECK && answer === 'no');

/** The customer was not charged, whatever was answered before. */
export const withNotCharged = (incident: Incident, at: string): Incident =>
  withObservation(withoutDebit(incident), { check: MONEY_CHECK, answer: 'no', at });

/** It was told, now or before, that no card was swiped at all: there is no sale that failed. */
export const hasNoSale = ({ input, reading }: Talk): boolean =>
  neverSwiped(reading.understanding.normalized) ||
  input.transcript.some(({ from, text }) => from === 'merchant' && neverSwiped(normalize(text)));
