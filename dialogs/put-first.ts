import type { DialogContext } from 'botbuilder-dialogs';
import { isTakenRightly } from '../src/language/entities/find-situation';
import { asksOfEarlier } from '../src/language/words/asks-of-earlier';
import { callsItFraud } from '../src/language/words/calls-it-fraud';
import { isHypothetical } from '../src/language/words/is-hypothetical';
import { lacksPassword } from '../src/language/words/lacks-password';
import { namesThirdParty, namesThirdPartyBeside } from '../src/language/words/names-third-party';
import { isOfOwnShop } from '../src/language/words/of-own-shop';
import { onlyOutOfReach } from '../src/language/words/only-out-of-reach';
import { mishapOf, namesMishap } from '../src/language/words/read-damage';
import { readRecord } from '../src/language/words/read-record';
import { readWorry } from '../src/language/words/read-worry';
import { namesOwnTest } from '../src/language/words/short-readings';
import { takesLeave } from '../src/language/words/takes-leave';
import type { Understanding } from '../src/language/understanding';
import { isDamaged, withDanger } from '../src/incident/with-danger';
import { withObservation } from '../src/incident/with-steps';
import { answerMedia } from './answer-media';
import { wasWarnedOfFraud } from './asking';
import { asksForPerson } from './asks-for-person';
import { openCase } from './case';
import { SURE } from './least-likeness';
import { DIALOGS } from './dialog-ids';
import { DAMAGE_CHECK, MONEY_CHECK } from './due-safety-check';
import { isMoneyFine } from './false-alarm';
import { askRating } from './feedback';
import { keepOpenAnswer } from './keep-open-answer';
import { stopInQueue } from './money-in-queue';
import { takeNamedCode } from './named-code';
import { noteEverything } from './note-facts';
import { takeUpClosed, wasJustFixed } from './reopen-case';
import { saidLately } from './said-lately';
import { saysFixed } from './says-fixed';
import type { Reading } from './read-message';
import type { Talk } from './talk';
import { explainFailed, isHarmless, isNoDamage, isOfFinishedSale, isSettled, settlesDanger } from './settled-dangers';
import { hasAnswer } from './step-questions';
import { isRating, reprompt, start } from './thread';
import { warnInQueue } from './warn-in-queue';

/** Confidence from which a danger is acted on; lower than for anything else, since a missed one costs the merchant money. */
const SAFETY_MIN = 0.4;
const MONEY = 'safety.money-debited';
const REQUEST_MIN = 0.5;
/** Below this a fraud needs somebody who is after something. */
const SCAM_MIN = 0.8;

/** Handles what comes before everything: what cannot be read, card data, a danger. True where the message is done with. */
export async function putFirst(dc: DialogContext, talk: Talk): Promise<boolean> {
  if (await unreadable(dc, talk)) return true;
  if (await cardData(dc, talk)) return true;
  if (await danger(dc, talk)) return true;
  return takeNamedCode(dc, talk);
}

async function unreadable(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { kind } = talk.reading;
  if (kind === 'text') return false;
  if (kind === 'event') {
    if (isGreeted(talk)) await talk.say('greet.hello', {}, { kind: 'answer', id: 'greet' });
    if (hasEndedElsewhere(talk)) await askRating(talk);
    return true;
  }
  if (kind === 'media') {
    await answerMedia(dc, talk);
    return true;
  }
  talk.begin('clarify.empty');
  await reprompt(dc, talk);
  return true;
}

/** Who subscribes, scans the code, presses the menu or comes in is greeted; who is in the middle of a talk goes on with it. */
const GREETED: readonly string[] = ['subscribe', 'scan', 'click', 'enter_session'];
const isGreeted = ({ input: { message }, owner, pending }: Talk): boolean =>
  message.content.kind === 'event' && GREETED.includes(message.content.name) && owner === 'bot' && !pending;

