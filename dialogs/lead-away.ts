import type { DialogContext } from 'botbuilder-dialogs';
import { asksSummary } from '../src/language/words/asks-summary';
import { asksIfNeeded, asksWait } from '../src/language/words/asks-wait';
import { corrects } from '../src/language/words/read-correction';
import { callsOff } from '../src/language/words/calls-off';
import { refusesQuestions } from '../src/language/words/refuses-questions';
import { refusesWaiting } from '../src/language/words/refuses-waiting';
import { saysGoodbye, takesLeave } from '../src/language/words/takes-leave';
import { namesPayer } from '../src/language/words/short-readings';
import { tellsStepDone } from '../src/language/words/tells-step-done';
import { vents } from '../src/language/words/vents';
import { postponesPerson } from '../src/language/words/postpones-person';
import { declines, namesPerson } from '../src/language/words/read-polarity';
import { isMoneyInDoubt, isMoneySettled } from '../src/incident/is-money-at-risk';
import { withResolution } from '../src/incident/with-handoff';
import { openCase } from './case';
import { actOf } from './act-of';
import { asksForPerson } from './asks-for-person';
import { DIALOGS } from './dialog-ids';
import { MONEY_CHECK } from './due-safety-check';
import { isAgain } from './came-back';
import { briefly } from './briefly';
import { keepOpenAnswer } from './keep-open-answer';
import { beginNotedBeside, noteEverything } from './note-facts';
import { takeUpClosed, wasJustFixed } from './reopen-case';
import { saysFixed, tellsStillBroken } from './says-fixed';
import { endsQuestions } from './ends-questions';
import { declinePerson } from './offer-beside';
import { sayHours, sayWaiting } from './queue-lines';
import type { Talk } from './talk';
import { takeBack } from './take-back';
import { isRating, reprompt, start } from './thread';

const REQUEST_MIN = 0.5;
/** Longer messages say more than "start again" or "hold on". */
const LONG_STOP = 16;
const ACT_MIN = 0.6;
const STOPS: readonly string[] = ['act.restart', 'act.cancel', 'act.repeat', 'act.wait'];

/** Who waits already and writes more than this says more than that they want a person. */
const PLAIN_REQUEST = 8;
const LEAVE_STEP = { kind: 'handoff', id: 'leave' } as const;

/** Handles what leads away from the open question: an answer taken back, a person, a stop. True where the message is done with. */
export async function leadAway(dc: DialogContext, talk: Talk): Promise<boolean> {
  if (!talk.incident && wasJustFixed(talk) && asksIfNeeded(talk.reading.understanding.normalized)) {
    await talk.say('close.no-person', {}, { kind: 'close', id: 'glad' });
    return true;
  }
  if (await takeBack(dc, talk)) return true;
  if (await person(dc, talk)) return true;
  return stop(dc, talk);
}

async function person(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { understanding, answer, optionId, text } = talk.reading;
  // `行 那我充20分钟再说` agrees to something else than the person that was offered.
  const isOnlyThat = talk.reading.isExact || talk.reading.clauses.length < 2 || namesPerson(understanding.normalized);
  const asks =
    (optionId === 'request.human' && isOnlyThat) ||
    (answer?.kind === 'act' &&
      answer.act === 'request.human' &&
      ((text.length <= PLAIN_REQUEST && !vents(understanding.normalized)) || namesPerson(understanding.normalized))) ||
    (understanding.intent === 'request.human' && understanding.confidence >= REQUEST_MIN) ||
    (talk.owner === 'bot' && asksForPerson(talk));
  // `刷了120 过了 好使了`: nobody is needed for what works.
  if (
    !asks ||
    understanding.refusesHuman ||
    (talk.owner === 'bot' && !talk.reading.isExact && saysFixed(talk) && declines(understanding.normalized)) ||
    (talk.owner === 'bot' && !talk.reading.isExact && postponesPerson(understanding.normalized)) ||
    (!talk.reading.isExact && (saysFixed(talk) || tellsName(talk)) && !namesPerson(understanding.normalized))
  )
    return false;
  if (talk.owner === 'bot' && !talk.reading.isExact && asksWait(understanding.normalized)) {
    talk.begin('handoff.unknown-wait');
    if (talk.pending && dc.activeDialog) await reprompt(dc, talk);
    else
      await talk.say('note.added', {}, { kind: 'answer', id: 'wait' }, [talk.tools.phrasing.choice('request.human')]);
    return true;
  }
  // When somebody comes, and whether anybody has to, is answered as a question.
  if (talk.owner === 'queue' && [asksSummary, asksWait, asksIfNeeded].some(asks => asks(understanding.normalized)))
    return false;
  if (talk.owner !== 'bot') {
    if (optionId === undefined && text.length > PLAIN_REQUEST) return false;
    await talk.say('handoff.already', {}, { kind: 'handoff', id: 'waiting' });
    return true;
  }
  takeUpClosed(talk);
  if (talk.incident) keepOpenAnswer(talk);
  noteEverything(talk);
  const { pending } = talk;
  const reason = isAgain(pending) ? 'again' : pending?.kind === 'menu' ? 'offer-accepted' : 'merchant-asked';
  await start(dc, DIALOGS.handoff, { reason });
  return true;
}

