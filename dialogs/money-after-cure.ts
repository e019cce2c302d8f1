import { hasGoneThrough, isMoneySettled } from '../src/incident/is-money-at-risk';
import type { Incident } from '../src/incident/incident';
import { fearsClaim, fearsTwice, namesAnew } from '../src/language/words/fears-claim';
import { isConfused, isQuestion, seemsToAsk } from '../src/language/words/is-question';
import { normalize } from '../src/language/normalize';
import { tellsPaid } from '../src/language/words/tells-paid';
import { asksIfNeeded } from '../src/language/words/asks-wait';
import { namesSale } from '../src/language/words/read-record';
import { asksToCollectAgain } from '../src/language/words/asks-to-collect-again';
import { supposesSomebody } from '../src/language/words/is-hypothetical';
import { fearsForSale, readWorry } from '../src/language/words/read-worry';
import { asksForPerson } from './asks-for-person';
import { wasJustFixed } from './reopen-case';
import { saidLately } from './said-lately';
import { beginOtherAnswer } from './step-questions';
import type { Talk } from './talk';

/** It is asked, or guessed at, whether the sale counts. */
export const wondersIfReceived = (normalized: string): boolean => {
  const worry = readWorry(normalized);
  return worry === 'received' || worry === 'counts';
};

/** The sale that the record shows as gone through is feared for once more: `268那笔不会有事吧`. */
const fearsForDone = ({ reading: { understanding } }: Talk): boolean => {
  const worry = readWorry(understanding.normalized);
  return worry === 'arrival' || worry === 'counts' || worry === 'received' || fearsForSale(understanding.normalized);
};

const DEBIT_MIN = 0.4;

/**
 * Answers who asks about the money right after the fault was put right: nothing was taken then, so it is no new danger. True where it was
 * that. Who says that it was taken, or taken twice, is another matter.
 */
export async function answerAfterCure(talk: Talk): Promise<boolean> {
  const { reading, input } = talk;
  const [closed] = input.recentlyClosed;
  const { entities, normalized } = reading.understanding;
  if (talk.incident || !closed || !wasJustFixed(talk)) return false;
  if (isMoneySettled(closed) && closed.money.record !== 'success' && (await answerTakenSince(talk, closed)))
    return true;
  if (entities.chargedTwice) return false;
  if (closed.money.record === 'success' && fearsForDone(talk)) {
    if (asksIfNeeded(normalized)) talk.begin('close.no-person');
    const isWhether = wondersIfReceived(normalized) || ['received', 'counts'].includes(readWorry(normalized) ?? '');
    const reply = isWhether ? 'money.success-counts' : 'money.success-arrives';
    // `帮我叫个人看一下 还有那120收到没有`
    if (asksForPerson(talk)) {
      talk.begin(reply);
      return false;
    }
    await talk.say(reply, {}, { kind: 'safety', id: 'money' });
    return true;
  }
  const isSlipOnly = hasGoneThrough(closed);
  if (!isSlipOnly && (!isMoneySettled(closed) || entities.moneyDebited === 'yes')) return false;
  const isClaim = supposesSomebody(normalized);
  const ofDebit = reading.clauses.filter(
    ({ understanding: { intent, confidence, isQuestion } }) =>
      intent === 'safety.money-debited' && (isQuestion || isClaim) && confidence >= DEBIT_MIN,
  );
  const asks =
    (reading.asksToSwipe && reading.understanding.isQuestion) ||
    readWorry(reading.understanding.normalized) === 'counts' ||
    ofDebit.length > 0;
  const asksAgain = reading.understanding.isQuestion && asksToCollectAgain(normalized);
  const isFailed = closed.money.record === 'failed';
  if (!asks && !asksAgain && !(isFailed && namesSale(normalized))) return false;
  if (isFailed && entities.moneyDebited !== 'yes') {
    await talk.say('close.failed-sale', {}, { kind: 'safety', id: 'money' }, [
      talk.tools.phrasing.choice('request.human'),
    ]);
    return true;
  }
  if (ofDebit.length > 0) beginOtherAnswer(talk, clause => ofDebit.some(({ text }) => clause.includes(text)));
  if (isClaim && ofDebit.length > 0) {
    await talk.say('money.claims-later', {}, { kind: 'safety', id: 'money' }, [
      talk.tools.phrasing.choice('request.human'),
    ]);
    return true;
  }
  if (!isSlipOnly && asksAgain) {
    await talk.say('money.paid-otherwise', {}, { kind: 'safety', id: 'money' });
    return true;
  }
  const key = isSlipOnly ? 'money.slip-again' : closed.money.state === 'received' ? 'money.counts' : 'money.after-cure';
  await talk.say(key, {}, { kind: 'safety', id: 'money' });
  return true;
}

/** What puts a fault right by taking the very sale in another way. */
const TAKES_THE_SALE: readonly string[] = ['use-other-card', 'use-other-read-method'];

/**
 * Nothing was taken, and the customer may say later that it was; or the sale was taken in another way since, and it is asked whether to take it anew.
 * True where it was that.
 */
async function answerTakenSince(talk: Talk, closed: Incident): Promise<boolean> {
  const { normalized } = talk.reading.understanding;
  const isTaken = TAKES_THE_SALE.includes(closed.resolution?.fix ?? '') || tellsPaid(normalized);
  const fears = fearsClaim(normalized);
  const isAsked = isQuestion(normalized) || seemsToAsk(normalized) || isConfused(normalized);
  if (!fears && !(isTaken && isAsked && (namesAnew(normalized) || fearsTwice(normalized)))) return false;
  // What the cure was is no answer to it.
  talk.guess([], 'alone');
  beginOtherAnswer(talk, clause => fearsClaim(normalize(clause)) || namesAnew(normalize(clause)));
  if (!fears && saidLately(talk, 'money.claims-later')) {
    await talk.say('money.taken-since', {}, { kind: 'safety', id: 'money' });
    return true;
  }
  if (isTaken && !(fears && saidLately(talk, 'money.taken-since'))) talk.begin('money.taken-since');
  await talk.say('money.claims-later', {}, { kind: 'safety', id: 'money' }, [
    talk.tools.phrasing.choice('request.human'),
  ]);
  return true;
}
