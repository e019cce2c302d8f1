import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
// The package's index would load its prompts and what they recognise, a fifth of a second that nothing here uses.
import { ComponentDialog } from 'botbuilder-dialogs/lib/componentDialog';
import { Dialog, DialogTurnStatus } from 'botbuilder-dialogs/lib/dialog';
import { isDamaged } from '../src/incident/with-danger';
import { corrects } from '../src/language/words/read-correction';
import { namesMishap, onlySoundsLikeHarm } from '../src/language/words/read-damage';
import { readRecord } from '../src/language/words/read-record';
import { namesTheirSystem } from '../src/language/words/names-their-system';
import { tellsAgain } from '../src/language/words/short-readings';
import { asksCause, fearsBroken } from '../src/language/words/asks-cause';
import { answerAside, answerTerm } from './answer';
import { answerIfQueued } from './answer-if-queued';
import { asksToRepair } from './asks-to-repair';
import { noteCallTime } from './call-time';
import { codeFileOf, likeliestCause, planStep } from './case';
import { takeBackDisowned } from './correct-notes';
import { CodeDialog } from './code';
import { comfortQueue } from './comfort-queue';
import { complains } from './complains';
import { beginCodeMeaning } from './code-meaning';
import { askContradiction } from './contradiction';
import { DiagnosisDialog } from './diagnosis';
import { DIALOGS } from './dialog-ids';
import { MONEY_CHECK } from './due-safety-check';
import { settleFalseAlarm } from './false-alarm';
import { askDueRating, FeedbackDialog, takeLateRating } from './feedback';
import { HandoffDialog } from './handoff';
import { leadAway } from './lead-away';
import { offerToUpset } from './offer-beside';
import { putFirst } from './put-first';
import { reprompt } from './thread';
import { notePutOff, reopenUndone } from './not-begun';
import { answerNotYet } from './not-yet';
import { noteEverything } from './note-facts';
import { SafetyDialog } from './safety';
import { takeBackClose } from './reopen-case';
import { saysFixed, saysFixedPlainly, tellsFailure, tellsFault, tellsStillBroken } from './says-fixed';
import { startTalking } from './start';
import type { MoneyWorry } from './money-questions';
import { answerAfterCure } from './money-after-cure';
import { answerSwipeQuestion, beginMoneyWorry, noteRecord } from './money-questions';
import { answerStepQuestion, guessAtQuestion } from './step-questions';
import type { Talk } from './talk';
import { talkOf } from './talk';
import { welcomeBack } from './welcome-back';

/**
 * The order of talking. Each message is first looked at for what cannot wait (danger, a person, a stop), then for a
 * question in between, and only then given to the dialog that is open; where none is, a new one is started.
 */
export class RootDialog extends ComponentDialog {
  constructor() {
    super(DIALOGS.root);
    this.addDialog(new SafetyDialog(DIALOGS.safety));
    this.addDialog(new DiagnosisDialog(DIALOGS.diagnosis));
    this.addDialog(new CodeDialog(DIALOGS.code));
    this.addDialog(new HandoffDialog(DIALOGS.handoff));
    this.addDialog(new FeedbackDialog(DIALOGS.feedback));
  }

