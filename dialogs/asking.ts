import { hasGoneThrough, isMoneyAtRisk, lacksReadableSlip } from '../src/incident/is-money-at-risk';
import { isDamaged } from '../src/incident/with-danger';
import { asksSummary } from '../src/language/words/asks-summary';
import { asksWait } from '../src/language/words/asks-wait';
import { asksCodeMeaning, asksMeaning } from '../src/language/words/is-question';
import { corrects, disowns, tellsMissing } from '../src/language/words/read-correction';
import { namesPerson } from '../src/language/words/read-polarity';
import { readRecord } from '../src/language/words/read-record';
import { readsMenu } from '../src/language/words/reads-menu';
import { normalize } from '../src/language/normalize';
import { readWorks } from '../src/language/words/read-works';
import { readWorry } from '../src/language/words/read-worry';
import { asksToSell, isGoodSign } from '../src/language/words/tells-progress';
import type { Asking } from './choose-questions';
import { opensCase } from './opens-case';
import { modelOf } from './case';
import { readWanted } from './read-steps-named';
import { wasJustClosed, wasJustFixed } from './reopen-case';
import { saysFixed, tellsFailure, tellsStillBroken } from './says-fixed';
import { takesDamageBack } from './settled-dangers';
import type { Talk } from './talk';

/** Of so many steps before this one something may still be asked. */
const LAST_STEPS = 2;
/** A part of a message is about the debit from here on. */
const DEBIT_MIN = 0.7;

/** A menu that is read aloud to ask something else about it. */
const BESIDE_MENU = /密码|清除|要不要紧|没(?:有)?看(?:见|到)/;

/** The message may hold a question for the knowledge's own answers, and none that has another place to be answered. */
export function mayAskSomething(talk: Talk): boolean {
  const { reading, owner, pending } = talk;
  if (reading.kind !== 'text' || reading.isExact || owner === 'agent') return false;
  // What was misheard has been taken back: no word of it asks anything.
  if (talk.hasTakenBack && !reading.understanding.isQuestion) return false;
  // A good sign and `may he pay now` are answered by what is said to a good sign.
  if (
    pending?.kind === 'fix' &&
    isGoodSign(reading.understanding.normalized) &&
    asksToSell(reading.understanding.normalized)
  )
    return false;
  // Whether a card may be charged, and whether a person is wanted, have answers of their own.
  const { normalized, refusesHuman } = reading.understanding;
  if (reading.asksToSwipe || (refusesHuman && owner === 'queue' && !mayNotGoOn(talk))) return false;
  if (owner === 'queue' && asksSummary(normalized)) return false;
  // Who takes the damage back is asked about it.
  if (owner === 'queue' && mayNotGoOn(talk) && takesDamageBack(talk)) return false;
  // That it works again is heard first by who waits with money in doubt.
  if (owner === 'queue' && fearsFor(talk) && saysFixed(talk)) return false;
  // So has a menu that is read aloud.
  if (
    (readsMenu(normalized) && !BESIDE_MENU.test(normalized)) ||
    (asksWait(normalized) && (namesPerson(normalized) || owner === 'queue') && !asksBesideWait(talk))
  )
    return false;
  // What was noted wrongly is put right first.
  const takesBack = corrects(normalized) || disowns(normalized) || tellsMissing(normalized);
  if (owner === 'queue' && takesBack && !reading.understanding.isQuestion) return false;
  // What the terminal's record shows settles more than any question beside it.
  const asks =
    reading.understanding.isQuestion || reading.clauses.some(({ understanding }) => understanding.isQuestion);
  if (readRecord(reading.text) !== undefined && !asks) return false;
  return true;
}

export function askingOf(talk: Talk): Asking {
  const { reading } = talk;
  const fears = fearsDebit(talk);
  const isOpen = !mayNotGoOn(talk) && (talk.incident !== undefined || opensCase(talk) || wasJustClosed(talk));
  // The part that was a worry about money has been answered as one.
  const isOfSale = fearsFor(talk) || (talk.incident !== undefined && hasGoneThrough(talk.incident));
  const isWorried = isOfSale && readWorry(reading.understanding.normalized) !== undefined;
  return {
    places: fears ? ['money'] : placesOf(talk),
    anyTime: isOpen,
    elsewhere: isOpen && !fears && !opensCase(talk) && !(reading.understanding.asksTerm && reading.clauses.length < 2),
    answersToo: saysFixed(talk) || answersOpenQuestion(talk),
    ownAnswer: ownAnswerOf(talk),
    inDoubt: fearsFor(talk),
    isTaken: clause => isTakenElsewhere(talk, clause, isWorried),
  };
}

