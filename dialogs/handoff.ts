import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog';
import type { TurnContext } from 'botbuilder';
import { isDamaged } from '../src/incident/with-danger';
import { withMoney, withoutDebit } from '../src/incident/with-money';
import { hasGoneThrough, isMoneyAtRisk } from '../src/incident/is-money-at-risk';
import { withHandoff } from '../src/incident/with-handoff';
import { withAddition } from '../src/incident/intake';
import { beliefByCause, replayBelief } from '../src/diagnosis/replay-belief';
import { withBelief } from '../src/incident/with-steps';
import { tellsMissing } from '../src/language/words/read-correction';
import { readRecord, tellsMessageCame } from '../src/language/words/read-record';
import { hasSlip } from '../src/language/words/has-no-slip';
import { asksSummary } from '../src/language/words/asks-summary';
import { isHypothetical } from '../src/language/words/is-hypothetical';
import { tellsStepDone } from '../src/language/words/tells-step-done';
import { passesOn } from '../src/language/words/passes-on';
import { insistsOnAsking } from '../src/language/words/is-question';
import { actOf } from './act-of';
import { asksToPrint, asksToRepair, causeToRepair } from './asks-to-repair';
import { briefly } from './briefly';
import { noteCallTime } from './call-time';
import { modelOf, openCase } from './case';
import { correctFailure, correctNotes, putsNotesRight } from './correct-notes';
import { DIALOGS } from './dialog-ids';
import { endsQuestions, wantsNoMoreQuestions } from './ends-questions';
import { sendHandoffInitiation } from './handoff-event';
import { isAnswered, keepBeside, leaveOut, takeField } from './intake-questions';
import { codeLeftToAcquirer } from './left-to-acquirer';
import type { MoneyNews } from './money-news';
import { readMoneyNews } from './money-news';
import { beginNoted, beginNotedBeside } from './note-facts';
import { takesDamageBack } from './settled-dangers';
import { isChoiceMenu, takeQueueChoice } from './take-queue-choice';
import { asksForPhone, asksSomething, isHurry } from './queue-asks';
import { saidEver, saidLately } from './said-lately';
import { isSurelyFault, saysFixed, saysFixedPlainly, SHORT_ANSWER, tellsCureBeside } from './says-fixed';
import { maskPhone } from '../src/incident/plain-text';
import type { Talk } from './talk';
import { talkOf } from './talk';
import { beginOthersTold, beginToldBeside } from './told-beside';
import { beginUnansweredBeside } from './unanswered';
import { worthAdding } from './worth-adding';
import { askNext, mayGoAlong, repromptOpen, resumeForm, sayHours, sayWaiting, showSummary } from './queue-lines';

export interface HandoffOptions {
  readonly reason: string;
  /** Who waits already is asked what is still wanting. */
  readonly asksOn?: boolean;
}

/**
 * Puts the case into the queue first and asks for what an agent needs while the merchant waits: who leaves in the middle is queued all the
 * same. Every question can be skipped; at the end the summary is shown. Who waits can go on by themselves, take something back, or leave.
 */