/** `叫我小刘就行` calls nobody. */
const tellsName = ({ reading }: Talk): boolean => reading.understanding.entities.ownName !== undefined;

async function stop(dc: DialogContext, talk: Talk): Promise<boolean> {
  const act = actOf(talk);
  const { understanding, optionId, text } = talk.reading;
  const searchesAlong = talk.owner === 'queue' && (talk.pending?.kind === 'check' || talk.pending?.kind === 'fix');
  if (searchesAlong && asksWait(understanding.normalized)) return answerWait(dc, talk);
  if (searchesAlong && act === 'act.cancel' && !understanding.refusesHuman) {
    await start(dc, DIALOGS.handoff);
    return true;
  }
  if (callsOffSearch(talk)) return leave(dc, talk, 'close.cancelled');
  if (endsQuestions(talk)) return false;
  if (saysFarewell(talk) && !saysFixed(talk)) {
    await talk.say('close.left', {}, { kind: 'answer', id: 'bye' });
    return true;
  }
  if (
    talk.owner === 'queue' &&
    !talk.reading.isExact &&
    !(talk.pending?.kind === 'menu' && talk.pending.id !== 'waiting') &&
    takesLeave(understanding.normalized) &&
    !saysFixed(talk) &&
    !understanding.refusesHuman &&
    !understanding.isQuestion &&
    !corrects(understanding.normalized)
  ) {
    await talk.say('handoff.bye', {}, { kind: 'handoff', id: 'waiting' });
    return true;
  }
  const isAskedWhether = talk.pending?.kind === 'menu' && talk.pending.id === 'keep-human';
  // Of who is cured, and has no money in doubt, that is a no.
  const meansNo = isAskedWhether && !hasMoneyInDoubt(talk);
  if (talk.owner === 'queue' && !talk.reading.isExact && !meansNo && asksIfNeeded(understanding.normalized)) {
    talk.begin(hasMoneyInDoubt(talk) ? 'handoff.need-money' : 'handoff.need-none');
    // Asked once whether they wait on, they are not asked again.
    if (isAskedWhether) {
      await sayWaiting(talk, 'handoff.resume');
      return true;
    }
    await talk.ask({ kind: 'menu', id: 'leave' }, 'handoff.still', talk.text('handoff.still'), LEAVE_STEP);
    return true;
  }
  // `那我叫他们扫码吧` speaks of the others: only who names it leaves the queue.
  const cancels = act === 'act.cancel' && (talk.reading.isExact || namesLeaving(understanding.normalized));
  const leaves = talk.owner === 'queue' && (understanding.refusesHuman || cancels);
  if (leaves && !(talk.pending?.kind === 'menu' && optionId?.startsWith('handoff.'))) {
    // A case with money in it is not let go by half a sentence.
    const isPlain = !understanding.isQuestion && (understanding.refusesHuman || text.length <= PLAIN_REQUEST);
    const isClear = isPlain || saysFixed(talk);
    if (isClear && !hasMoneyInDoubt(talk)) return leaveQueue(dc, talk);
    await talk.ask({ kind: 'menu', id: 'leave' }, 'handoff.still', talk.text('handoff.still'), LEAVE_STEP);
    return true;
  }
  if (act === undefined || (optionId !== undefined && optionId !== act) || !STOPS.includes(act)) return false;
  const { answer } = talk.reading;
  const asAnswer = answer?.kind === 'act' && answer.act === act ? answer.confidence : 0;
  if (understanding.intent === act && Math.max(understanding.confidence, asAnswer) < ACT_MIN) return false;
  // `没扣 别的我看不懂` answers what was asked, and so does `等等 问了他 说手机没扣到`.
  const isOfMoney = talk.pending?.id === MONEY_CHECK || talk.pending?.id === 'money-lookup';
  if (isOfMoney && understanding.entities.moneyDebited !== undefined) return false;
  switch (act) {
    case 'act.restart':
      if (!talk.reading.isExact && (text.length > LONG_STOP || namesPayer(understanding.normalized))) return false;
      return leave(dc, talk, 'close.restarted');
    case 'act.cancel':
      return leave(dc, talk, 'close.cancelled');
    case 'act.wait':
      if (!talk.pending || talk.owner === 'queue' || talk.gainedFacts || text.length > LONG_STOP) return false;
      if (tellsStillBroken(talk)) return false;
      if (understanding.isQuestion && !talk.reading.isExact) return false;
      if (tellsStepDone(understanding.normalized)) return false;
      await talk.say('try.wait', {}, { kind: 'answer', id: 'wait' });
      return true;
    default:
      if (!talk.pending || talk.owner === 'queue' || isRating(talk.pending)) return false;
      if (!talk.reading.isExact && text.length > LONG_STOP) return false;
      await reprompt(dc, talk);
      return true;
  }
}

