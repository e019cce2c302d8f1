import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import { withHandoff } from '../src/incident/with-handoff';
import { caseKinds, missingFields, withAskedField, withNote, withSkippedField } from '../src/incident/intake';
import type { Incident } from '../src/incident/incident';
import type { IntakeField } from '../src/knowledge/schema';
import { beliefByCause, replayBelief } from '../src/diagnosis/replay-belief';
import { withBelief } from '../src/incident/with-steps';
import { modelOf, openCase } from './case';
import { actOf } from './diagnosis';
import { DIALOGS } from './dialog-ids';
import { sendHandoffInitiation } from './handoff-event';
import { hoursText, isOpenAt } from './opening-hours';
import { intakeSummary } from './intake-summary';
import type { Talk } from './talk';
import { talkOf } from './talk';

export interface HandoffOptions {
  readonly reason: string;
}

/** A merchant who asked for a person, or is upset, is asked no more than this (domain A3: 1-2 questions if urgent). */
const QUESTIONS_IF_ASKED_FOR = 2;

/**
 * Puts the case into the queue first and asks for what an agent needs while the merchant waits: who leaves in the middle
 * is queued all the same. Every question can be skipped; the summary is shown at the end.
 */
export class HandoffDialog extends Dialog<HandoffOptions> {
  override async beginDialog(dc: DialogContext, options?: HandoffOptions): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    const reason = options?.reason ?? 'merchant-asked';
    const opened = openCase(talk);
    const model = modelOf(talk);
    const believed = withBelief(opened, beliefByCause(model, replayBelief(model, opened)), talk.knowledge.version);
    const incident = talk.keep(withHandoff(believed, { id: talk.tools.newId(), reason, at: talk.at }));
    talk.owner = 'queue';
    talk.remember({ pending: undefined, misread: 0 });
    await sendHandoffInitiation(talk, incident);
    talk.begin(incident.priority === 'urgent' ? 'handoff.queued-money' : 'handoff.queued');
    if (!isOpenAt(talk.knowledge.contacts, talk.input.now)) {
      talk.begin('handoff.closed-now', { hours: hoursText(talk.knowledge.contacts) });
    }
    return this.askNext(talk, true);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    const { pending } = talk;
    if (pending?.kind === 'field') return this.takeField(talk, pending.id, pending.retried === true);
    if (pending?.kind === 'menu' && pending.id === 'keep-human') {
      if (talk.reading.optionId === 'handoff.drop') return this.drop(dc, talk);
      talk.remember({ pending: undefined });
      await talk.say('handoff.resume', {}, { kind: 'handoff', id: 'waiting' });
      return Dialog.EndOfTurn;
    }
    if (actOf(talk) === 'act.fixed') {
      await talk.ask({ kind: 'menu', id: 'keep-human' }, 'handoff.fixed', talk.text('handoff.fixed'), {
        kind: 'handoff',
        id: 'keep',
      });
      return Dialog.EndOfTurn;
    }
    await talk.say('handoff.noted', {}, { kind: 'handoff', id: 'waiting' });
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: TurnContext): Promise<void> {
    const talk = talkOf(context);
    if (talk.pending?.kind === 'field') await this.askField(talk, talk.pending.id);
    else await talk.say('handoff.resume', {}, { kind: 'handoff', id: 'waiting' });
  }

  private async drop(dc: DialogContext, talk: Talk): Promise<DialogTurnResult> {
    talk.keep({ ...openCase(talk), status: 'open', updatedAt: talk.at });
    talk.owner = 'bot';
    return dc.replaceDialog(DIALOGS.feedback);
  }

  private async takeField(talk: Talk, fieldId: string, retried: boolean): Promise<DialogTurnResult> {
    const field = talk.knowledge.intake.fields.find(entry => entry.id === fieldId);
    if (!field) return this.askNext(talk);
    const act = actOf(talk);
    if (act === 'act.skip' || act === 'act.unsure' || act === 'act.could-not' || act === 'act.no') {
      talk.keep(withSkippedField(openCase(talk), field.id));
      return this.askNext(talk);
    }
    if (act === 'act.wait') {
      await talk.say('try.wait', {}, { kind: 'handoff', id: field.id });
      return Dialog.EndOfTurn;
    }
    const known = !missingFields(openCase(talk), [field], ['always', ...field.when]).length;
    if (known) return this.askNext(talk);
    const isFreeText =
      field.id === 'screenText' || field.id === 'brandModel' || field.id === 'acquirer' || field.id === 'occurredAt';
    if (isFreeText || retried) {
      talk.keep(withNote(openCase(talk), field.id, talk.reading.text.slice(0, 200)));
      return this.askNext(talk);
    }
    talk.begin('handoff.ask-again', { hint: field.hint ?? '' });
    talk.remember({ pending: { kind: 'field', id: field.id, retried: true } });
    await this.askField(talk, field.id, true);
    return Dialog.EndOfTurn;
  }

  private async askNext(talk: Talk, first = false): Promise<DialogTurnResult> {
    const incident = openCase(talk);
    const field = nextField(talk, incident);
    if (!field) {
      talk.remember({ pending: undefined });
      const summary = intakeSummary(talk, incident);
      await talk.say('handoff.summary', { summary }, { kind: 'handoff', id: 'summary' });
      return Dialog.EndOfTurn;
    }
    if (first) talk.begin('handoff.ask-lead');
    talk.keep(withAskedField(incident, field.id));
    await this.askField(talk, field.id);
    return Dialog.EndOfTurn;
  }

  private async askField(talk: Talk, fieldId: string, retried = false): Promise<void> {
    const field = talk.knowledge.intake.fields.find(entry => entry.id === fieldId);
    if (!field) return;
    const text = field.hint && !retried ? `${field.ask}\n${field.hint}` : field.ask;
    const pending = { kind: 'field' as const, id: field.id, ...(retried && { retried }) };
    await talk.ask(pending, 'handoff.ask-lead', text, { kind: 'handoff', id: field.id });
  }
}

function nextField(talk: Talk, incident: Incident): IntakeField | undefined {
  const { intake } = talk.knowledge;
  const limit = incident.handoff?.reason === 'merchant-asked' ? QUESTIONS_IF_ASKED_FOR : intake.maxQuestions;
  if (incident.intake.asked.length >= limit) return undefined;
  return missingFields(incident, intake.fields, caseKinds(incident)).find(
    field => !incident.intake.asked.includes(field.id),
  );
}
