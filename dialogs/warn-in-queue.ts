import type { DialogContext } from 'botbuilder-dialogs';
import { withAddition } from '../src/incident/intake';
import { withDanger } from '../src/incident/with-danger';
import { namesHarm, namesMishap, statesDamage } from '../src/language/words/read-damage';
import { openCase } from './case';
import { DIALOGS } from './dialog-ids';
import { noteDoubt, noteMishap } from './note-mishap';
import { worthAdding } from './worth-adding';
import type { Talk } from './talk';
import { reprompt, start } from './thread';

/**
 * Damage or a swindler, told while the merchant waits for a person: what not to do is said at once, since nobody may come for hours, the words
 * go to the agent, and what stood open is asked again. False where damage is only
 * resembled: the danger, or without any word of it the doubt, is kept for the agent, and the message goes on.
 */
export async function warnInQueue(dc: DialogContext, talk: Talk, danger: string): Promise<boolean> {
  if (danger === 'safety.tamper' && !namesHarm(talk.reading.understanding.normalized)) {
    noteDoubt(talk);
    return false;
  }
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
