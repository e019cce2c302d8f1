import type { DialogContext, DialogInstance, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import { withAttempt, withObservation, withoutLastObservation } from '../src/incident/with-steps';
import type { NextStep } from '../src/diagnosis/model';
import type { CheckEntry } from '../src/knowledge/schema';
import { codeFileOf, likeliestCause, openCase, planStep } from './case';
import { DIALOGS } from './dialog-ids';
import type { Talk } from './talk';
import { talkOf } from './talk';

/** The check that settles whether money was taken; asked before anything else. */
export const MONEY_CHECK = 'money-taken';
/** The check that finds a machine that was dropped, wet or opened. */
const DAMAGE_CHECK = 'moved-or-dropped';

/** After this many failed fixes, or questions, a person is offered (own design after domain rule "second failed fix", "at most 5 questions"). */
const OFFER_AFTER = { failed: 2, asked: 6 };

export interface DiagnosisOptions {
  /** The fault was fixed within the last days and is back: a person is offered first. */
  readonly again?: boolean;
}

/** Finds the fault: asks and tries in the order the planner gives, one thing at a time. */
export class DiagnosisDialog extends Dialog<DiagnosisOptions> {
  override async beginDialog(dc: DialogContext, options?: DiagnosisOptions): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    if (!options?.again) return this.advance(dc, talk);
    await talk.ask({ kind: 'menu', id: 'again' }, 'start.again', talk.text('start.again'), {
      kind: 'handoff',
      id: 'offer',
    });
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    const { pending } = talk;
    if (pending?.kind === 'check') return this.takeAnswer(dc, talk, pending.id);
    if (pending?.kind === 'fix') return this.takeResult(dc, talk, pending.id);
    if (pending?.kind === 'menu' && (pending.id === 'handoff-offer' || pending.id === 'again'))
      return this.takeOffer(dc, talk);
    return this.advance(dc, talk);
  }

  override async resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.advance(dc, talkOf(dc.context));
  }

  override async repromptDialog(context: TurnContext, _instance: DialogInstance): Promise<void> {
    const talk = talkOf(context);
    if (talk.pending) await askAgain(talk, talk.pending);
  }

  private async takeAnswer(dc: DialogContext, talk: Talk, checkId: string): Promise<DialogTurnResult> {
    const check = talk.knowledge.checks.find(entry => entry.id === checkId);
    const { reading } = talk;
    const option = check?.options.find(entry => entry.id === reading.optionId);
    if (check && option) {
      talk.keep(withObservation(openCase(talk), { check: check.id, answer: option.id, at: talk.at }));
      if (option.raises) return dc.beginDialog(DIALOGS.safety, { danger: option.raises });
      if (check.id === MONEY_CHECK) return this.afterMoneyAnswer(dc, talk, option.implies?.value);
      return this.advance(dc, talk);
    }
    const act = actOf(talk);
    if (act === 'act.unsure' || act === 'act.skip' || act === 'act.could-not') {
      const answer = act === 'act.unsure' ? 'unsure' : 'skipped';
      talk.keep(withObservation(openCase(talk), { check: checkId, answer, at: talk.at }));
      if (checkId === MONEY_CHECK && answer === 'unsure') return this.afterMoneyAnswer(dc, talk, 'unknown');
      talk.begin(answer === 'unsure' ? 'ask.unsure' : 'ask.skipped');
      return this.advance(dc, talk);
    }
    if (act === 'act.fixed') return dc.replaceDialog(DIALOGS.feedback);
    return this.takeOther(dc, talk);
  }

  private async afterMoneyAnswer(dc: DialogContext, talk: Talk, value: string | undefined): Promise<DialogTurnResult> {
    if (value === 'yes' || value === 'unknown') {
      return dc.beginDialog(DIALOGS.safety, { danger: 'safety.money-debited', certain: value === 'yes' });
    }
    const incident = openCase(talk);
    talk.keep({ ...incident, money: { ...incident.money, state: 'none' } });
    return this.advance(dc, talk);
  }

  private async takeResult(dc: DialogContext, talk: Talk, fixId: string): Promise<DialogTurnResult> {
    const act = actOf(talk);
    if (act === 'act.fixed' || act === 'act.yes') {
      talk.keep(withAttempt(openCase(talk), { fix: fixId, result: 'fixed', at: talk.at }));
      return dc.replaceDialog(DIALOGS.feedback, { fix: fixId });
    }
    if (act === 'act.not-fixed' || act === 'act.no') {
      talk.keep(withAttempt(openCase(talk), { fix: fixId, result: 'not-fixed', at: talk.at }));
      talk.begin('try.not-fixed');
      return this.advance(dc, talk);
    }
    if (act === 'act.could-not' || act === 'act.skip' || act === 'act.unsure') {
      talk.keep(withAttempt(openCase(talk), { fix: fixId, result: 'could-not', at: talk.at }));
      talk.begin('try.could-not');
      return this.advance(dc, talk);
    }
    return this.takeOther(dc, talk);
  }

  private async takeOffer(dc: DialogContext, talk: Talk): Promise<DialogTurnResult> {
    const act = actOf(talk);
    if (act === 'act.yes') return dc.replaceDialog(DIALOGS.handoff, { reason: 'planner' });
    if (act === 'act.fixed') return dc.replaceDialog(DIALOGS.feedback);
    return this.advance(dc, talk, act === 'act.continue' || act === 'act.no');
  }

  /** A message that answers nothing: a new symptom moves the plan, anything else asks the open question again. */
  private async takeOther(dc: DialogContext, talk: Talk): Promise<DialogTurnResult> {
    const { understanding } = talk.reading;
    const namesFault = understanding.intent.startsWith('fault.') && understanding.confidence >= 0.5;
    if (namesFault && understanding.intent !== 'fault.unspecified' && understanding.intent !== 'fault.code-3000') {
      talk.begin('note.added');
      if (!talk.pending) return this.advance(dc, talk);
    } else {
      talk.remember({ misread: (talk.memory.misread ?? 0) + 1 });
      if ((talk.memory.misread ?? 0) >= 3) return this.offerPerson(dc, talk, 'handoff.offer');
      talk.begin('clarify.answer');
    }
    if (talk.pending) await askAgain(talk, talk.pending);
    return Dialog.EndOfTurn;
  }

  /** Says the next step. `insisting`: the merchant has just declined a person, so none is offered by count. */
  private async advance(dc: DialogContext, talk: Talk, insisting = false): Promise<DialogTurnResult> {
    talk.remember({ misread: 0, pending: undefined });
    const incident = openCase(talk);
    const safetyCheck = dueSafetyCheck(talk);
    if (safetyCheck) return this.ask(talk, safetyCheck);
    const failed = incident.attempts.filter(attempt => attempt.result === 'not-fixed').length;
    const asked = incident.observations.length;
    const since = talk.memory.offeredAt ?? { failed: 0, asked: 0 };
    if (insisting) talk.remember({ offeredAt: { failed, asked } });
    else if (failed - since.failed >= OFFER_AFTER.failed || asked - since.asked >= OFFER_AFTER.asked) {
      return this.offerPerson(
        dc,
        talk,
        failed - since.failed >= OFFER_AFTER.failed ? 'handoff.offer-failed' : 'handoff.offer',
      );
    }
    return this.take(dc, talk, planStep(talk), insisting);
  }

  private async take(dc: DialogContext, talk: Talk, step: NextStep, insisting: boolean): Promise<DialogTurnResult> {
    switch (step.kind) {
      case 'ask': {
        const check = talk.knowledge.checks.find(entry => entry.id === step.id);
        if (!check) throw new Error(`The planner chose check ${step.id}, which the knowledge does not have`);
        return this.ask(talk, check);
      }
      case 'try':
        await sayFix(talk, step.id);
        return Dialog.EndOfTurn;
      case 'handoff':
        return insisting
          ? dc.replaceDialog(DIALOGS.handoff, { reason: 'planner' })
          : this.offerPerson(dc, talk, 'handoff.offer');
    }
  }

  private async ask(talk: Talk, check: CheckEntry): Promise<DialogTurnResult> {
    await talk.ask({ kind: 'check', id: check.id }, 'ask.check', checkText(talk, check), {
      kind: stepKind(check),
      id: check.id,
    });
    return Dialog.EndOfTurn;
  }

  private async offerPerson(
    _dc: DialogContext,
    talk: Talk,
    key: 'handoff.offer' | 'handoff.offer-failed',
  ): Promise<DialogTurnResult> {
    const incident = openCase(talk);
    const failed = incident.attempts.filter(attempt => attempt.result === 'not-fixed').length;
    talk.remember({ misread: 0, offeredAt: { failed, asked: incident.observations.length } });
    await talk.ask({ kind: 'menu', id: 'handoff-offer' }, key, talk.text(key), { kind: 'handoff', id: 'offer' });
    return Dialog.EndOfTurn;
  }
}

