import type { DialogContext } from 'botbuilder-dialogs';
import { asksSummary } from '../src/language/words/asks-summary';
import { asksWait } from '../src/language/words/asks-wait';
import { corrects } from '../src/language/words/read-correction';
import { endsSearch, takesLeave } from '../src/language/words/takes-leave';
import { isTakenRightly } from '../src/language/entities/find-situation';
import { asksOfEarlier } from '../src/language/words/asks-of-earlier';
import { isHypothetical } from '../src/language/words/is-hypothetical';
import { namesThirdParty, namesThirdPartyBeside } from '../src/language/words/names-third-party';
import { namesPerson } from '../src/language/words/read-polarity';
import { mishapOf, namesMishap } from '../src/language/words/read-damage';
import type { Understanding } from '../src/language/understanding';
import { hasGoneThrough, isMoneyAtRisk } from '../src/incident/is-money-at-risk';
import { isDamaged, withDanger } from '../src/incident/with-danger';
import { withObservation } from '../src/incident/with-steps';
import { withResolution } from '../src/incident/with-handoff';
import { openCase } from './case';
import { actOf } from './act-of';
import { DIALOGS } from './dialog-ids';
import { DAMAGE_CHECK } from './due-safety-check';
import { noteEverything } from './note-facts';
import { takeUpClosed, wasJustFixed } from './reopen-case';
import { saysFixed } from './says-fixed';
import { endsQuestions } from './ends-questions';
import { declinePerson } from './offer-beside';
import type { Talk } from './talk';
import { explainFailed, isHarmless, isNoDamage, isOfFinishedSale, isSettled, settlesDanger } from './settled-dangers';
import { undoLast } from './undo-last';

/** Confidence from which a danger is acted on; lower than for anything else, since a missed one costs the merchant money. */
const SAFETY_MIN = 0.4;
const REQUEST_MIN = 0.5;
/** Below this a fraud needs somebody who is after something. */
const SCAM_MIN = 0.8;
/** Longer messages say more than "go back" or "hold on". */
const LONG_BACK = 16;
const ACT_MIN = 0.6;
const STOPS: readonly string[] = ['act.restart', 'act.cancel', 'act.back', 'act.repeat', 'act.wait'];

/** Who waits already and writes more than this says more than that they want a person. */
const PLAIN_REQUEST = 8;
const LEAVE_STEP = { kind: 'handoff', id: 'leave' } as const;

/** Handles what comes before everything: what cannot be read, card data, a danger. True where the message is done with. */
export async function putFirst(dc: DialogContext, talk: Talk): Promise<boolean> {
  if (await unreadable(dc, talk)) return true;
  if (await cardData(dc, talk)) return true;
  return danger(dc, talk);
}

/** Handles what leads away from the open question: a person, a stop. True where the message is done with. */
export async function leadAway(dc: DialogContext, talk: Talk): Promise<boolean> {
  if (await person(dc, talk)) return true;
  return stop(dc, talk);
}

async function unreadable(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { kind } = talk.reading;
  if (kind === 'text') return false;
  if (kind === 'event') return true;
  if (kind === 'media') {
    await talk.say('clarify.media', {}, { kind: 'answer', id: 'media' });
    return true;
  }
  talk.begin('clarify.empty');
  await reprompt(dc, talk);
  return true;
}

/** Card data was taken out before anything was stored; the merchant is told once a message, and what else it says still counts. */
async function cardData(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { understanding } = talk.reading;
  const found = talk.input.found.length > 0;
  if (!found && !(understanding.intent === 'safety.card-data' && understanding.confidence >= REQUEST_MIN)) return false;
  talk.begin('safety.card-data');
  if (talk.incident) talk.keep(withDanger(talk.incident, 'safety.card-data', talk.at));
  if (understanding.intent !== 'safety.card-data' && understanding.intent !== 'none') return false;
  if (talk.pending?.kind === 'field') return false;
  await reprompt(dc, talk);
  return true;
}

async function danger(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { optionId } = talk.reading;
  if (await mishap(dc, talk)) return true;
  const { intent, confidence } = dangerIn(talk);
  if (!intent.startsWith('safety.') || confidence < SAFETY_MIN || intent === 'safety.card-data') return false;
  if (optionId !== undefined && settlesDanger(talk)) return false;
  if (talk.owner !== 'bot' && talk.incident?.dangers.includes(intent)) return false;
  if (intent === 'safety.money-debited' && explainFailed(talk)) {
    await reprompt(dc, talk);
    return true;
  }
  if (intent === 'safety.money-debited' && (isSettled(talk) || isOfFinishedSale(talk))) return false;
  if (intent === 'safety.money-debited' && wondersOfEarlier(talk)) return false;
  if (intent === 'safety.money-debited' && isTakenRightly(talk.reading.understanding.normalized)) return false;
  if (intent === 'safety.scam' && confidence < SCAM_MIN && !mayBeScam(talk)) return false;
  if (intent === 'safety.fraud-coaching' && isHarmless(talk)) return false;
  if (intent === 'safety.tamper' && isNoDamage(talk)) return false;
  if (intent === 'safety.fraud-coaching') {
    await talk.say('safety.fraud', {}, { kind: 'safety', id: 'fraud-coaching' });
    return true;
  }
  if (talk.owner === 'queue') {
    talk.keep(withDanger(openCase(talk), intent, talk.at));
    return false;
  }
  const asksPerson = asksForPerson(talk);
  if (asksPerson) takeUpClosed(talk);
  noteEverything(talk);
  // `我那860还没着落 帮我转人工吧`: who asks for a person outright is not asked to look once more.
  if (asksPerson) {
    talk.keep(withDanger(openCase(talk), intent, talk.at));
    await start(dc, DIALOGS.handoff, { reason: 'merchant-asked' });
    return true;
  }
  await start(dc, DIALOGS.safety, { danger: intent });
  return true;
}