/** A person of the channel's own has ended the talk (WeCom): how it was is asked once, beside whatever question stands open. */
const hasEndedElsewhere = ({ input: { message }, owner }: Talk): boolean =>
  message.content.kind === 'event' && message.content.name === 'session_ended' && owner === 'bot';

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
  if (optionId !== undefined && settlesDanger(talk, intent)) return false;
  if (talk.owner !== 'bot' && talk.incident?.dangers.includes(intent)) return false;
  if (intent === 'safety.money-debited' && explainFailed(talk)) {
    await reprompt(dc, talk);
    return true;
  }
  if (intent === 'safety.money-debited' && (isMoneyFine(talk) || isSettled(talk) || isOfFinishedSale(talk)))
    return false;
  if (intent === 'safety.money-debited' && (wondersOfEarlier(talk) || namesTerminalAsked(talk))) return false;
  // `刚拿自己卡试的那两笔 怎么退回来`: nobody was charged by mistake.
  if (intent === 'safety.money-debited' && !talk.incident && namesOwnTest(talk.reading.understanding.normalized))
    return false;
  if (intent === 'safety.money-debited' && isTakenRightly(talk.reading.understanding.normalized)) return false;
  if (intent === 'safety.scam' && needsNoWarning(talk)) return false;
  if (intent === 'safety.scam' && isOfOwnShop(talk.reading.understanding.normalized)) return false;
  // `帮我叫个人看一下 要不要换机子` asks for somebody, and nobody is after anything.
  if (intent === 'safety.scam' && (confidence < SCAM_MIN || asksForPerson(talk)) && !mayBeScam(talk)) return false;
  // `件衫俾唔俾佢攞走` is the customer's own.
  if (intent === 'safety.scam' && talk.incident && readWorry(talk.reading.understanding.normalized) === 'goods')
    return false;
  // `隔壁店的机器也报3000` is news of the neighbours, whatever it resembles.
  if (intent === 'safety.scam' && talk.reading.evidence.length > 0) return false;
  if (intent === 'safety.fraud-coaching' && isHarmless(talk)) return false;
  if (intent === 'safety.tamper' && isNoDamage(talk)) return false;
  if (intent === 'safety.fraud-coaching') {
    await talk.say('safety.fraud', {}, { kind: 'safety', id: 'fraud-coaching' });
    return true;
  }
  if (talk.owner === 'queue' && intent === 'safety.money-debited') return stopInQueue(dc, talk);
  if (talk.owner === 'queue') return warnInQueue(dc, talk, intent);
  const asksPerson = asksForPerson(talk);
  if (asksPerson) takeUpClosed(talk);
  if (talk.incident) keepOpenAnswer(talk);
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

/** Who was warned before asks about it, or tells more: the same words once more answer nothing. */
function needsNoWarning(talk: Talk): boolean {
  if (!wasWarnedOfFraud(talk)) return false;
  const { normalized, isQuestion } = talk.reading.understanding;
  if (talk.incident && (callsItFraud(normalized) || saidLately(talk, 'safety.scam'))) return true;
  return isQuestion && hasAnswer(talk);
}

/** `机器上写的瑞银信` answers the form, whatever it resembles. */
function namesTerminalAsked({ pending, reading }: Talk): boolean {
  const { acquirer, brand, model, moneyDebited } = reading.understanding.entities;
  return pending?.kind === 'field' && (acquirer ?? brand ?? model) !== undefined && moneyDebited === undefined;
}

/** Right after a cure, with nobody saying that anything was taken. */
function wondersOfEarlier(talk: Talk): boolean {
  const { normalized, isQuestion, entities } = talk.reading.understanding;
  if (talk.incident || !wasJustFixed(talk) || entities.moneyDebited === 'yes') return false;
  if (isHypothetical(normalized) && takesLeave(normalized)) return true;
  return asksOfEarlier(normalized) || (isQuestion && isHypothetical(normalized)) || saysFixed(talk);
}

