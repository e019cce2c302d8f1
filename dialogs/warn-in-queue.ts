import type { DialogContext } from 'botbuilder-dialogs';
import { withAddition } from '../src/incident/intake';
import { withDanger } from '../src/incident/with-danger';
import { withObservation } from '../src/incident/with-steps';
import { mishapOf, namesMishap, statesDamage } from '../src/language/words/read-damage';
import { openCase } from './case';
import { DIALOGS } from './dialog-ids';
import { DAMAGE_CHECK } from './due-safety-check';
import { worthAdding } from './worth-adding';
import type { Talk } from './talk';
import { reprompt, start } from './thread';

/**
 * Damage or a swindler, told while the merchant waits for a person: what not to do is said at once, since nobody may come for hours, the words
 * go to the agent, and what stood open is asked again. False where damage is only resembled: the danger is raised, and the message goes on.
 */
export async function warnInQueue(dc: DialogContext, talk: Talk, danger: string): Promise<boolean> {
  talk.keep(withDanger(openCase(talk), danger, talk.at));
  if (danger === 'safety.tamper' && !tellsDamage(talk)) return false;
  noteMishap(talk);
  const addition = worthAdding(talk);
  if (addition !== undefined) talk.keep(withAddition(openCase(talk), addition));
  talk.begin(danger === 'safety.tamper' ? 'safety.tamper' : 'safety.scam');
  if (dc.activeDialog?.id === DIALOGS.handoff) {
    await reprompt(dc, talk);
    return true;
  }
  // Who went on alone meanwhile may not, with such a terminal.
  talk.remember({ pending: undefined, misread: 0 });
  await start(dc, DIALOGS.handoff);
  return true;
}

const tellsDamage = ({ reading: { clauses } }: Talk): boolean =>
  clauses.some(
    ({ understanding: { isQuestion, normalized } }) =>
      !isQuestion && (statesDamage(normalized) || namesMishap(normalized)),
  );

/** What happened to the terminal, unless it is on record already. */
function noteMishap(talk: Talk): void {
  const incident = openCase(talk);
  const isKnown = incident.observations.some(({ check, answer }) => check === DAMAGE_CHECK && answer !== 'nothing');
  const told = talk.reading.clauses.map(({ understanding }) => mishapOf(understanding.normalized)).find(Boolean);
  if (isKnown || told === undefined) return;
  talk.keep(withObservation(incident, { check: DAMAGE_CHECK, answer: told, at: talk.at, unasked: true }));
}
