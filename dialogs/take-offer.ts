import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog';
import { tellsStepDone } from '../src/language/words/tells-step-done';
import { isAtWork } from '../src/language/words/tells-progress';
import { actOf } from './act-of';
import { isAgain, wantsSameAgain } from './came-back';
import { DIALOGS } from './dialog-ids';
import { advance, MOST_ASKED } from './next-step';
import { declinePerson, goesOnAlone, letGoOn, onlyForPerson, takesOffer } from './offer-beside';
import { hasFailed, proposeWanted } from './read-step';
import { saysFixed } from './says-fixed';
import { askResult } from './say-step';
import { stepJustDone } from './step-just-done';
import type { Talk } from './talk';

/** What a merchant says to the offer of a person: takes it, is cured meanwhile, is still at a step, or goes on alone. */
export async function takeOffer(dc: DialogContext, talk: Talk): Promise<DialogTurnResult> {
  const { openFix } = talk.memory;
  const { isExact, isTapped, understanding } = talk.reading;
  const { normalized, isQuestion } = understanding;
  // `重启网络设备真能解决3000？` asks whether it would.
  if (
    (actOf(talk) === 'act.fixed' &&
      (isTapped || (!tellsStepDone(normalized) && (isExact || !understanding.isQuestion)))) ||
    saysFixed(talk)
  )
    return dc.replaceDialog(DIALOGS.feedback, openFix === undefined ? {} : { fix: openFix });
  const done = stepJustDone(talk);
  if (done !== undefined && !isTapped) {
    declinePerson(talk);
    await askResult(talk, done, 'try.good-sign');
    return Dialog.EndOfTurn;
  }
  if (takesOffer(talk))
    return dc.replaceDialog(DIALOGS.handoff, { reason: isAgain(talk.pending) ? 'again' : 'offer-accepted' });
  if (wantsSameAgain(talk)) return advance(dc, talk);
  // Who is at something that was told meanwhile is let finish: `旧手机蓝牙关了，灯开始闪了`.
  if (!isExact && !isQuestion && !hasFailed(talk) && isAtWork(normalized)) return letGoOn(talk);
  const reason = onlyForPerson(talk);
  const told = talk.memory.misread ?? 0;
  if (reason !== undefined && told < MOST_ASKED && !goesOnAlone(talk)) {
    talk.remember({ misread: told + 1 });
    if (told === 0) talk.begin('handoff.only-person');
    else talk.beginText(reason);
    await talk.ask({ kind: 'menu', id: 'handoff-offer' }, 'handoff.offer-again', talk.text('handoff.offer-again'), {
      kind: 'handoff',
      id: 'offer',
    });
    return Dialog.EndOfTurn;
  }
  declinePerson(talk);
  if (await proposeWanted(talk)) return Dialog.EndOfTurn;
  if (openFix !== undefined && actOf(talk) !== 'act.not-fixed') {
    await askResult(talk, openFix, 'try.result');
    return Dialog.EndOfTurn;
  }
  return advance(dc, talk);
}
