import type { DialogContext } from 'botbuilder-dialogs';
import { withAddition } from '../src/incident/intake';
import { isMoneyAtRisk } from '../src/incident/is-money-at-risk';
import { withoutDanger } from '../src/incident/with-danger';
import { withMoney } from '../src/incident/with-money';
import { deniesSayingTaken, findSituation } from '../src/language/entities/find-situation';
import { normalize } from '../src/language/normalize';
import { deniesFraud, offersPassword } from '../src/language/words/of-own-shop';
import { saysMoneyFine } from '../src/language/words/says-money-fine';
import { openCase } from './case';
import { DIALOGS } from './dialog-ids';
import { codeLeftToAcquirer } from './left-to-acquirer';
import { withNotCharged } from './money-known';
import { beginNoted, beginNotedBeside } from './note-facts';
import { declinePerson } from './offer-beside';
import { reprompt, start } from './thread';
import type { Talk } from './talk';
import { worthAdding } from './worth-adding';

/**
 * Takes back a danger that the merchant corrects: the money is fine, or it was the shop's own people. Says sorry, and goes on with the fault.
 * True where the message is done with.
 */
export async function settleFalseAlarm(dc: DialogContext, talk: Talk): Promise<boolean> {
  takeBackUnsaid(talk);
  return (await settleMoney(dc, talk)) || (await settleFraud(dc, talk)) || answerOwnPassword(dc, talk);
}

async function settleMoney(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { owner, input } = talk;
  if (owner === 'agent' || !input.incident || !isMoneyAtRisk(input.incident) || !isMoneyFine(talk)) return false;
  if (wasToldTaken(talk)) return false;
  talk.keep(withNotCharged(openCase(talk), talk.at));
  talk.begin('money.fine-then');
  if (owner === 'queue' && input.incident.handoff?.reason === 'money') {
    const addition = worthAdding(talk);
    if (addition !== undefined) talk.keep(withAddition(openCase(talk), addition));
    talk.keep({ ...openCase(talk), status: 'open', updatedAt: talk.at });
    talk.owner = 'bot';
    declinePerson(talk);
    talk.begin('money.fine-queue');
  } else if (owner === 'queue') return false;
  beginNoted(talk);
  talk.remember({ pending: undefined, misread: 0 });
  await start(dc, DIALOGS.diagnosis);
  return true;
}

/** Who never said that it was taken is told so; whether it was has still to be found out. */
function takeBackUnsaid(talk: Talk): void {
  const { incident, owner, reading } = talk;
  if (!incident || owner === 'agent' || incident.money.state !== 'debited' || incident.money.twice) return;
  if (!deniesSayingTaken(reading.understanding.normalized) || wasToldTaken(talk)) return;
  talk.keep(withMoney(incident, { state: 'uncertain' }));
  talk.begin('money.never-said');
}

/** That the money is fine is said plainly, and nothing that is known speaks against it. */
export function isMoneyFine(talk: Talk): boolean {
  const { incident, reading } = talk;
  const { normalized, entities } = reading.understanding;
  const { record, twice } = incident?.money ?? {};
  return (
    saysMoneyFine(normalized) &&
    !entities.chargedTwice &&
    twice !== true &&
    entities.moneyDebited !== 'yes' &&
    entities.moneyDebited !== 'unknown' &&
    (record === undefined || record === 'success') &&
    codeLeftToAcquirer(talk) === undefined
  );
}

/** Takes it up where it answers whether it was taken: it has arrived, or `没有多扣 就是票子白的`; false where it does neither. */
export function beginMoneyFine(talk: Talk): boolean {
  if (openCase(talk).money.state === 'received') {
    talk.begin('money.counts');
    return true;
  }
  if (!isMoneyFine(talk)) return false;
  talk.keep(withNotCharged(openCase(talk), talk.at));
  talk.begin('ask.ack-fine');
  beginNotedBeside(talk);
  return true;
}

/** The merchant has told of a debit in so many words before: half a sentence does not undo it. */
const wasToldTaken = ({ input }: Talk): boolean =>
  input.transcript.some(
    ({ from, text }) => from === 'merchant' && findSituation(normalize(text)).moneyDebited === 'yes',
  );

/** Who waits because of a fraud that was none is told so, and decides whether to go on waiting. */
async function settleFraud(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { owner, incident, reading } = talk;
  if (owner !== 'queue' || !incident?.dangers.includes('safety.scam')) return false;
  if (!deniesFraud(reading.understanding.normalized)) return false;
  talk.keep(withoutDanger(incident, 'safety.scam'));
  talk.begin('safety.scam.withdrawn');
  await reprompt(dc, talk);
  return true;
}

/** Who offers us the shop's own password is told to keep it, and the talk stays where it was; what else it tells is still taken. */
async function answerOwnPassword(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { incident, reading, pending } = talk;
  if (!incident || talk.owner === 'agent' || !offersPassword(reading.understanding.normalized)) return false;
  talk.begin('safety.own-password');
  talk.isAnswered = true;
  if (pending?.kind === 'menu' && pending.id === 'scam') return false;
  if (talk.noted.length > 0 || reading.evidence.length > 0) return false;
  await reprompt(dc, talk);
  return true;
}
