import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog';
import { withMoney } from '../src/incident/with-money';
import { findMissingMessage } from '../src/language/words/find-missing-message';
import { openCase } from './case';
import { DIALOGS } from './dialog-ids';
import { MONEY_CHECK } from './due-safety-check';
import { beginNotedBeside } from './note-facts';
import { advance } from './next-step';
import { saidEver } from './said-lately';
import { askAgain } from './say-step';
import { saysFixedPlainly } from './says-fixed';
import type { Talk } from './talk';

/** Goes on after an answer to "was the customer charged", by the value that it stands for. */
export async function afterMoneyAnswer(
  dc: DialogContext,
  talk: Talk,
  value: string | undefined,
): Promise<DialogTurnResult> {
  if (value === 'yes' || value === 'unknown') {
    return dc.replaceDialog(DIALOGS.safety, {
      danger: 'safety.money-debited',
      certain: value === 'yes' && talk.reading.isSure,
    });
  }
  talk.keep(withMoney(openCase(talk), { state: 'none' }));
  talk.begin(findMissingMessage(talk.reading.understanding.normalized) ? 'ask.ack-no-message' : 'ask.ack-money');
  // `没扣 现在又可以了`: that it works answers nothing about the money.
  if (saysFixedPlainly(talk, 'probably')) return dc.replaceDialog(DIALOGS.feedback);
  beginNotedBeside(talk);
  return advance(dc, talk);
}

/** `手机没响` answers nothing yet: messages come late, or were never ordered. */
export const onlyMissesMessage = ({ reading: { isTapped, understanding } }: Talk): boolean =>
  !isTapped &&
  understanding.entities.moneyDebited === undefined &&
  findMissingMessage(understanding.normalized) === 'alone';

/** Asks to look whether there is a debit, once; who has nothing but the missing message then does not know. */
export async function askToLook(dc: DialogContext, talk: Talk): Promise<DialogTurnResult> {
  if (saidEver(talk, 'ask.no-message')) return afterMoneyAnswer(dc, talk, 'unknown');
  talk.begin('ask.no-message');
  await askAgain(talk, talk.pending ?? { kind: 'check', id: MONEY_CHECK });
  return Dialog.EndOfTurn;
}
