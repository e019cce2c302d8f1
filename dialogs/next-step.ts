import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog';
import { withObservation } from '../src/incident/with-steps';
import type { NextStep } from '../src/diagnosis/model';
import type { CheckEntry, CheckOption } from '../src/knowledge/schema';
import type { Choice } from '../src/store/records';
import { openCase, planStep } from './case';
import { failedAgain, stepWantedAgain } from './came-back';
import { askWhich } from './contradiction';
import { DIALOGS } from './dialog-ids';
import { dueSafetyCheck, MONEY_CHECK } from './due-safety-check';
import { beginNoted } from './note-facts';
import { offerBeside, offerPerson, letGoOn, offerPersonOrStep, onlyForPerson, wantsNobody } from './offer-beside';
import { proposeWanted } from './read-step';
import { saidLately } from './said-lately';
import { stepBack, stepForCause, stepLedTo } from './step-against';
import { askResult, countAsked, sayCheck, sayFix } from './say-step';
import { suggestedStep } from './suggested-step';
import type { Talk } from './talk';

/** A question that got no answer this often is left open. */
export const MOST_ASKED = 2;

/** Says the next step. */
export async function advance(dc: DialogContext, talk: Talk): Promise<DialogTurnResult> {
  talk.remember({ misread: 0, pending: undefined });
  const safetyCheck = dueSafetyCheck(talk);
  // What an answer calls for outright waits for the money only.
  const suggested = safetyCheck?.id === MONEY_CHECK ? undefined : suggestedStep(talk);
  if (safetyCheck && !suggested) return ask(dc, talk, safetyCheck);
  if (talk.contradiction && talk.owner === 'bot') {
    await askWhich(talk, talk.contradiction);
    return Dialog.EndOfTurn;
  }
  if (talk.memory.cured && talk.owner === 'bot') return dc.replaceDialog(DIALOGS.feedback);
  const again = stepWantedAgain(talk);
  if (again !== undefined) {
    await sayFix(talk, again);
    return Dialog.EndOfTurn;
  }
  if (failedAgain(talk) && talk.owner === 'bot' && !wantsNobody(talk)) return offerPerson(talk, 'handoff.offer');
  const reason = onlyForPerson(talk);
  if (reason !== undefined && talk.owner === 'bot' && !wantsNobody(talk)) {
    talk.beginText(reason);
    return offerPerson(talk, 'handoff.offer');
  }
  if (suggested) {
    return sayCalledFor(talk, suggested);
  }
  if (await proposeWanted(talk)) return Dialog.EndOfTurn;
  const led = stepLedTo(talk) ?? stepBack(talk);
  if (led !== undefined) {
    await sayFix(talk, led, offerBeside(talk), true);
    return Dialog.EndOfTurn;
  }
  const forCause = stepForCause(talk);
  if (forCause !== undefined) {
    await sayFix(talk, forCause, offerBeside(talk));
    return Dialog.EndOfTurn;
  }
  const insisting = talk.owner === 'queue' || wantsNobody(talk);
  return take(dc, talk, planStep(talk, { insisting }), insisting);
}

/** Proposes the step that an answer calls for, with what is said to the answer. */
export async function sayCalledFor(
  talk: Talk,
  { fix, says }: NonNullable<CheckOption['suggests']>,
): Promise<DialogTurnResult> {
  talk.beginText(says);
  talk.guess([], 'alone');
  await sayFix(talk, fix, offerBeside(talk), true);
  return Dialog.EndOfTurn;
}

async function take(dc: DialogContext, talk: Talk, step: NextStep, insisting: boolean): Promise<DialogTurnResult> {
  const { underWay } = talk.memory;
  talk.remember({ underWay: undefined });
  switch (step.kind) {
    case 'ask': {
      const check = talk.knowledge.checks.find(entry => entry.id === step.id);
      if (!check) throw new Error(`The planner chose check ${step.id}, which the knowledge does not have`);
      return ask(dc, talk, check, offerBeside(talk));
    }
    case 'try':
      if (step.id === underWay) await askResult(talk, step.id, 'try.under-way');
      else await sayFix(talk, step.id, offerBeside(talk));
      return Dialog.EndOfTurn;
    case 'handoff':
      if (talk.owner === 'queue') return dc.replaceDialog(DIALOGS.handoff, { reason: 'nothing-left' });
      if (insisting && saidLately(talk, 'handoff.offer-last')) return letGoOn(talk);
      return insisting ? offerPerson(talk, 'handoff.offer-last') : offerPersonOrStep(talk);
  }
}

/** Asks a check; one that was put often enough without an answer is left open. */
export async function ask(
  dc: DialogContext,
  talk: Talk,
  check: CheckEntry,
  also: readonly Choice[] = [],
): Promise<DialogTurnResult> {
  const times = countAsked(talk, check.id);
  if (times > MOST_ASKED && check.id !== MONEY_CHECK) return leaveOpen(dc, talk, check.id);
  await sayCheck(talk, check, also);
  return Dialog.EndOfTurn;
}

export function leaveOpen(dc: DialogContext, talk: Talk, checkId: string): Promise<DialogTurnResult> {
  talk.keep(withObservation(openCase(talk), { check: checkId, answer: 'unsure', at: talk.at }));
  talk.begin('ask.move-on');
  return advance(dc, talk);
}

/** What is told makes another step the better one. */
export function changeStep(dc: DialogContext, talk: Talk, step: NextStep): Promise<DialogTurnResult> {
  beginNoted(talk);
  talk.remember({ misread: 0, pending: undefined });
  return take(dc, talk, step, false);
}
