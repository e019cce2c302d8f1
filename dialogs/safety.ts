import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import { withDanger } from '../src/incident/with-danger';
import { openCase } from './case';
import { actOf } from './diagnosis';
import { DIALOGS } from './dialog-ids';
import type { Talk } from './talk';
import { talkOf } from './talk';

export interface SafetyOptions {
  /** `safety.money-debited`, `safety.tamper`, `safety.scam`. */
  readonly danger: string;
  /** Money: the merchant knows that it was taken. */
  readonly certain?: boolean;
}

/** Settles a danger before anything else: says what not to do, then finds out or hands over. */
export class SafetyDialog extends Dialog<SafetyOptions> {
  override async beginDialog(dc: DialogContext, options?: SafetyOptions): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    const danger = options?.danger ?? talk.reading.understanding.intent;
    const before = openCase(talk);
    const known = before.dangers.includes(danger);
    const incident = talk.keep(withDanger(before, danger, talk.at));
    switch (danger) {
      case 'safety.money-debited': {
        const certain = options?.certain === true || talk.reading.understanding.entities.moneyDebited === 'yes';
        if (certain) talk.keep({ ...incident, money: { ...incident.money, state: 'debited' } });
        if (!known) talk.begin('safety.money.stop');
        return certain || known ? this.handOver(dc, talk, 'safety.money.handoff', 'money') : this.askMoney(talk);
      }
      case 'safety.tamper':
        if (!known) talk.begin('safety.tamper');
        return this.handOver(dc, talk, 'safety.tamper.handoff', 'tamper');
      default:
        talk.begin('safety.scam');
        await talk.ask({ kind: 'menu', id: 'scam' }, 'safety.scam', talk.text('safety.scam.offer'), {
          kind: 'safety',
          id: 'scam',
        });
        return Dialog.EndOfTurn;
    }
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    const { pending, reading } = talk;
    if (pending?.kind === 'menu' && pending.id === 'scam') {
      if (reading.optionId === 'request.human' || actOf(talk) === 'act.yes') {
        return dc.replaceDialog(DIALOGS.handoff, { reason: 'scam' });
      }
      talk.remember({ pending: undefined });
      return dc.replaceDialog(DIALOGS.diagnosis);
    }
    const incident = openCase(talk);
    if (reading.optionId === 'money.found-failed' || reading.understanding.entities.moneyDebited === 'no') {
      talk.keep({ ...incident, money: { ...incident.money, state: 'none' } });
      talk.begin('safety.money.not-taken');
      talk.remember({ pending: undefined });
      return dc.replaceDialog(DIALOGS.diagnosis);
    }
    if (reading.optionId === 'money.found-success' || reading.understanding.entities.moneyDebited === 'yes') {
      talk.keep({ ...incident, money: { ...incident.money, state: 'debited' } });
    } else if (actOf(talk) === 'act.wait') {
      await talk.say('try.wait', {}, { kind: 'safety', id: 'money-lookup' });
      return Dialog.EndOfTurn;
    }
    return this.handOver(dc, talk, 'safety.money.handoff', 'money');
  }

  override async repromptDialog(context: TurnContext): Promise<void> {
    const talk = talkOf(context);
    if (talk.pending?.kind !== 'menu') return;
    if (talk.pending.id === 'money-lookup') await this.askMoney(talk);
    else
      await talk.ask(talk.pending, 'safety.scam.offer', talk.text('safety.scam.offer'), { kind: 'safety', id: 'scam' });
  }

  private async askMoney(talk: Talk): Promise<DialogTurnResult> {
    await talk.ask({ kind: 'menu', id: 'money-lookup' }, 'safety.money.lookup', talk.text('safety.money.lookup'), {
      kind: 'safety',
      id: 'money-lookup',
    });
    return Dialog.EndOfTurn;
  }

  private async handOver(
    dc: DialogContext,
    talk: Talk,
    key: 'safety.money.handoff' | 'safety.tamper.handoff',
    reason: string,
  ): Promise<DialogTurnResult> {
    talk.begin(key);
    return dc.replaceDialog(DIALOGS.handoff, { reason });
  }
}