const hasMoneyInDoubt = ({ incident }: Talk): boolean => incident !== undefined && isMoneyInDoubt(incident);

/** Who goes on meanwhile and asks when somebody comes: the open question is put again, unless they have enough of it: `不搞了 人工么子时候来`. */
async function answerWait(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { normalized } = talk.reading.understanding;
  keepOpenAnswer(talk);
  beginNotedBeside(talk);
  talk.begin(briefly(talk, 'handoff.how-long'));
  sayHours(talk);
  const hasEnough =
    refusesQuestions(normalized) ||
    callsOff(normalized, 'in-queue') ||
    talk.reading.clauses.some(
      ({ understanding: { intent, confidence } }) => intent === 'act.cancel' && confidence >= ACT_MIN,
    );
  if (hasEnough) await start(dc, DIALOGS.handoff);
  else if (talk.pending?.kind === 'check' && talk.reading.optionId !== undefined) return false;
  else await reprompt(dc, talk);
  return true;
}

/** Nothing is in doubt, nothing shows as before, and nobody wants to look any further. */
const callsOffSearch = (talk: Talk): boolean =>
  talk.owner === 'bot' &&
  talk.incident !== undefined &&
  isMoneySettled(talk.incident) &&
  callsOff(talk.reading.understanding.normalized, 'in-a-step') &&
  !saysFixed(talk) &&
  !tellsStillBroken(talk);

/** Goodbye in the middle of a step: the case stays open for the next message. */
const saysFarewell = ({ owner, incident, pending, reading }: Talk): boolean =>
  owner === 'bot' &&
  incident !== undefined &&
  isMoneySettled(incident) &&
  (pending?.kind === 'fix' || pending?.kind === 'check') &&
  !reading.isExact &&
  !reading.understanding.isQuestion &&
  saysGoodbye(reading.understanding.normalized);

const namesLeaving = (normalized: string): boolean => refusesWaiting(normalized) && !corrects(normalized);

async function leave(dc: DialogContext, talk: Talk, key: 'close.restarted' | 'close.cancelled'): Promise<boolean> {
  if (talk.owner !== 'bot') return false;
  if (talk.incident) {
    talk.keep(
      withResolution(talk.incident, {
        by: 'merchant',
        at: talk.at,
        text: key === 'close.restarted' ? 'restarted' : 'cancelled',
      }),
    );
    talk.leaveIncident();
  }
  talk.remember({ pending: undefined, misread: 0, offeredAt: undefined, declinedAt: undefined, questions: 0 });
  await dc.cancelAllDialogs();
  await talk.say(key, {}, { kind: 'close', id: key === 'close.restarted' ? 'restart' : 'cancel' });
  return true;
}

/** Who no longer wants a person goes on with the bot, or is done where it works again. */
async function leaveQueue(dc: DialogContext, talk: Talk): Promise<boolean> {
  talk.keep({ ...openCase(talk), status: 'open', updatedAt: talk.at });
  const isCured = saysFixed(talk) || talk.memory.cured === true;
  talk.owner = 'bot';
  talk.remember({ pending: undefined, misread: 0 });
  if (isCured) {
    await start(dc, DIALOGS.feedback);
    return true;
  }
  const { normalized } = talk.reading.understanding;
  if (callsOff(normalized, 'in-queue') || takesLeave(normalized)) return leave(dc, talk, 'close.cancelled');
  declinePerson(talk);
  talk.begin('handoff.cancelled');
  await start(dc, DIALOGS.diagnosis);
  return true;
}