export class HandoffDialog extends Dialog<HandoffOptions> {
  override async beginDialog(dc: DialogContext, options?: HandoffOptions): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    if (talk.owner === 'queue') {
      if (options?.asksOn) return askNext(talk);
      if (options?.reason === 'cured') return this.ask(talk, 'keep-human', 'handoff.fixed');
      await sayWaiting(talk, options?.reason === 'nothing-left' ? 'handoff.nothing-left' : 'handoff.resume');
      return Dialog.EndOfTurn;
    }
    const reason = options?.reason ?? 'merchant-asked';
    const opened = openCase(talk);
    const model = modelOf(talk);
    const believed = withBelief(opened, beliefByCause(model, replayBelief(model, opened)), talk.knowledge.version);
    const incident = talk.keep(withHandoff(believed, { id: talk.tools.newId(), reason, at: talk.at }));
    talk.owner = 'queue';
    talk.remember({ pending: undefined, misread: 0 });
    await sendHandoffInitiation(talk, incident);
    talk.begin(incident.priority === 'urgent' ? 'handoff.queued-money' : 'handoff.queued');
    noteCallTime(talk);
    sayHours(talk);
    return askNext(talk, true);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    const { pending, reading } = talk;
    if (pending?.kind === 'menu' && isChoiceMenu(pending.id)) return takeQueueChoice(dc, talk, pending.id);
    if (actOf(talk) === 'act.along' && saysAlongOnly(talk) && mayGoAlong(talk)) {
      talk.begin('handoff.along');
      return dc.replaceDialog(DIALOGS.diagnosis);
    }
    if (correctFailure(talk)) return this.showCorrected(talk);
    // "好 不刷" agrees, where money is in doubt.
    const isPlain = reading.isExact || reading.text.length <= SHORT_ANSWER;
    const atRisk = isMoneyAtRisk(openCase(talk));
    const agrees = atRisk && !reading.isExact && !saysFixed(talk);
    const isDoneOnly = tellsStepDone(reading.understanding.normalized) && !saysFixed(talk);
    const isFixed =
      actOf(talk) === 'act.fixed' &&
      !agrees &&
      !isDoneOnly &&
      // `刚看了账单 没扣` is news of the money, and resembles a cure.
      !(reading.understanding.entities.moneyDebited === 'no' && !saysFixed(talk)) &&
      (isPlain ||
        (reading.isSure && !atRisk && !isSurelyFault(reading) && !isHypothetical(reading.understanding.normalized)));
    const incident = openCase(talk);
    // "Can it be used once it is dry" tells of no cure, and a terminal that was wet is not cured by working.
    // `打呢个得喇` beside a number is of the number, and `第一条就是 成功` of the record.
    const isRecord = pending?.kind === 'field' && pending.id === 'record' && readRecord(reading.text) !== undefined;
    const isOther = isRecord || reading.understanding.entities.phone !== undefined;
    const isTold =
      (!asksSomething(reading) && !isOther) || saysFixedPlainly(talk, 'surely') || (!isOther && tellsCureBeside(talk));
    if (isTold && !isDamaged(incident) && (isFixed || (saysFixed(talk) && (!atRisk || hasGoneThrough(incident)))))
      return this.askIfNeeded(talk);
    if (isTold && atRisk && !hasGoneThrough(incident) && saysFixed(talk)) talk.begin('handoff.works-again');
    const leftTo = codeLeftToAcquirer(talk);
    const saysNotTaken = reading.understanding.entities.moneyDebited === 'no';
    if (saysNotTaken && atRisk && leftTo !== undefined)
      return this.takeMoneyNews(talk, { reply: 'money.left-to-acquirer', values: { code: leftTo } });
    if (saysNotTaken && incident.dangers.includes('safety.money-debited'))
      return this.ask(talk, 'not-taken', 'handoff.not-taken');
    if (isDamaged(incident) && talk.corrected.length === 0 && takesDamageBack(talk))
      return this.ask(talk, 'damage', 'safety.tamper.confirm');
    if (asksForPhone(talk)) {
      talk.begin('handoff.phone-is', { text: maskPhone(incident.contact.phone ?? '') });
      await repromptOpen(talk);
      return Dialog.EndOfTurn;
    }
    if (
      (actOf(talk) === 'act.repeat' && (reading.isExact || reading.text.length <= REPEAT_CHARACTERS)) ||
      asksSummary(reading.understanding.normalized)
    )
      return showSummary(talk);
    if (tellsMissing(reading.understanding.normalized)) {
      if (saysNotTaken) talk.keep(withoutDebit(openCase(talk)));
      talk.keep(withAddition(openCase(talk), reading.text.slice(0, 200)));
      talk.begin('handoff.was-missing');
      return showSummary(talk);
    }
    const insists = insistsOnAsking(reading.understanding.normalized) && !putsNotesRight(talk);
    if (pending?.kind !== 'field' && !insists && correctNotes(talk)) return this.showCorrected(talk);
    if (asksToRepair(talk)) {
      if (pending?.kind === 'field') leaveOut(talk, pending);
      talk.causeAsked ??= causeToRepair(talk);
      talk.begin('handoff.along');
      return dc.replaceDialog(DIALOGS.diagnosis);
    }
    if (!talk.isAnswered && asksToPrint(talk)) {
      talk.isAnswered = true;
      talk.begin('money.print-again');
      await repromptOpen(talk);
      return Dialog.EndOfTurn;
    }
    const news = isMoneyAtRisk(incident) ? readMoneyNews(talk) : undefined;
    if (news && !(news.reply === 'money.double' && (hasGoneThrough(incident) || saidEver(talk, news.reply))))
      return this.takeMoneyNews(talk, news);
    if (pending?.kind === 'field' && isAnswered(talk, pending.id)) {
      beginOthersTold(talk);
      const isTold = beginNotedBeside(talk);
      keepBeside(talk, isTold ? undefined : 'note.beside');
      if (isHurry(talk)) talk.begin(briefly(talk, 'handoff.how-long'));
      else beginUnansweredBeside(talk);
      return askNext(talk);
    }
    if (isHurry(talk)) {
      talk.begin(briefly(talk, 'handoff.how-long'));
      sayHours(talk);
      await repromptOpen(talk);
      return Dialog.EndOfTurn;
    }
    if (pending?.kind === 'field') {
      if (endsQuestions(talk)) return showSummary(talk);
      return (await takeField(talk, pending)) === 'asked' ? Dialog.EndOfTurn : askNext(talk);
    }
    if (actOf(talk) === 'act.skip') {
      await sayWaiting(talk, 'handoff.resume');
      return Dialog.EndOfTurn;
    }
    if (talk.noted.length > 0) beginNoted(talk);
    const addition = worthAdding(talk);
    if (addition !== undefined) talk.keep(withAddition(incident, addition));
    const wasNoted = beginToldBeside(talk);
    if (wantsNoMoreQuestions(talk)) talk.remember({ formPaused: undefined });
    if (talk.memory.formPaused && !asksSomething(reading)) {
      if (!wasNoted && addition !== undefined) talk.begin('note.added');
      if (await resumeForm(talk)) return Dialog.EndOfTurn;
    }
    if (asksSomething(reading)) await sayWaiting(talk, talk.unknown('handoff.unknown'));
    else if (wasNoted && addition === undefined) await sayWaiting(talk, 'handoff.resume');
    else await sayWaiting(talk, addition === undefined ? 'handoff.seen' : 'handoff.noted');
    return Dialog.EndOfTurn;
  }

  private showCorrected(talk: Talk): Promise<DialogTurnResult> {
    talk.keep(withAddition(openCase(talk), talk.reading.text.slice(0, 200)));
    talk.begin('handoff.corrected');
    talk.guess([], 'alone');
    return showSummary(talk);
  }

  override async repromptDialog(context: TurnContext): Promise<void> {
    await repromptOpen(talkOf(context));
  }

  /** What a merchant finds out, or fears, about the sale in doubt while waiting. */
  private async takeMoneyNews(talk: Talk, { reply, record, values }: MoneyNews): Promise<DialogTurnResult> {
    const addition = worthAdding(talk);
    if (addition !== undefined) talk.keep(withAddition(openCase(talk), addition));
    const before = openCase(talk).money.record;
    if (record !== undefined) talk.keep(withMoney(openCase(talk), { record }));
    const { pending } = talk;
    // Answered as a question already, only what is left of it is said.
    const isRestored = record === 'success' && before === 'not-success' && reply === 'money.shown-success';
    const said = isRestored
      ? 'money.restored'
      : talk.isAnswered && reply === 'money.shown-success'
        ? 'money.shown-slip'
        : reply;
    if (!saidLately(talk, said)) talk.begin(said, values);
    // The record settles it: nobody has to look, unless they still wish it.
    if (record === 'success' && hasGoneThrough(openCase(talk)) && tellsMessageCame(talk.reading.text))
      talk.begin('handoff.may-go');
    if (pending?.kind !== 'field' && record !== undefined) return showSummary(talk);
    await repromptOpen(talk);
    return Dialog.EndOfTurn;
  }

  /** That it works is kept for the agent, whether or not they are still wanted. */
  private async askIfNeeded(talk: Talk): Promise<DialogTurnResult> {
    const addition = worthAdding(talk);
    if (addition !== undefined) talk.keep(withAddition(openCase(talk), addition));
    talk.remember({ cured: true });
    // Who has something passed on wants the person.
    if (passesOn(talk.reading.understanding.normalized)) {
      await sayWaiting(talk, 'handoff.noted');
      return Dialog.EndOfTurn;
    }
    return this.ask(talk, 'keep-human', 'handoff.fixed');
  }

  private async ask(
    talk: Talk,
    menu: 'keep-human' | 'not-taken' | 'damage',
    key: 'handoff.fixed' | 'handoff.not-taken' | 'safety.tamper.confirm',
  ): Promise<DialogTurnResult> {
    const { record, twice } = openCase(talk).money;
    // The record was seen before, and the slip is there now: nothing is in doubt any more.
    const isPrinted = talk.reading.clauses.some(({ understanding }) => hasSlip(understanding.normalized));
    if (menu === 'keep-human' && record === 'success' && !twice && isPrinted) talk.begin('handoff.slip-and-money');
    await talk.ask({ kind: 'menu', id: menu }, key, talk.text(key), { kind: 'handoff', id: menu });
    return Dialog.EndOfTurn;
  }
}

/** Goes on by themselves, and tells nothing for the agent: `不留了 你跟他们写上 每个月底就报`, `给工作人员捎句话`. */
const saysAlongOnly = ({ reading: { isExact, text, understanding } }: Talk): boolean =>
  isExact || (text.length <= ALONG_CHARACTERS && !passesOn(understanding.normalized));

/** A longer message that resembles going on says something else. */
const ALONG_CHARACTERS = 16;
/** A longer message that resembles "say it again" says something else. */
const REPEAT_CHARACTERS = 16;