/** A part that is answered otherwise: what the code means, when somebody comes, a worry about the money, what is told of the cure, as `自己扫了1块钱 成功了`. */
function isTakenElsewhere(talk: Talk, clause: string, isWorried: boolean): boolean {
  const normalized = normalize(clause);
  if (asksCodeMeaning(normalized)) return true;
  if (asksWait(normalized) && asksBesideWait(talk)) return true;
  if (isWorried) return clause === talk.reading.text || readWorry(normalized) !== undefined;
  return saysFixed(talk) && readWorks(normalized) !== undefined;
}

/** Who waits asks when somebody comes, and in another part something else. */
export const asksBesideWait = ({ owner, reading: { clauses, understanding } }: Talk): boolean =>
  owner === 'queue' &&
  asksWait(understanding.normalized) &&
  clauses.some(({ understanding: { isQuestion, normalized } }) => isQuestion && !asksWait(normalized));

/** The message answers what was asked, by words that are no question themselves. */
function answersOpenQuestion(talk: Talk): boolean {
  const { pending, reading } = talk;
  if (pending?.kind === 'fix') return tellsFailure(reading) || tellsStillBroken(talk);
  return pending?.kind === 'check' && reading.optionId !== undefined;
}

/** Something else in the message is answered by itself: a word, leave for a step, what stands on the screen, a worry about the money. */
function ownAnswerOf(talk: Talk): Asking['ownAnswer'] {
  const { clauses, understanding } = talk.reading;
  const { asksTerm, normalized } = understanding;
  const showsScreen =
    talk.reading.evidence.some(({ questionId }) => ON_SCREEN.includes(questionId)) && !asksMeaning(normalized);
  // A word, or what the code means, leaves the other parts to ask something else.
  const isAlone = clauses.length < 2;
  const isAnswered = talk.isAnswered && (isAlone || !asksCodeMeaning(normalized));
  if ((asksTerm !== undefined && isAlone) || showsScreen || isAnswered) return 'other';
  return asksForStep(talk) ? 'leave' : undefined;
}

/** What stands on the screen is answered by the step against it. */
const ON_SCREEN: readonly string[] = ['storage-prompt', 'sign-in-result', 'app-opens', 'other-code-shown'];

/** Leave is asked for a step that makes sense here, for another one where one is open: `那个新版本要不要点更新啊`. */
function asksForStep(talk: Talk): boolean {
  const { pending, reading, tools } = talk;
  if (pending?.kind === 'field' || pending === undefined || !reading.understanding.isQuestion) return false;
  // Who tells the cure asks leave for nothing more.
  if (saysFixed(talk)) return false;
  const wanted = readWanted(tools.reader, reading.text).filter(id => id !== pending.id);
  return wanted.length > 0 && (!talk.incident || modelOf(talk).fixes.some(({ id }) => wanted.includes(id)));
}

/** Money is in doubt. */
const fearsFor = ({ incident }: Talk): boolean =>
  incident !== undefined && isMoneyAtRisk(incident) && !hasGoneThrough(incident);

/** Nothing that tells to go on with the terminal may be said. */
const mayNotGoOn = ({ incident, pending }: Talk): boolean =>
  incident !== undefined && (isDamaged(incident) || (pending?.kind === 'menu' && pending.id === 'damage'));

/** Who fears for the money in doubt is answered about it, and not about a step. */
const fearsDebit = (talk: Talk): boolean =>
  fearsFor(talk) &&
  talk.reading.clauses.some(
    ({ understanding: { intent, confidence } }) => intent === 'safety.money-debited' && confidence >= DEBIT_MIN,
  );

/** Of a fraud, in the case at hand or in the one that was just closed. */
export const wasWarnedOfFraud = ({ incident, input: { recentlyClosed } }: Talk): boolean =>
  (incident ?? recentlyClosed[0])?.dangers.includes('safety.scam') === true;

/** The step that stands open, the one before it, and what else goes on. */
export function placesOf(talk: Talk): readonly string[] {
  const { pending, incident, owner, memory, input } = talk;
  const closedBy = wasJustFixed(talk) ? input.recentlyClosed[0]?.resolution?.fix : undefined;
  const before = incident ? incident.attempts.slice(-LAST_STEPS).map(({ fix }) => fix) : [closedBy ?? ''];
  if (mayNotGoOn(talk)) return ['damage', ...(owner === 'queue' ? ['queue'] : [])];
  return [
    ...(pending?.kind === 'fix' || pending?.kind === 'check' ? [pending.id] : []),
    ...(memory.openFix === undefined ? [] : [memory.openFix]),
    ...before,
    ...(owner === 'queue' ? ['queue'] : []),
    ...(fearsFor(talk) ? ['money'] : []),
    ...(wasWarnedOfFraud(talk) ? ['scam'] : []),
    ...((!incident && wasJustFixed(talk)) || (incident && saysFixed(talk)) ? ['cured'] : []),
    ...(owner === 'queue' && incident && lacksReadableSlip(incident) ? ['check-paper'] : []),
  ];
}
