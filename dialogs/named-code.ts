import type { DialogContext } from 'botbuilder-dialogs';
import { isMoneyAtRisk } from '../src/incident/is-money-at-risk';
import { withDanger, withPriority } from '../src/incident/with-danger';
import { withAnotherSale } from '../src/incident/with-money';
import type { ResponseCode } from '../src/knowledge/schema';
import { deniesCode, repeatsCode } from '../src/language/words/denies-code';
import { isBareCode } from '../src/language/words/is-bare-code';
import { supposes } from '../src/language/words/is-hypothetical';
import { readRecord } from '../src/language/words/read-record';
import { asksOfCode, openCase } from './case';
import { explain, findResponseCode } from './code';
import { DIALOGS } from './dialog-ids';
import { asksForPerson } from './asks-for-person';
import { keepOpenAnswer } from './keep-open-answer';
import { askForSale } from './money-in-queue';
import { codeLeftToAcquirer } from './left-to-acquirer';
import { noteEverything } from './note-facts';
import { takeUpClosed } from './reopen-case';
import { saysFixedPlainly } from './says-fixed';
import type { Talk } from './talk';
import { reprompt, start } from './thread';

/**
 * Takes up a response code (field 39) that a message names, wherever the talk stands. One that leaves the sale in doubt comes before all else
 * and is the same in every state; one that only a person may act on is handed over; the others are explained in the middle of a search.
 * True where the message is done with.
 */
export async function takeNamedCode(dc: DialogContext, talk: Talk): Promise<boolean> {
  const entry = codeIn(talk);
  if (!entry || talk.owner === 'agent') return false;
  if (entry.uncertain) return takeUncertain(dc, talk, entry);
  const isNew = talk.input.incident !== undefined && !talk.input.incident.codes.includes(entry.code);
  if (!isNew || talk.reading.understanding.isQuestion || asksOfCode(talk)) return false;
  if (talk.owner === 'queue') {
    if (entry.escalate) talk.keep(withPriority(openCase(talk), 'high'));
    return false;
  }
  const isSearching = talk.pending?.kind === 'check' || talk.pending?.kind === 'fix';
  if (!entry.escalate && !isSearching) return false;
  keepOpenAnswer(talk);
  await start(dc, DIALOGS.code, { code: entry.code });
  return true;
}

/** The sale may have gone through: nobody may swipe again before that is known. */
async function takeUncertain(dc: DialogContext, talk: Talk, entry: ResponseCode): Promise<boolean> {
  const { entities } = talk.reading.understanding;
  const before = talk.input.incident;
  const wasNamed = before?.codes.includes(entry.code) === true;
  // The result of a step is another sale; said again elsewhere it is the one that was looked into.
  const isKnown =
    wasNamed && (before.dangers.includes('safety.money-debited') || talk.reading.understanding.isQuestion);
  if (isKnown && talk.pending?.kind !== 'fix') return false;
  if (talk.pending?.kind === 'menu' && talk.pending.id === 'money-lookup') {
    if (readRecord(talk.reading.text) !== undefined || entities.moneyDebited !== undefined) return false;
    talk.begin('code.means', explain(entry));
    await reprompt(dc, talk);
    return true;
  }
  takeUpClosed(talk);
  const isClear =
    (entities.moneyDebited === 'no' && codeLeftToAcquirer(talk) === undefined) || entities.moneyReceived === true;
  if (isClear && wasNamed) return false;
  openCase(talk);
  keepOpenAnswer(talk);
  noteEverything(talk);
  if (isClear) {
    if (talk.owner !== 'bot') return false;
    await start(dc, DIALOGS.code, { code: entry.code });
    return true;
  }
  if (!isMoneyAtRisk(openCase(talk))) talk.keep(withAnotherSale(openCase(talk)));
  if (talk.owner === 'bot' && !asksForPerson(talk)) {
    await start(dc, DIALOGS.code, { code: entry.code });
    return true;
  }
  talk.keep(withDanger(openCase(talk), 'safety.money-debited', talk.at));
  talk.begin('code.means', explain(entry));
  if (talk.owner === 'queue') await askForSale(dc, talk);
  else await start(dc, DIALOGS.handoff, { reason: `code:${entry.code}` });
  return true;
}

/** The response code that the terminal is said to show; one that leaves the sale in doubt first. */
function codeIn(talk: Talk): ResponseCode | undefined {
  const { reading, pending, incident } = talk;
  const { normalized, entities, isQuestion } = reading.understanding;
  if (reading.kind !== 'text' || reading.isTapped || supposes(normalized)) return undefined;
  if (saysFixedPlainly(talk, 'probably')) return undefined;
  // Who asks what a code means and has no fault at hand is only told.
  if (isQuestion && !incident) return undefined;
  const isAnswer = (pending?.kind === 'field' && pending.id !== 'screenText') || reading.optionId !== undefined;
  if (isAnswer && isBareCode(reading.text)) return undefined;
  const repeated = incident?.codes.filter(code => repeatsCode(normalized, code)) ?? [];
  const named = [...(entities.errorCodes ?? []), ...repeated]
    .filter(code => !deniesCode(normalized, code))
    .flatMap(code => findResponseCode(talk, code) ?? []);
  return named.find(({ uncertain }) => uncertain) ?? named[0];
}