/** Right after a cure, with nobody saying that anything was taken. */
function wondersOfEarlier(talk: Talk): boolean {
  const { normalized, isQuestion, entities } = talk.reading.understanding;
  if (talk.incident || !wasJustFixed(talk) || entities.moneyDebited === 'yes') return false;
  return asksOfEarlier(normalized) || (isQuestion && isHypothetical(normalized)) || saysFixed(talk);
}

/** Who asks at a step which password it wants has nobody else who asks for it. */
const mayBeScam = ({ pending, reading: { understanding } }: Talk): boolean =>
  pending?.kind === 'fix' && understanding.isQuestion
    ? namesThirdPartyBeside(understanding.normalized)
    : namesThirdParty(understanding.normalized);

/** A part of the message asks for a person by name, and none refuses one. */
const asksForPerson = ({ reading: { clauses, understanding } }: Talk): boolean =>
  !understanding.refusesHuman &&
  clauses.some(
    ({ understanding: { intent, confidence, isQuestion, normalized } }) =>
      intent === 'request.human' && confidence >= REQUEST_MIN && !isQuestion && namesPerson(normalized),
  );

/** `刚问了徒弟 昨天掉地砖上了`: told in the middle of a case, it is asked about; who waits for a person has it noted. */
async function mishap(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { incident, owner, reading, pending } = talk;
  const isAsked =
    (pending?.kind === 'check' && pending.id === DAMAGE_CHECK) || (pending?.kind === 'menu' && pending.id === 'damage');
  if (!incident || owner === 'agent' || isAsked || reading.kind !== 'text') return false;
  const isKnown = incident.observations.some(
    ({ check, answer: known }) => check === DAMAGE_CHECK && known !== 'nothing',
  );
  if (isDamaged(incident) && isKnown) return false;
  const told = reading.clauses.find(
    ({ understanding: { isQuestion, normalized } }) => !isQuestion && namesMishap(normalized),
  );
  if (!told) return false;
  const answer = mishapOf(told.understanding.normalized) ?? 'dropped';
  const observation = { check: DAMAGE_CHECK, answer, at: talk.at, unasked: true as const };
  if (owner === 'bot' && !isDamaged(incident)) {
    noteEverything(talk);
    talk.keep(withObservation(openCase(talk), observation));
    await start(dc, DIALOGS.safety, { danger: 'safety.tamper' });
    return true;
  }
  talk.keep(withObservation(withDanger(incident, 'safety.tamper', talk.at), observation));
  return false;
}

/** After a case is closed the question about the money comes beside others: a part of the message is enough. */
function dangerIn({ reading, pending }: Talk): Pick<Understanding, 'intent' | 'confidence'> {
  const { understanding, clauses } = reading;
  if (understanding.intent.startsWith('safety.') || !pending || !isRating(pending)) return understanding;
  const feared = clauses.find(
    clause => clause.understanding.intent === 'safety.money-debited' && clause.understanding.confidence >= SAFETY_MIN,
  );
  return feared?.understanding ?? understanding;
}

/** `人工还用等不` after the cure asks whether one is still needed. */
const STILL_NEEDED =
  /(?:人工|人)[^，。]{0,4}还?(?:用|要|需要)[^，。]{0,3}(?:等|来|找)[^，。]{0,2}(?:不|吗|么|没)|还(?:用|要)(?:等|找|转|来)[^，。]{0,4}(?:人|工)?[^，。]{0,2}(?:不|吗|么)|是不是[^，。]{0,3}不用[^，。]{0,4}等[^，。]{0,6}人/;

