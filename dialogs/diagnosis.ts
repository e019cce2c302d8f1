import { deniesCure } from '../src/language/words/read-works';
import type { DialogContext, DialogInstance, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog';
import type { TurnContext } from 'botbuilder';
import { wantsOnlySlip } from '../src/incident/is-money-at-risk';
import { hasSlip } from '../src/language/words/has-no-slip';
import { withAttempt, withObservation } from '../src/incident/with-steps';
import { actOf, givesUp, wantsOther } from './act-of';
import { openCase } from './case';
import { protests } from '../src/language/words/read-correction';
import { goesToDo, leavesStep } from '../src/language/words/tells-progress';
import type { WhichPending } from './contradiction';
import { askWhich, isWhich, takeWhich } from './contradiction';
import { DIALOGS } from './dialog-ids';
import { MONEY_CHECK } from './due-safety-check';
import { beginMoneyFine } from './false-alarm';
import { afterMoneyAnswer, askToLook, onlyMissesMessage } from './money-answer';
import { isNotBegun } from './not-begun';
import { beginNoted, beginNotedBeside } from './note-facts';
import { mayNeedPerson, offerBeside, offerPerson } from './offer-beside';
import {
  answersFixed,
  saysFixed,
  saysFixedPlainly,
  saysFixedShortly,
  SHORT_ANSWER,
  tellsDeedAndCure,
  tellsStillBroken,
  worksInPart,
} from './says-fixed';
import {
  answerAboutStep,
  asksBack,
  betterStep,
  chosenOf,
  failedAnother,
  followUp,
  hasFailed,
  repeatsEvidence,
  scoldsForOpen,
  staysBroken,
  tellsMoneyOnly,
} from './read-step';
import { askAgain, askResult, sayFix } from './say-step';
import { isImpossible, isSenseless } from './senseless-step';
import { askWhetherAgain, isAgain } from './came-back';
import { answerProgress } from './step-progress';
import { stepJustDone } from './step-just-done';
import { askForResult, closeCured, goOnWithOther, helpKey, lacksItsPassword, leaveStep } from './step-result';
import { goOnInside, tellsOnlyOutside } from './only-outside';
import { stepBack } from './step-against';
import { suggestedStep } from './suggested-step';
import type { Talk } from './talk';
import { talkOf } from './talk';
import { takeOffer } from './take-offer';
import { advance, ask, changeStep, sayCalledFor } from './next-step';
import { takeOther } from './check-unanswered';

export interface DiagnosisOptions {
  /** The fault was fixed within the last days and is back: a person is offered first. */
  readonly again?: boolean;
  /** A step that is still being done, though it was taken for done. */
  readonly openFix?: string;
  /** The check to begin with, whatever the plan says. */
  readonly check?: string;
  /** Two answers to a check, of which it is asked which one counts. */
  readonly which?: NonNullable<Talk['contradiction']>;
  /** An agent gave the talk back, and nothing stands open: where money is in doubt a person is offered again. */
  readonly handedBack?: boolean;
}

/** Finds the fault: asks and tries in the order the planner gives, one thing at a time. */
export class DiagnosisDialog extends Dialog<DiagnosisOptions> {
  override async beginDialog(dc: DialogContext, options?: DiagnosisOptions): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    if (options?.openFix !== undefined) {
      await askResult(talk, options.openFix, 'try.under-way');
      return Dialog.EndOfTurn;
    }
    if (options?.which) {
      await askWhich(talk, options.which);
      return Dialog.EndOfTurn;
    }
    const check = talk.knowledge.checks.find(({ id }) => id === options?.check);
    if (check) return ask(dc, talk, check);
    if (options?.handedBack && mayNeedPerson(talk)) return offerPerson(talk, 'handoff.offer');
    if (!options?.again) return advance(dc, talk);
    return askWhetherAgain(talk);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    const { pending } = talk;
    if (isWhich(pending)) return this.takeWhichCounts(dc, talk, pending);
    if (pending?.kind === 'check') return this.takeAnswer(dc, talk, pending.id);
    if (pending?.kind === 'fix') return this.takeResult(dc, talk, pending.id, pending.asked === true);
    if (pending?.kind === 'menu' && (pending.id === 'handoff-offer' || isAgain(pending))) return takeOffer(dc, talk);
    return advance(dc, talk);
  }

  override async resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return advance(dc, talkOf(dc.context));
  }

  override async repromptDialog(context: TurnContext, _instance: DialogInstance): Promise<void> {
    const talk = talkOf(context);
    if (talk.pending) await askAgain(talk, talk.pending);
  }

  private takeWhichCounts(dc: DialogContext, talk: Talk, pending: WhichPending): Promise<DialogTurnResult> {
    const fix = pending.which.back;
    if (saysFixedPlainly(talk, 'probably')) return dc.replaceDialog(DIALOGS.feedback, fix === undefined ? {} : { fix });
    return takeWhich(dc, talk, pending, advance);
  }

  private async takeAnswer(dc: DialogContext, talk: Talk, checkId: string): Promise<DialogTurnResult> {
    // `换了卷纸 打出来了`: where nothing but the slip was wanting, that it came out is the cure, and no answer whether there is paper.
    const isPrinted = wantsOnlySlip(openCase(talk)) && hasSlip(talk.reading.understanding.normalized);
    // `摔么事摔 换张卡刷成了`: damage that is denied is no option that was chosen.
    const { optionId, understanding } = talk.reading;
    const isBeside = checkId !== MONEY_CHECK && (optionId === undefined || understanding.deniesDamage);
    if (saysFixedPlainly(talk, isPrinted || isBeside ? 'probably' : 'surely') || tellsDeedAndCure(talk))
      return dc.replaceDialog(DIALOGS.feedback);
    const check = talk.knowledge.checks.find(entry => entry.id === checkId);
    const option = chosenOf(talk, check);
    if (checkId === MONEY_CHECK && onlyMissesMessage(talk)) return askToLook(dc, talk);
    if (checkId === MONEY_CHECK && beginMoneyFine(talk)) return advance(dc, talk);
    if (check && option) {
      if (option.raises && option.raises !== 'safety.money-debited')
        return dc.replaceDialog(DIALOGS.safety, { danger: option.raises, check: check.id, answer: option.id });
      talk.keep(withObservation(openCase(talk), { check: check.id, answer: option.id, at: talk.at }));
      if (check.id === MONEY_CHECK) return afterMoneyAnswer(dc, talk, option.implies?.value);
      if (!beginNotedBeside(talk)) talk.begin('ask.ack');
      return advance(dc, talk);
    }
    const act = actOf(talk);
    // Who goes to ask or to look has not given up: `不知道他弄了啥 我问一哈`.
    const last = talk.reading.clauses.at(-1)?.understanding;
    if (!talk.reading.isExact && last && !last.isQuestion && goesToDo(last.normalized)) {
      await talk.say('try.wait', {}, { kind: 'answer', id: 'wait' });
      return Dialog.EndOfTurn;
    }
    if (givesUp(talk) && talk.reading.evidence.length === 0) {
      const answer = act === 'act.unsure' ? 'unsure' : 'skipped';
      talk.keep(withObservation(openCase(talk), { check: checkId, answer, at: talk.at }));
      if (checkId === MONEY_CHECK && answer === 'unsure') return afterMoneyAnswer(dc, talk, 'unknown');
      talk.begin(answer === 'unsure' ? 'ask.unsure' : 'ask.skipped');
      return advance(dc, talk);
    }
    const done = stepJustDone(talk);
    if (done !== undefined && checkId !== MONEY_CHECK) {
      await askResult(talk, done, 'try.result');
      return Dialog.EndOfTurn;
    }
    if (act === 'act.fixed' && (saysFixedShortly(talk) || saysFixedPlainly(talk, 'probably')))
      return dc.replaceDialog(DIALOGS.feedback);
    if (checkId === MONEY_CHECK && openCase(talk).money.state !== 'unknown')
      return afterMoneyAnswer(dc, talk, openCase(talk).money.state === 'none' ? 'no' : 'yes');
    return takeOther(dc, talk, checkId);
  }

  /** `asked`: it was asked in so many words whether the terminal works now, so yes and no answer it. */
  private async takeResult(dc: DialogContext, talk: Talk, fixId: string, asked: boolean): Promise<DialogTurnResult> {
    const act = actOf(talk);
    const { optionId, text, understanding } = talk.reading;
    const help = helpKey(talk);
    if (isImpossible(talk, fixId)) {
      beginNotedBeside(talk);
      return leaveStep(dc, talk, fixId);
    }
    if (tellsOnlyOutside(talk)) return goOnInside(dc, talk, fixId);
    const isNews = talk.reading.evidence.length > 0 || talk.noted.length > 0;
    const called = isNews && !saysFixed(talk) ? suggestedStep(talk) : undefined;
    if (called && called.fix !== fixId) {
      if (staysBroken(talk)) talk.keep(withAttempt(openCase(talk), { fix: fixId, result: 'not-fixed', at: talk.at }));
      talk.remember({ misread: 0, pending: undefined });
      return sayCalledFor(talk, called);
    }
    const back = isNews ? stepBack(talk) : undefined;
    if (back !== undefined) {
      await sayFix(talk, back, offerBeside(talk), true);
      return Dialog.EndOfTurn;
    }
    if (worksInPart(talk)) return goOnWithOther(dc, talk, fixId);
    if (await answerProgress(talk, fixId)) return Dialog.EndOfTurn;
    if (isNotBegun(talk)) return askForResult(dc, talk, fixId, 'try.not-begun');
    // `试了一笔 仍然是3000` outdoes what the whole message resembles.
    const isBroken = staysBroken(talk) || scoldsForOpen(talk);
    if (!isBroken && (act === 'act.fixed' || (asked && act === 'act.yes'))) {
      return answersFixed(talk) ? closeCured(dc, talk, fixId) : askForResult(dc, talk, fixId, 'try.result');
    }
    if (failedAnother(talk, fixId)) return askForResult(dc, talk, fixId, 'try.result');
    if (talk.reading.evidence.length > 0 && !saysFixed(talk) && !repeatsEvidence(talk, fixId)) {
      const shown = betterStep(talk, fixId);
      if (shown) return changeStep(dc, talk, shown);
    }
    // `划掉重开试了没用 刚才那更新我还没弄呢`: of the open step nothing came yet.
    if (!talk.reading.isExact && deniesCure(understanding.normalized))
      return askForResult(dc, talk, fixId, 'try.result');
    if (asksBack(talk) && !saysFixed(talk) && !isBroken) return askForResult(dc, talk, fixId, help);
    // `我没说扫码不行啊` tells what was not said, and nothing of the step.
    const isProtest = !talk.reading.isExact && protests(understanding.normalized);
    // `刷起了没黑` says in words that it works, whatever failure it resembles.
    const isCured = saysFixedPlainly(talk, 'probably') && !tellsStillBroken(talk);
    if (isBroken || (hasFailed(talk) && !isProtest && !isCured)) {
      talk.keep(withAttempt(openCase(talk), { fix: fixId, result: 'not-fixed', at: talk.at }));
      if (!beginNotedBeside(talk)) talk.begin('try.not-fixed');
      const next = followUp(talk, fixId);
      if (next !== undefined) {
        talk.remember({ misread: 0, pending: undefined });
        await sayFix(talk, next, offerBeside(talk));
        return Dialog.EndOfTurn;
      }
      return advance(dc, talk);
    }
    if (saysFixed(talk)) return closeCured(dc, talk, fixId);
    if (act === 'act.unsure' && text.length > SHORT_ANSWER + 3) return askForResult(dc, talk, fixId, 'try.help');
    if (
      !isProtest &&
      (givesUp(talk) ||
        lacksItsPassword(talk, fixId) ||
        leavesStep(understanding.normalized) ||
        wantsOther(understanding.normalized))
    )
      return leaveStep(dc, talk, fixId);
    if (act === 'act.yes') {
      await talk.say('try.wait', {}, { kind: 'answer', id: 'wait' });
      return Dialog.EndOfTurn;
    }
    if (await answerAboutStep(talk, fixId)) return Dialog.EndOfTurn;
    if (isSenseless(talk, fixId)) {
      beginNoted(talk);
      talk.begin('try.needless');
      return advance(dc, talk);
    }
    if (repeatsEvidence(talk, fixId)) {
      await askResult(talk, fixId, 'try.fits');
      return Dialog.EndOfTurn;
    }
    const better = betterStep(talk, fixId);
    if (better) return changeStep(dc, talk, better);
    if (understanding.asksTerm) return askForResult(dc, talk, fixId, 'try.result');
    if (optionId === 'asks' || understanding.isQuestion) return askForResult(dc, talk, fixId, help);
    // What is on the screen is what the open step is against.
    if (talk.noted.length > 0 && talk.reading.evidence.length > 0) {
      await askResult(talk, fixId, 'try.fits');
      return Dialog.EndOfTurn;
    }
    if (tellsMoneyOnly(talk)) talk.begin('ask.ack-money');
    return askForResult(dc, talk, fixId, optionId === 'progress' ? 'try.result' : 'try.result-again');
  }
}
