import type { DialogContext } from 'botbuilder-dialogs';
import { askResult } from './say-step';
import { withAddition } from '../src/incident/intake';
import { withMoney } from '../src/incident/with-money';
import { withObservation } from '../src/incident/with-steps';
import {
  hasGoneThrough,
  isMoneyAtRisk,
  isMoneyInDoubt,
  isMoneySettled,
  lacksReadableSlip,
} from '../src/incident/is-money-at-risk';
import { normalize } from '../src/language/normalize';
import { asksDays } from '../src/language/words/asks-in-doubt';
import { fearsClaim } from '../src/language/words/fears-claim';
import { keepsToAdvice } from '../src/language/words/keeps-to-advice';
import { correctsNotes, tellsMissing } from '../src/language/words/read-correction';
import { namesCharging } from '../src/language/words/short-readings';
import { asksSummary } from '../src/language/words/asks-summary';
import { namesBank, readRecord, tellsCustomerLooked } from '../src/language/words/read-record';
import { missesAnswer } from '../src/language/words/misses-answer';
import { isPaidOtherwise, readWorry } from '../src/language/words/read-worry';
import { whereToLook } from './asks-where-to-look';
import { briefly } from './briefly';
import { openCase } from './case';
import { beginMoneyAsked } from './money-asked';
import { replyApart } from './money-apart';
import { hasNoSale, isClear, isClearOnBothSides, withNotCharged } from './money-known';
import { isHurry } from './queue-asks';
import { saidLately } from './said-lately';
import { MONEY_CHECK } from './due-safety-check';
import { worthAdding } from './worth-adding';
import { reprompt } from './thread';
import { missesOnlySlip } from './found-record';
import { goodsReply } from './goods-reply';
import { saysFixed } from './says-fixed';
import type { Talk } from './talk';
import type { WordingKey } from './wording-keys';
import { wondersIfReceived } from './money-after-cure';

const REPLIES = {
  received: 'money.whether-received',
  counts: 'money.goods',
  goods: 'money.goods',
  'money-back': 'money.back',
  arrival: 'money.arrives',
  'back-when': 'money.arrives',
  'next-customer': 'money.not-again',
  'pay-anew': 'money.not-anew',
  'customer-gone': 'money.customer-gone',
} as const;

/** What the record settles, where it shows that the sale went through. */
const RECORDED: Readonly<Partial<Record<keyof typeof REPLIES, WordingKey>>> = {
  arrival: 'money.success-arrives',
  counts: 'money.success-counts',
  received: 'money.success-counts',
};
const SETTLED_BY_RECORD: readonly string[] = [
  'goods',
  'counts',
  'received',
  'arrival',
  'money-back',
  'back-when',
  'pay-anew',
];

/** The customer has looked, and nothing was taken: what the terminal's record shows is so. That no SMS came says nothing. */
const tellsNotTaken = ({ owner, reading, memory }: Talk): boolean =>
  owner === 'bot' &&
  memory.pending?.kind !== 'menu' &&
  reading.clauses.some(
    ({ understanding: { isQuestion, normalized, entities } }, index) =>
      !isQuestion &&
      entities.moneyDebited === 'no' &&
      // `他翻了手机银行 没有扣`: who looked, and what was seen, may stand in two parts.
      (tellsCustomerLooked(normalized) || namesBank(reading.clauses[index - 1]?.understanding.normalized ?? '')),
  );

/** It was told before, or is told now, that the customer has paid in another way. */
const wasPaidOtherwise = ({ input, reading }: Talk): boolean =>
  isPaidOtherwise(reading.understanding.normalized) ||
  input.transcript.some(({ from, text }) => from === 'merchant' && isPaidOtherwise(normalize(text)));

/** What who waits with a sale in doubt says that the record shows is kept, whatever else the message asks. */
export function noteRecord(talk: Talk): void {
  const { incident, owner, reading } = talk;
  if (!incident || incident.money.record !== undefined) return;
  const record = readRecord(reading.text);
  // `看了记录写的成功120 那就是收到了是吧`, of a sale that nobody had in doubt but who took it.
  if (owner === 'bot' && record === 'success' && wondersIfReceived(reading.understanding.normalized))
    talk.keep(withMoney(incident, { record }));
  if (owner !== 'queue' || !isMoneyAtRisk(incident)) return;
  if (record === 'success' || record === 'failed' || record === 'not-listed')
    talk.keep(withMoney(incident, { record }));
  if (missesOnlySlip(talk) && !lacksReadableSlip(openCase(talk)))
    talk.keep(
      withObservation(openCase(talk), { check: 'slip-or-sale', answer: 'no-slip', at: talk.at, unasked: true }),
    );
}

