import type { DialogContext } from 'botbuilder-dialogs';
import { withAddition, withoutAskedField } from '../src/incident/intake';
import { withDanger } from '../src/incident/with-danger';
import { withMoney } from '../src/incident/with-money';
import { openCase } from './case';
import { DIALOGS } from './dialog-ids';
import { isAnswered } from './intake-questions';
import { worthAdding } from './worth-adding';
import type { Talk } from './talk';
import { start } from './thread';

/**
 * A debit that comes up while the merchant waits for a person, whatever they were being asked: the case becomes urgent, nothing is swiped
 * again, and what finds the sale is asked next. False where it is only wondered at: the danger is raised, and the message goes on.
 */
export async function stopInQueue(dc: DialogContext, talk: Talk): Promise<boolean> {
  const raised = talk.keep(withDanger(openCase(talk), 'safety.money-debited', talk.at));
  if (talk.reading.understanding.entities.moneyDebited !== 'yes') return false;
  talk.keep(withMoney(raised, { state: 'debited' }));
  await askForSale(dc, talk);
  return true;
}

/** Says what not to do, keeps the message for the agent, and asks for what finds the sale; a field that stood open comes after it. */
export async function askForSale(dc: DialogContext, talk: Talk): Promise<void> {
  const { pending } = talk;
  const addition = worthAdding(talk);
  if (addition !== undefined) talk.keep(withAddition(openCase(talk), addition));
  const field = talk.knowledge.intake.fields.find(({ id }) => pending?.kind === 'field' && id === pending.id);
  if (field && !isAnswered(talk, field.id)) talk.keep(withoutAskedField(openCase(talk), field.id));
  talk.remember({ pending: undefined, misread: 0 });
  talk.begin('money.stop-in-queue');
  await start(dc, DIALOGS.handoff, { reason: 'money', asksOn: true });
}
