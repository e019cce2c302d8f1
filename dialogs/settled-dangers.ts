import { hasGoneThrough, isMoneySettled } from '../src/incident/is-money-at-risk';
import { withAnotherSale } from '../src/incident/with-money';
import { withObservation } from '../src/incident/with-steps';
import { namesAnotherSale } from '../src/language/words/names-another-sale';
import { isHotOrDamp, namesDamage, tellsHeatAround } from '../src/language/words/is-hot-or-damp';
import { isDenied } from '../src/language/words/read-polarity';
import { namesHarm, onlySoundsLikeHarm, statesDamage, takesBackMishap } from '../src/language/words/read-damage';
import type { Mishap } from '../src/language/words/read-damage';
import { isPaidOtherwise } from '../src/language/words/read-worry';
import { namesFraud } from '../src/language/words/short-readings';
import { DAMAGE_CHECK, MONEY_CHECK } from './due-safety-check';
import { wasJustFixed } from './reopen-case';
import type { Talk } from './talk';

/** The merchant has said that nothing was taken, and says nothing else now: asking whether to charge again is no new debit. */
export function isSettled({ incident, reading }: Talk): boolean {
  const { moneyDebited: said, moneyReceived } = reading.understanding.entities;
  if (moneyReceived && !incident?.money.twice) return true;
  return said === 'no' || (incident !== undefined && isMoneySettled(incident) && said !== 'yes' && said !== 'unknown');
}

/**
 * The sale went through and only its slip was missing: what is said of its money is no new debit. Another sale, or a second charge, is; its
 * money is not that of the first.
 */
export function isOfFinishedSale(talk: Talk): boolean {
  const { incident, input, reading } = talk;
  const sale = incident ?? (wasJustFixed(talk) ? input.recentlyClosed[0] : undefined);
  if (!sale || !hasGoneThrough(sale)) return false;
  const { entities, normalized } = reading.understanding;
  const isAnother =
    entities.moneyDebited !== undefined && entities.moneyDebited !== 'no' && namesAnotherSale(normalized);
  if (!isAnother && !entities.chargedTwice) return true;
  if (incident && isAnother) talk.keep(withAnotherSale(incident));
  return false;
}

/** It was answered before that nothing happened to the machine, or this message names only what did not: `后盖没鼓 不烫手`. */
function isUndamaged(talk: Talk): boolean {
  const { incident, reading } = talk;
  if (!incident) return false;
  const isKnown = incident.observations.some(
    ({ check, answer }) => check === DAMAGE_CHECK && (answer === 'nothing' || answer === 'hot-or-damp'),
  );
  if (isKnown) return true;
  if (statesDamage(reading.understanding.normalized)) return false;
  if (mishapOnRecord(talk) !== undefined) return true;
  talk.keep(withObservation(incident, { check: DAMAGE_CHECK, answer: 'nothing', at: talk.at, unasked: true }));
  return true;
}

/** What was told to have happened to the terminal. */
function mishapOnRecord({ incident }: Talk): Mishap | undefined {
  const answer = incident?.observations.find(({ check }) => check === DAMAGE_CHECK)?.answer;
  return MISHAPS.find(mishap => mishap === answer);
}
const MISHAPS: readonly Mishap[] = ['wet', 'opened', 'dropped'];

/**
 * The message takes back what the terminal is out of use for. A mishap that was told is taken back only in so many words: `不烫 没冒烟 就是
 * 底下有点黏` of a terminal that soup went into says nothing of the soup.
 */
export function takesDamageBack(talk: Talk): boolean {
  const { deniesDamage, normalized } = talk.reading.understanding;
  const mishap = mishapOnRecord(talk);
  return mishap === undefined ? deniesDamage : takesBackMishap(normalized, mishap);
}

/** The open question is about that very danger: its options decide. A debit that is told beside the answer about another danger is news. */
export function settlesDanger({ pending, knowledge, reading }: Talk, danger: string): boolean {
  const isOtherDebit = danger === 'safety.money-debited' && reading.understanding.entities.moneyDebited === 'yes';
  if (isOtherDebit && pending?.id !== MONEY_CHECK && pending?.id !== 'money-lookup') return false;
  if (pending?.kind === 'menu')
    return pending.id === 'money-lookup' || pending.id === 'damage' || pending.id === 'scam';
  if (pending?.kind !== 'check') return false;
  const check = knowledge.checks.find(entry => entry.id === pending.id);
  return check?.options.some(option => option.raises !== undefined) ?? false;
}

/** The record shows that the sale failed: who still fears for the money is told what that means, and is not sent to look again. */
export function explainFailed(talk: Talk): boolean {
  const { incident, owner, reading } = talk;
  const { moneyDebited, chargedTwice } = reading.understanding.entities;
  if (owner !== 'bot' || incident?.money.record !== 'failed' || !talk.pending) return false;
  if (moneyDebited === 'yes' || moneyDebited === 'no' || chargedTwice) return false;
  if (isPaidOtherwise(reading.understanding.normalized)) return false;
  talk.begin('money.failed-means');
  return true;
}

/** In the middle of a case, "how do I look the sale up" and "may he swipe again" are no fraud where no word of it is said. */
export const isHarmless = ({ incident, reading, input }: Talk): boolean =>
  (incident !== undefined || input.recentlyClosed.length > 0) &&
  (reading.asksToSwipe || !namesFraud(reading.understanding.normalized));

/** Heat and damp are known and being seen to, and nothing worse is named: `摸着烫烫的 外头一层水汽 没焦味`. */
function isOnlyWarm({ incident, reading, pending }: Talk): boolean {
  const isKnown =
    (pending?.kind === 'fix' && pending.id === 'away-from-heat') ||
    (incident?.observations.some(({ check, answer }) => check === DAMAGE_CHECK && answer === 'hot-or-damp') ?? false);
  const told = reading.clauses.map(({ understanding }) => understanding.normalized);
  if (isKnown) return isHotOrDamp(told) && !told.some(clause => namesDamage(clause) && !isDenied(clause));
  return tellsHeatAround(told) && !incident?.dangers.includes('safety.tamper');
}

/** No damage is named, and whether there is any was asked before: what resembles it is not asked about again. */
const wasAsked = ({ incident, reading: { isExact, understanding } }: Talk): boolean =>
  !isExact &&
  !namesHarm(understanding.normalized) &&
  (incident?.observations.some(({ check }) => check === DAMAGE_CHECK) ?? false);

/** What resembles damage is none: it is denied, only heat, another meaning of the word, or care that is asked about after a cure (`may I blow it dry`). */
export const isNoDamage = (talk: Talk): boolean =>
  onlySoundsLikeHarm(talk.reading.understanding.normalized) ||
  wasAsked(talk) ||
  (talk.reading.understanding.deniesDamage && isUndamaged(talk)) ||
  isOnlyWarm(talk) ||
  (!talk.incident && wasJustFixed(talk) && talk.reading.understanding.isQuestion);