/** A worry about a sale, whose answer was put in front of what is said next; `isDone`: the sale has gone through. */
export interface MoneyWorry {
  readonly isDone: boolean;
}

/** Begins with an answer to what a merchant with a sale in doubt fears for: the goods, money to give back, when it arrives. */
export function beginMoneyWorry(talk: Talk): MoneyWorry | undefined {
  const { incident, reading } = talk;
  if (!incident || talk.owner === 'agent' || asksSummary(reading.understanding.normalized)) return undefined;
  if (incident.money.record === 'failed' && tellsNotTaken(talk)) {
    talk.keep(withNotCharged(incident, talk.at));
    talk.begin('money.failed-both');
    return { isDone: false };
  }
  if (isPaidOtherwise(reading.understanding.normalized) && isClear(incident)) {
    const said = talk.text('money.paid-otherwise');
    if (!talk.input.transcript.some(({ from, text }) => from === 'bot' && text.includes(said)))
      talk.begin('money.paid-otherwise');
    // Where it says nothing else it is no answer that was not understood.
    return talk.hasLead && reading.clauses.length < 2 ? { isDone: false } : undefined;
  }
  if (incident.money.state === 'none' && fearsClaim(reading.understanding.normalized)) {
    talk.begin('money.claims-later');
    return answered(talk);
  }
  const apart = replyApart(talk);
  if (apart !== undefined) {
    talk.begin(briefly(talk, apart));
    return answered(talk);
  }
  const looked = readRecord(reading.text);
  if (incident.money.state === 'none' && talk.pending?.kind === 'fix' && looked === 'not-listed') {
    if (hasNoSale(talk)) {
      talk.begin('money.no-sale');
      talk.isAnswered = true;
      return { isDone: false };
    }
    talk.keep(withMoney(incident, { record: looked }));
    // Whether the customer may pay anew is answered by what the record shows.
    if (reading.asksToSwipe && reading.understanding.isQuestion) return undefined;
    talk.begin('money.clear-both');
    talk.isAnswered = true;
    return { isDone: false };
  }
  const where = whereToLook(talk);
  if (where !== undefined) {
    if (readWorry(reading.understanding.normalized) === 'goods') talk.begin(briefly(talk, goodsReply(talk)));
    talk.begin(where);
    talk.isAnswered = true;
    return { isDone: false };
  }
  const { normalized } = reading.understanding;
  if (talk.owner === 'queue' && isMoneyAtRisk(incident) && readRecord(reading.text) === 'unclear') {
    talk.keep(withMoney(openCase(talk), { record: 'unclear' }));
    talk.begin('money.shown-unclear');
    return { isDone: false };
  }
  // What is wrong or missing in the notes is put right first.
  if (talk.owner === 'queue' && (correctsNotes(normalized) || tellsMissing(normalized))) return undefined;
  if (beginMoneyAsked(talk)) return answered(talk);
  if (isMoneyInDoubt(incident) && !reading.understanding.isQuestion && keepsToAdvice(normalized)) {
    talk.begin('money.right-so');
    talk.isAnswered = true;
    return { isDone: false };
  }
  const worry = readWorry(reading.understanding.normalized);
  if (worry === 'customer-gone' && incident.money.record === 'failed' && !wasPaidOtherwise(talk)) {
    talk.begin('money.customer-gone');
    return { isDone: false };
  }
  const hasArrived = incident.money.state === 'received';
  if (hasArrived && (worry === 'counts' || worry === 'goods' || reading.asksToSwipe)) {
    talk.begin('money.counts');
    return { isDone: true };
  }
  // `写的成功 那就是收到了是吧`: the record that is told answers it, whatever was thought of the money before.
  const isShown = (worry === 'received' || worry === 'counts') && readRecord(reading.text) === 'success';
  const isOfRecord = isShown || (hasGoneThrough(incident) && wondersIfReceived(normalized));
  if (worry === undefined || !(isMoneyAtRisk(incident) || isOfRecord) || reading.asksToSwipe) return undefined;
  // What the terminal's record shows settles it, and no caution is said beside.
  const shown = readRecord(reading.text) ?? incident.money.record;
  const isRecorded = shown === 'success' && !incident.money.twice && SETTLED_BY_RECORD.includes(worry);
  if (shown === 'success' && !incident.money.twice && worry === 'customer-gone') return undefined;
  const isOfNext = worry === 'next-customer' && hasGoneThrough(incident);
  const reply = isOfNext
    ? 'money.success-next'
    : isRecorded
      ? (RECORDED[worry] ?? 'money.success-goods')
      : worry === 'money-back' && incident.money.twice
        ? 'money.twice-back'
        : worry === 'goods'
          ? goodsReply(talk)
          : REPLIES[worry];
  if (isRecorded) talk.keep(withMoney(openCase(talk), { record: 'success' }));
  // Told twice running, it is something else that they ask.
  const last = talk.input.transcript.findLast(({ from }) => from === 'bot')?.text ?? '';
  const intends = worry === 'money-back' && !reading.understanding.isQuestion;
  if (worry !== 'next-customer' && !isRecorded && !intends && last.includes(talk.text(reply))) return undefined;
  const said = briefly(talk, reply);
  talk.begin(isWornOut(talk, reply, said) ? 'money.left-to-person' : said);
  return answered(talk, isRecorded);
}