  protected override onBeginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.takeTurn(dc);
  }

  protected override onContinueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.takeTurn(dc);
  }

  private async takeTurn(dc: DialogContext): Promise<DialogTurnResult> {
    const result = await this.takeMessage(dc);
    await askDueRating(talkOf(dc.context));
    return result;
  }

  private async takeMessage(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    if (await takeLateRating(dc, talk)) return Dialog.EndOfTurn;
    welcomeBack(talk);
    suspectDanger(talk);
    if (carriesFacts(talk))
      talk.gainedFacts = noteEverything(
        talk,
        talk.pending?.kind === 'field' || corrects(talk.reading.understanding.normalized),
      );
    reopenUndone(talk);
    notePutOff(talk);
    takeBackDisowned(talk);
    rememberCure(talk);
    apologiseOnce(talk);
    if (await takeBackClose(dc, talk)) return Dialog.EndOfTurn;
    if (await answerAfterCure(talk)) return Dialog.EndOfTurn;
    if (await settleFalseAlarm(dc, talk)) return Dialog.EndOfTurn;
    if (await putFirst(dc, talk)) return Dialog.EndOfTurn;
    noteCallTime(talk);
    if (await answerIfQueued(dc, talk)) return Dialog.EndOfTurn;
    noteRecord(talk);
    beginCodeMeaning(talk);
    const worry = beginMoneyWorry(talk);
    if (tellsArrived(talk)) {
      await dc.continueDialog();
      return Dialog.EndOfTurn;
    }
    if (await answerNotYet(talk)) return Dialog.EndOfTurn;
    if (await answerStepQuestion(dc, talk)) return Dialog.EndOfTurn;
    if (worry && !leadsPast(talk, worry) && !answersOpen(talk)) {
      await reprompt(dc, talk);
      return Dialog.EndOfTurn;
    }
    answerCause(talk);
    if (await leadAway(dc, talk)) return Dialog.EndOfTurn;
    offerToUpset(talk);
    if (await answerSwipeQuestion(dc, talk)) return Dialog.EndOfTurn;
    if (await answerTerm(dc, talk)) return Dialog.EndOfTurn;
    if (await answerAside(dc, talk)) return Dialog.EndOfTurn;
    guessAtQuestion(talk);
    comfortQueue(talk);
    if (await askContradiction(dc, talk)) return Dialog.EndOfTurn;
    if (dc.activeDialog) {
      const result = await dc.continueDialog();
      const unhandled = (result.result as { unhandled?: boolean } | undefined)?.unhandled === true;
      if (result.status !== DialogTurnStatus.complete || !unhandled) return Dialog.EndOfTurn;
    }
    await startTalking(dc, talk);
    return Dialog.EndOfTurn;
  }
}

/** The sale is done with, and the message goes on: that it works again, or what is wrong with the slip. */
const leadsPast = (talk: Talk, { isDone }: MoneyWorry): boolean =>
  isDone && (saysFixed(talk) || (talk.owner === 'queue' && asksToRepair(talk)));

/** A worry about the money beside an answer to the open check: the answer is taken. */
const answersCheck = ({ pending, reading: { optionId } }: Talk): boolean =>
  pending?.kind === 'check' && optionId !== undefined && pending.id !== MONEY_CHECK;

/** The worry stands beside an answer to what stands open. */
const answersOpen = (talk: Talk): boolean =>
  answersCheck(talk) || tellsResult(talk) || tellsDebit(talk) || tellsRecord(talk);

/** What the record shows is what was asked, whatever is asked about it: `最上面写的成功 那到底收到了没有`. */
const tellsRecord = ({ pending, reading }: Talk): boolean =>
  pending?.id === 'money-lookup' && readRecord(reading.text) !== undefined;

/** That the money is there answers what the record shows, whatever it resembles: `钱到账了`. */
const tellsArrived = ({ pending, owner, reading: { understanding } }: Talk): boolean =>
  owner === 'bot' &&
  pending?.id === 'money-lookup' &&
  !understanding.isQuestion &&
  understanding.entities.moneyReceived === true &&
  !understanding.entities.chargedTwice;

/** Whether it was taken is what was asked, whatever is feared beside it. */
const tellsDebit = ({ pending, reading: { understanding } }: Talk): boolean =>
  pending?.id === MONEY_CHECK && understanding.entities.moneyDebited !== undefined;

/** At a step, what the screen shows now, or that it fails as before, is taken beside the worry. */
const tellsResult = (talk: Talk): boolean =>
  talk.pending?.kind === 'fix' && (talk.reading.evidence.length > 0 || tellsStillBroken(talk));