const stepKind = (check: CheckEntry): 'safety' | 'ask' =>
  check.options.some(option => option.raises !== undefined) ? 'safety' : 'ask';

/** Symptoms behind which a drop, water or an opened case may stand. */
const BODILY_SYMPTOMS: readonly string[] = ['fault.power', 'fault.operating-system', 'fault.card-reader'];

/** Dangers come first: money always, damage to the machine where the symptom may come from it. */
function dueSafetyCheck(talk: Talk): CheckEntry | undefined {
  const { incident, knowledge } = talk;
  if (!incident) return undefined;
  const isOpen = (id: string): boolean => !incident.observations.some(observation => observation.check === id);
  const bodily =
    talk.memory.suspected?.includes('safety.tamper') ||
    incident.symptoms.some(({ intent }) => BODILY_SYMPTOMS.includes(intent));
  const due =
    incident.money.state === 'unknown' && isOpen(MONEY_CHECK)
      ? MONEY_CHECK
      : bodily && isOpen(DAMAGE_CHECK)
        ? DAMAGE_CHECK
        : undefined;
  return knowledge.checks.find(check => check.id === due);
}

/** What the message does in a dialog, as an act: the tapped one, what interpret read, else the intent. */
export function actOf(talk: Talk): string | undefined {
  const { optionId, answer, understanding } = talk.reading;
  if (optionId?.startsWith('act.')) return optionId;
  if (answer?.kind === 'act') return answer.act;
  return understanding.confidence >= 0.45 && understanding.intent.startsWith('act.') ? understanding.intent : undefined;
}