/** The worry is answered, and what was said beside it is kept for who comes. */
function answered(talk: Talk, isDone = false): MoneyWorry {
  talk.isAnswered = true;
  const addition = worthAdding(talk);
  if (talk.owner === 'queue' && addition !== undefined) talk.keep(withAddition(openCase(talk), addition));
  if (talk.owner === 'queue' && !asksDays(talk.reading.understanding.normalized) && isHurry(talk))
    talk.begin(briefly(talk, 'handoff.how-long'));
  return { isDone };
}

/** Said in one line already, or missing what was asked, it is no answer once more. */
const isWornOut = (talk: Talk, reply: WordingKey, said: WordingKey): boolean =>
  talk.owner === 'queue' &&
  said !== reply &&
  (saidLately(talk, said) || missesAnswer(talk.reading.understanding.normalized));

/**
 * Answers whether a card may be charged now; the sale in doubt is told apart from the next customer's. True where the message was nothing but
 * that question; an answer in it is still taken.
 */
export async function answerSwipeQuestion(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { incident, pending, reading } = talk;
  if (!incident || talk.owner === 'agent' || asksSummary(reading.understanding.normalized)) return false;
  if (!reading.asksToSwipe) return false;
  // `再收一笔还是3000 下面有行小字`: what stands on the screen leads on.
  const isAsked = reading.clauses.some(({ text, understanding: { isQuestion } }) => isQuestion && namesCharging(text));
  const leadsOn = reading.evidence.length > 0 && !isAsked;
  if (isMoneySettled(incident) && (saysFixed(talk) || leadsOn)) return false;
  // "He wants to swipe again" is a danger while the money is in doubt, and nothing to answer afterwards.
  if (incident.money.state === 'none' && !reading.understanding.isQuestion) return false;
  talk.isAnswered = true;
  const mayCharge = incident.money.state === 'none';
  // `看了 没有这一笔 那我再给他刷一遍行不` has told what was asked of the record.
  if (isNewlyMissing(talk)) talk.begin('money.not-listed-debited');
  if (isClearOnBothSides(incident)) talk.begin('money.may-charge-again');
  else
    talk.begin(
      mayCharge ? 'money.may-charge-next' : hasGoneThrough(incident) ? 'money.success-next' : 'money.not-again',
    );
  if (reading.optionId !== undefined && reading.optionId !== 'asks' && reading.optionId !== 'progress') return false;
  // `看过了 没扣。我能让他再刷一次吗` answers whether it was taken.
  if (pending?.id === MONEY_CHECK && incident.money.state === 'none') return false;
  if (pending?.kind === 'fix' && incident.money.state === 'none') await askResult(talk, pending.id, 'try.result');
  else await reprompt(dc, talk);
  return true;
}

/** The message tells that the terminal's record has no such sale, of a customer who says that it was taken. */
const isNewlyMissing = ({ incident, input, reading }: Talk): boolean =>
  incident?.money.state === 'debited' &&
  input.incident?.money.record === undefined &&
  readRecord(reading.text) === 'not-listed';