/** That it works again is kept until whatever stands before it is settled; a failure or a symptom undoes it. An answer to a check resembles it too easily. */
function rememberCure(talk: Talk): void {
  const { incident, pending, memory, reading } = talk;
  if (!incident || talk.owner === 'agent' || reading.kind !== 'text') return;
  if (memory.cured && (tellsFailure(reading) || tellsStillBroken(talk) || tellsFault(reading)) && !saysFixed(talk))
    talk.remember({ cured: undefined });
  const mayTell = pending?.kind !== 'check' && pending?.kind !== 'fix' && !isDamaged(incident);
  // `好了以后打了三四张条子 我是留着还是丢` asks about what may have been before.
  const how = reading.understanding.isQuestion ? 'surely' : 'probably';
  if (mayTell && saysFixedPlainly(talk, how)) talk.remember({ cured: true });
}

/** Facts are merged where a case is open; a first message opens one only through its dialog. */
function carriesFacts(talk: Talk): boolean {
  return talk.incident !== undefined && talk.reading.kind === 'text';
}

/** Between two apologies: one is meant, five are a habit. */
const SORRY_EVERY_MS = 5 * 60 * 1000;

/** A cause that is not the likeliest is only spoken of where it is surely the one that is asked about. */
const CAUSE_MIN = 0.7;

/** Who asks "is it the signal?" is told whether it looks like it. */
function answerCause(talk: Talk): void {
  const asking = [talk.reading.understanding, ...talk.reading.clauses.map(({ understanding }) => understanding)].find(
    ({ intent, normalized }) => asksCause(normalized) && intent.startsWith('fault.'),
  );
  if (!asking) return;
  const { intent, confidence, normalized } = asking;
  // `是不是你们系统崩了` is no question about the terminal's own system.
  if (namesTheirSystem(normalized)) return;
  if (talk.owner !== 'bot' || !talk.incident || !talk.pending || talk.isAnswered || saysFixed(talk)) return;
  planStep(talk, { insisting: false });
  const cause = likeliestCause(talk);
  // Who asks whether it is the battery, and tells that it is full, has told that it is not.
  if (talk.noted.length > 0) return;
  if (cause && intent === `fault.${cause.id}`) {
    talk.causeAsked = cause.id;
    talk.begin(fearsBroken(normalized) ? 'why.not-broken' : 'why.maybe', { cause: cause.label });
    return;
  }
  const other = codeFileOf(talk).causes.find(({ id }) => intent === `fault.${id}`);
  if (!other || confidence < CAUSE_MIN) return;
  talk.isAnswered = true;
  talk.begin('why.also', { cause: other.label });
}

/** Transcript lines before which nobody has had to say anything twice. */
const LATE = 4;

function apologiseOnce(talk: Talk): void {
  const { sorryAt } = talk.memory;
  const now = talk.input.now.getTime();
  if (!complains(talk) || talk.owner === 'agent' || talk.input.transcript.length < LATE) return;
  if (sorryAt !== undefined && now - Date.parse(sorryAt) < SORRY_EVERY_MS) return;
  talk.remember({ sorryAt: talk.at });
  talk.begin(tellsAgain(talk.reading.understanding.normalized) ? 'tone.told-before' : 'tone.sorry');
}

/** From this share on, a danger that came second is worth a question (a wet terminal read as "shows 3000" had .10 to .24). */
const SUSPICION = 0.08;

function suspectDanger(talk: Talk): void {
  const suspected = talk.reading.understanding.alternatives
    .filter(({ intent, confidence }) => intent.startsWith('safety.') && confidence >= SUSPICION)
    .map(({ intent }) => intent);
  const { isQuestion, normalized } = talk.reading.understanding;
  if (onlySoundsLikeHarm(normalized)) return;
  if (!isQuestion && namesMishap(normalized)) suspected.push('safety.tamper');
  if (suspected.length > 0)
    talk.remember({ suspected: [...new Set([...(talk.memory.suspected ?? []), ...suspected])] });
}