export const checkText = (talk: Talk, check: CheckEntry): string =>
  talk.text('ask.check', { why: check.why, minutes: talk.tools.phrasing.minutes(check.minutes), text: check.text });

async function sayFix(talk: Talk, fixId: string): Promise<void> {
  const fix = codeFileOf(talk).fixes.find(entry => entry.id === fixId);
  if (!fix) throw new Error(`The planner chose fix ${fixId}, which the knowledge does not have`);
  const cause = likeliestCause(talk);
  const why = fix.why ?? (cause ? talk.text('why.likely', { cause: cause.label }) : talk.text('why.default'));
  const steps = fix.steps.map((step, index) => `${index + 1}. ${step}`).join('\n');
  const text = talk.text('try.fix', { why, minutes: talk.tools.phrasing.minutes(fix.minutes), steps });
  await talk.ask({ kind: 'fix', id: fix.id }, 'try.fix', text, { kind: 'try', id: fix.id });
}

/** Puts the open question again, in the words it was asked. */
export async function askAgain(talk: Talk, pending: NonNullable<Talk['pending']>): Promise<void> {
  if (pending.kind === 'check') {
    const check = talk.knowledge.checks.find(entry => entry.id === pending.id);
    if (!check) return;
    const howTo = check.howTo ?? talk.text('ask.fallback-how-to');
    const text = actOf(talk) === 'act.repeat' ? talk.text('ask.repeat', { howTo, text: check.text }) : check.text;
    await talk.ask(pending, 'ask.check', text, { kind: stepKind(check), id: check.id });
  } else if (pending.kind === 'fix') {
    await sayFix(talk, pending.id);
  } else if (pending.kind === 'menu' && (pending.id === 'handoff-offer' || pending.id === 'again')) {
    const key = pending.id === 'again' ? 'start.again' : 'handoff.offer';
    await talk.ask(pending, key, talk.text(key), { kind: 'handoff', id: 'offer' });
  }
}

/** Takes the last answer or result back, for a merchant who said it wrong; false where there is none. */
export function undoLast(talk: Talk): boolean {
  const { incident } = talk;
  const observed = incident?.observations.at(-1)?.at ?? '';
  const attempted = incident?.attempts.at(-1)?.at ?? '';
  if (!incident || (!observed && !attempted)) return false;
  const undone =
    attempted > observed ? { ...incident, attempts: incident.attempts.slice(0, -1) } : withoutLastObservation(incident);
  const askedMoney = incident.observations.at(-1)?.check === MONEY_CHECK && attempted <= observed;
  talk.keep(askedMoney ? { ...undone, money: { ...undone.money, state: 'unknown' } } : undone);
  return true;
}