async function person(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { understanding, answer, optionId, text } = talk.reading;
  const asks =
    optionId === 'request.human' ||
    (answer?.kind === 'act' &&
      answer.act === 'request.human' &&
      (text.length <= PLAIN_REQUEST || namesPerson(understanding.normalized))) ||
    (understanding.intent === 'request.human' && understanding.confidence >= REQUEST_MIN);
  // `刷了120 过了 好使了`: nobody is needed for what works.
  if (
    !asks ||
    understanding.refusesHuman ||
    (!talk.reading.isExact && saysFixed(talk) && !namesPerson(understanding.normalized))
  )
    return false;
  if (!talk.incident && wasJustFixed(talk) && STILL_NEEDED.test(understanding.normalized)) {
    await talk.say('close.no-person', {}, { kind: 'close', id: 'glad' });
    return true;
  }
  if (talk.owner === 'bot' && !talk.reading.isExact && asksWait(understanding.normalized)) {
    talk.begin('handoff.unknown-wait');
    if (talk.pending && dc.activeDialog) await reprompt(dc, talk);
    else
      await talk.say('note.added', {}, { kind: 'answer', id: 'wait' }, [talk.tools.phrasing.choice('request.human')]);
    return true;
  }
  if (talk.owner === 'queue' && asksSummary(understanding.normalized)) return false;
  if (talk.owner !== 'bot') {
    if (optionId === undefined && text.length > PLAIN_REQUEST) return false;
    await talk.say('handoff.already', {}, { kind: 'handoff', id: 'waiting' });
    return true;
  }
  takeUpClosed(talk);
  noteEverything(talk);
  await start(dc, DIALOGS.handoff, { reason: talk.pending?.kind === 'menu' ? 'offer-accepted' : 'merchant-asked' });
  return true;
}

async function stop(dc: DialogContext, talk: Talk): Promise<boolean> {
  const act = actOf(talk);
  const { understanding, optionId, text } = talk.reading;
  const searchesAlong = talk.owner === 'queue' && (talk.pending?.kind === 'check' || talk.pending?.kind === 'fix');
  if (searchesAlong && act === 'act.cancel' && !understanding.refusesHuman) {
    await start(dc, DIALOGS.handoff);
    return true;
  }
  if (endsQuestions(talk)) return false;
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
  if (talk.owner === 'queue' && optionId === undefined && STILL_NEEDED.test(understanding.normalized)) {
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
    const inDoubt = talk.incident && isMoneyAtRisk(talk.incident) && !hasGoneThrough(talk.incident);
    if (isClear && !inDoubt) return leaveQueue(dc, talk);
    await talk.ask({ kind: 'menu', id: 'leave' }, 'handoff.still', talk.text('handoff.still'), LEAVE_STEP);
    return true;
  }
  if (act === undefined || (optionId !== undefined && optionId !== act) || !STOPS.includes(act)) return false;
  if (understanding.intent === act && understanding.confidence < ACT_MIN) return false;
  switch (act) {
    case 'act.restart':
      if (!talk.reading.isExact && text.length > LONG_BACK) return false;
      return leave(dc, talk, 'close.restarted');
    case 'act.cancel':
      return leave(dc, talk, 'close.cancelled');
    case 'act.back': {
      if (talk.owner !== 'bot' || talk.reading.isUpset || text.length > LONG_BACK) return false;
      talk.begin(undoLast(talk) ? 'resume.corrected' : 'resume.nothing-to-undo');
      noteEverything(talk);
      await start(dc, DIALOGS.diagnosis);
      return true;
    }
    case 'act.wait':
      if (!talk.pending || talk.owner === 'queue' || talk.gainedFacts || text.length > LONG_BACK) return false;
      if (understanding.isQuestion && !talk.reading.isExact) return false;
      await talk.say('try.wait', {}, { kind: 'answer', id: 'wait' });
      return true;
    default:
      if (!talk.pending || talk.owner === 'queue' || isRating(talk.pending)) return false;
      await reprompt(dc, talk);
      return true;
  }
}

const LEAVING = /不用|不要|不等|别等|取消|算了|不找|不需要|唔使|莫等|不麻烦|不转/;
const namesLeaving = (normalized: string): boolean => LEAVING.test(normalized) && !corrects(normalized);

const isRating = (pending: Talk['pending']): boolean => pending?.kind === 'menu' && pending.id === 'rating';

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
  talk.owner = 'bot';
  talk.remember({ pending: undefined, misread: 0 });
  if (saysFixed(talk)) {
    await start(dc, DIALOGS.feedback);
    return true;
  }
  const { normalized } = talk.reading.understanding;
  if (endsSearch(normalized) || takesLeave(normalized)) return leave(dc, talk, 'close.cancelled');
  declinePerson(talk);
  talk.begin('handoff.cancelled');
  await start(dc, DIALOGS.diagnosis);
  return true;
}

/** Puts a dialog in place of whatever was open; nothing is resumed underneath. */
export async function start(dc: DialogContext, dialogId: string, options?: object): Promise<void> {
  await dc.cancelAllDialogs();
  await dc.beginDialog(dialogId, options);
}

/** Asks the open question again; says what is queued up where there is none. */
export async function reprompt(dc: DialogContext, talk: Talk): Promise<void> {
  if (dc.activeDialog && (talk.pending || talk.owner === 'queue')) await dc.repromptDialog();
  if (!talk.hasSpoken && talk.hasLead) await talk.sayText('note.added', '', { kind: 'answer', id: 'note' });
}