/** Who asks at a step which password it wants, or has none, has nobody else who asks for it; and who cannot be reached wants nothing. */
function mayBeScam({ pending, reading: { understanding } }: Talk): boolean {
  const { isQuestion, normalized } = understanding;
  if (onlyOutOfReach(normalized)) return false;
  return pending?.kind === 'fix' && (isQuestion || lacksPassword(normalized))
    ? namesThirdPartyBeside(normalized)
    : namesThirdParty(normalized);
}

/** `刚问了徒弟 昨天掉地砖上了`: told in the middle of a case, it is asked about; who waits for a person is warned. */
async function mishap(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { incident, owner, reading, pending } = talk;
  if (!incident) return mishapFirst(dc, talk);
  const isAsked =
    (pending?.kind === 'check' && pending.id === DAMAGE_CHECK) || (pending?.kind === 'menu' && pending.id === 'damage');
  if (owner === 'agent' || isAsked || reading.kind !== 'text') return false;
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
  if (!isDamaged(incident)) return warnInQueue(dc, talk, 'safety.tamper');
  talk.keep(withObservation(incident, observation));
  return false;
}

/** `机子进水了 3000 开不了机`: told in a first message beside the fault, it comes before the money, whatever the fault resembles. */
async function mishapFirst(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { reading, owner } = talk;
  const { intent, entities } = reading.understanding;
  const isFault = intent.startsWith('fault.') || (entities.errorCodes?.length ?? 0) > 0;
  if (owner !== 'bot' || !isFault || wasJustFixed(talk) || entities.moneyDebited === 'yes') return false;
  const isTold = reading.clauses.some(({ understanding }) => {
    const { intent: told, confidence, normalized, isQuestion } = understanding;
    return told === 'safety.tamper' && confidence >= SURE && !isQuestion && namesMishap(normalized);
  });
  if (!isTold) return false;
  noteEverything(talk);
  await start(dc, DIALOGS.safety, { danger: 'safety.tamper' });
  return true;
}

/**
 * A debit told in so many words is one whatever else the message resembles. After a case is closed the question about the money comes beside
 * others: a part of the message is enough.
 */
function dangerIn({ reading, pending, incident }: Talk): Pick<Understanding, 'intent' | 'confidence'> {
  const { understanding, clauses, isExact } = reading;
  if (!incident && tellsUnsure(reading))
    return { intent: 'safety.money-debited', confidence: Math.max(understanding.confidence, SAFETY_MIN) };
  // `明细里是成功的 就是没出票` to who is asked for the money tells what the record shows, whatever else it resembles.
  const isOfMoney = [understanding, ...understanding.alternatives].some(({ intent }) => intent === MONEY);
  if (pending?.id === MONEY_CHECK && isOfMoney && !understanding.isQuestion && readRecord(reading.text) === 'success')
    return { intent: MONEY, confidence: Math.max(understanding.confidence, SAFETY_MIN) };
  if (understanding.intent.startsWith('safety.')) return understanding;
  const tellsDebit =
    understanding.entities.moneyDebited === 'yes' &&
    clauses.some(({ understanding: told }) => !told.isQuestion && told.entities.moneyDebited === 'yes');
  if (tellsDebit && !isExact) return { intent: 'safety.money-debited', confidence: 1 };
  if (!pending || !isRating(pending)) return understanding;
  const feared = clauses.find(
    clause => clause.understanding.intent === 'safety.money-debited' && clause.understanding.confidence >= SAFETY_MIN,
  );
  return feared?.understanding ?? understanding;
}

/** `报3000 钱扣没扣搞不清`: who cannot say whether it was taken need not be asked, and is shown where to look. */
const tellsUnsure = ({ understanding, clauses }: Reading): boolean =>
  (!understanding.intent.startsWith('safety.') || understanding.intent === 'safety.money-debited') &&
  [understanding, ...understanding.alternatives].some(({ intent }) => intent === 'safety.money-debited') &&
  clauses.some(({ understanding: told }) => !told.isQuestion && told.entities.moneyDebited === 'unknown');
