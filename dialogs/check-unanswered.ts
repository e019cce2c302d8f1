import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog';
import { openCase } from './case';
import { missesAnswer } from '../src/language/words/misses-answer';
import { DIALOGS } from './dialog-ids';
import { MONEY_CHECK } from './due-safety-check';
import { beginNoted } from './note-facts';
import { offerPerson } from './offer-beside';
import { saysFixedPlainly } from './says-fixed';
import { proposeWanted } from './read-step';
import { askAgain } from './say-step';
import { backToWaiting } from './step-result';
import type { Talk } from './talk';
import { advance, leaveOpen, MOST_ASKED } from './next-step';

/** A message that answers nothing: what is new in it moves the plan, else the question is put once more and then left open. */
export async function takeOther(dc: DialogContext, talk: Talk, checkId: string): Promise<DialogTurnResult> {
  if (saysFixedPlainly(talk, 'probably')) return dc.replaceDialog(DIALOGS.feedback);
  if (checkId !== MONEY_CHECK && (await proposeWanted(talk))) return Dialog.EndOfTurn;
  if (talk.gainedFacts) {
    beginNoted(talk);
    return advance(dc, talk);
  }
  if (talk.owner === 'queue') return backToWaiting(dc, talk);
  if (talk.pending && (talk.isAnswered || talk.causeAsked !== undefined)) {
    await askAgain(talk, talk.pending);
    return Dialog.EndOfTurn;
  }
  const { intent, isQuestion, normalized, entities } = talk.reading.understanding;
  const asks = isQuestion || missesAnswer(normalized);
  if ((talk.memory.asked?.times ?? 1) >= MOST_ASKED && checkId !== MONEY_CHECK) {
    if (asks) talk.begin(talk.unknown('ask.unknown'));
    return leaveOpen(dc, talk, checkId);
  }
  if ((talk.memory.misread ?? 0) >= MOST_ASKED) return offerPerson(talk, 'handoff.offer');
  talk.remember({ misread: (talk.memory.misread ?? 0) + 1, asked: { check: checkId, times: MOST_ASKED } });
  // `我刚不是讲过没扣吗`
  const insists = entities.moneyDebited === 'no' && openCase(talk).money.state === 'none';
  if (insists) talk.begin('ask.ack-money');
  else if (asks) talk.begin(talk.unknown('ask.unknown'));
  else if (!talk.isBack) talk.begin(intent.startsWith('fault.') ? 'note.added' : 'clarify.answer');
  if (talk.pending) await askAgain(talk, talk.pending);
  return Dialog.EndOfTurn;
}
