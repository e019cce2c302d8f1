import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog';
import type { TurnContext } from 'botbuilder';
import { withAddition } from '../src/incident/intake';
import { withDanger, withoutDanger } from '../src/incident/with-danger';
import { hasGoneThrough } from '../src/incident/is-money-at-risk';
import { withMoney, withoutDebit } from '../src/incident/with-money';
import { withObservation } from '../src/incident/with-steps';
import { readRecord } from '../src/language/words/read-record';
import { readWorry } from '../src/language/words/read-worry';
import { namesHurry } from '../src/language/words/names-hurry';
import { actOf } from './act-of';
import { openCase } from './case';
import { isDamageSure, isNamed, readDamageAnswer } from './damage-answer';
import { DIALOGS } from './dialog-ids';
import { DAMAGE_CHECK } from './due-safety-check';
import { foundRecord, missesOnlySlip } from './found-record';
import { hasNothingToSearch } from './has-nothing-to-search';
import { codeLeftToAcquirer } from './left-to-acquirer';
import { goodsReply } from './goods-reply';
import { withNotCharged } from './money-known';
import { briefly } from './briefly';
import { saidEver } from './said-lately';
import { isScreenFrozen } from './screen-frozen';
import { noteDoubt, noteMishap } from './note-mishap';
import { readScamAnswer, scamReply } from './scam-answer';
import { worthAdding } from './worth-adding';
import { beginNoted } from './note-facts';
import type { Talk } from './talk';
import { talkOf } from './talk';
import { beginToldBeside } from './told-beside';
import type { WordingKey } from './wording-keys';

export interface SafetyOptions {
  /** `safety.money-debited`, `safety.tamper`, `safety.scam`. */
  readonly danger: string;
  /** Money: the merchant knows that it was taken. */
  readonly certain?: boolean;
  /** The check and the answer that raised it, recorded once it is sure. */
  readonly check?: string;
  readonly answer?: string;
}

/** Who has told this often something else than what the record shows is handed over: the money may not wait. */
const MOST_LOOKUPS_ASKED = 2;

/** Longer texts are in the transcript. */
const LONGEST_DOUBT = 100;

/** Settles a danger before anything else: says what not to do, then finds out or hands over. */
export class SafetyDialog extends Dialog<SafetyOptions> {
  override async beginDialog(dc: DialogContext, options?: SafetyOptions): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    const danger = options?.danger ?? talk.reading.understanding.intent;
    switch (danger) {
      case 'safety.money-debited':
        return this.beginMoney(dc, talk, options?.certain === true);
      case 'safety.tamper':
        if (!isDamageSure(talk)) return this.raiseDamage(talk);
        if (options?.check && options.answer)
          talk.keep(withObservation(openCase(talk), { check: options.check, answer: options.answer, at: talk.at }));
        return this.stopForDamage(dc, talk);
      default:
        talk.keep(withDanger(openCase(talk), danger, talk.at));
        if (talk.pending?.kind === 'fix') talk.remember({ underWay: talk.pending.id });
        talk.begin('safety.scam');
        await this.askScam(talk);
        return Dialog.EndOfTurn;
    }
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    const { pending } = talk;
    if (pending?.kind === 'menu' && pending.id === 'scam') return this.takeScam(dc, talk);
    if (pending?.kind === 'menu' && pending.id === 'damage') return this.takeDamage(dc, talk);
    return this.takeMoney(dc, talk);
  }

  override async repromptDialog(context: TurnContext): Promise<void> {
    const talk = talkOf(context);
    if (talk.pending?.kind !== 'menu') return;
    if (talk.pending.id === 'money-lookup') await this.askMoney(talk);
    else if (talk.pending.id === 'damage') await this.askDamage(talk);
    else await this.askScam(talk);
  }

  private async beginMoney(dc: DialogContext, talk: Talk, isCertain: boolean): Promise<DialogTurnResult> {
    const before = openCase(talk);
    const known = before.dangers.includes('safety.money-debited');
    const incident = talk.keep(withDanger(before, 'safety.money-debited', talk.at));
    const certain = isCertain || talk.reading.understanding.entities.moneyDebited === 'yes';
    if (certain) talk.keep(withMoney(incident, { state: 'debited' }));
    const record = readRecord(talk.reading.text);
    const isFrozen = record === undefined && isScreenFrozen(talk);
    if (namesHurry(talk.reading.understanding.normalized) && !saidEver(talk, 'tone.hurry')) talk.begin('tone.hurry');
    if (isFrozen && !certain) talk.begin(briefly(talk, 'money.frozen'));
    else if (record === undefined ? !known || certain : certain && record !== 'success')
      talk.begin(openCase(talk).money.twice ? 'money.paid-twice' : certain ? 'safety.money.keep' : 'safety.money.stop');
    if (record !== undefined) return this.takeMoney(dc, talk);
    if (readWorry(talk.reading.understanding.normalized) === 'goods') talk.begin(goodsReply(talk));
    return certain ? this.handOver(dc, talk, 'safety.money.handoff', 'money') : this.askMoney(talk);
  }

  /** What the terminal's own record says; who cannot look is shown an easier way once, and then handed over. */
  private async takeMoney(dc: DialogContext, talk: Talk): Promise<DialogTurnResult> {
    const { optionId, understanding } = talk.reading;
    const incident = openCase(talk);
    const said = understanding.entities.moneyDebited;
    const found = foundRecord(talk);
    const recorded = found === undefined ? incident : talk.keep(withMoney(incident, { record: found }));
    if (understanding.entities.moneyReceived && !recorded.money.twice) {
      talk.keep(withMoney(withoutDanger(recorded, 'safety.money-debited'), { state: 'received' }));
      return this.goOn(dc, talk, 'money.counts');
    }
    const leftTo = codeLeftToAcquirer(talk);
    if (leftTo !== undefined && (said === 'no' || found === 'failed')) {
      talk.begin(said === 'no' ? 'money.left-to-acquirer' : 'money.shown-failed', { code: leftTo });
      return this.handOver(dc, talk, 'safety.money.handoff', 'money');
    }
    if (said === 'no' || (found === 'failed' && said !== 'yes')) {
      talk.keep(said === 'no' ? withNotCharged(recorded, talk.at) : withoutDebit(recorded));
      const { record } = openCase(talk).money;
      if (said === 'no' && record === 'failed') return this.goOn(dc, talk, 'money.failed-both');
      if (said === 'no' && record === 'not-listed') return this.goOn(dc, talk, 'money.clear-both');
      return this.goOn(dc, talk, said === 'no' ? 'safety.money.not-taken' : 'money.failed-then');
    }
    if (found !== undefined || said === 'yes') {
      if (found === 'success' || said === 'yes') talk.keep(withMoney(recorded, { state: 'debited' }));
      if (found === 'success' && missesOnlySlip(talk)) {
        talk.keep(
          withObservation(openCase(talk), { check: 'slip-or-sale', answer: 'no-slip', at: talk.at, unasked: true }),
        );
        talk.begin('money.slip-only');
        talk.remember({ pending: undefined, misread: 0 });
        return dc.replaceDialog(DIALOGS.diagnosis);
      }
      // The record settles it, whatever was feared: there is nothing for a person to find out.
      if (found === 'success' && hasGoneThrough(openCase(talk)) && leftTo === undefined)
        return this.goOn(dc, talk, talk.isAnswered ? undefined : 'money.shown-success');
      if (found === 'success') talk.begin(openCase(talk).money.twice ? 'money.twice-success' : 'money.shown-success');
      if (found === 'not-listed') talk.begin(said === 'yes' ? 'money.not-listed-debited' : 'money.not-listed');
      if (found === 'unclear') talk.begin('money.shown-unclear');
      return this.handOver(dc, talk, 'safety.money.handoff', 'money');
    }
    if (actOf(talk) === 'act.wait') {
      await talk.say('try.wait', {}, { kind: 'safety', id: 'money-lookup' });
      return Dialog.EndOfTurn;
    }
    const misread = talk.memory.misread ?? 0;
    if (misread >= MOST_LOOKUPS_ASKED || (optionId === 'money.cannot-look' && talk.reading.isSure))
      return this.handOver(dc, talk, 'safety.money.handoff', 'money');
    talk.remember({ misread: misread + 1 });
    if (!talk.gainedFacts) talk.begin(isScreenFrozen(talk) ? briefly(talk, 'money.frozen') : 'safety.money.how');
    else if (!beginToldBeside(talk)) beginNoted(talk);
    return this.askMoney(talk);
  }

  /** The money is settled: the search goes on, where there is a fault to search for. */
  private async goOn(dc: DialogContext, talk: Talk, reply?: WordingKey): Promise<DialogTurnResult> {
    talk.remember({ pending: undefined, misread: 0 });
    if (!hasNothingToSearch(talk)) {
      if (reply !== undefined && reply !== 'close.glad') talk.begin(reply);
      return dc.replaceDialog(DIALOGS.diagnosis);
    }
    await talk.say(reply ?? 'close.glad', {}, { kind: 'safety', id: 'settled' });
    return dc.cancelAllDialogs();
  }

  private async takeScam(dc: DialogContext, talk: Talk): Promise<DialogTurnResult> {
    const answer = readScamAnswer(talk);
    if (answer === 'accepts') return dc.replaceDialog(DIALOGS.handoff, { reason: 'scam' });
    if (answer === 'explains') {
      talk.keep(withoutDanger(openCase(talk), 'safety.scam'));
      return this.goOn(dc, talk, 'safety.scam.withdrawn');
    }
    if (answer === 'cured') return dc.replaceDialog(DIALOGS.feedback);
    if (answer === 'leaves') return this.goOn(dc, talk, 'close.glad');
    talk.remember({ misread: (talk.memory.misread ?? 0) + 1 });
    const addition = worthAdding(talk);
    if (addition !== undefined) talk.keep(withAddition(openCase(talk), addition));
    talk.begin(scamReply(talk, answer));
    await this.askScam(talk);
    return Dialog.EndOfTurn;
  }

  private async takeDamage(dc: DialogContext, talk: Talk): Promise<DialogTurnResult> {
    switch (readDamageAnswer(talk)) {
      case 'damaged':
        return this.stopForDamage(dc, talk);
      case 'of-money':
        talk.begin('ask.ack-money');
        return this.askDamage(talk);
      case 'unclear':
        talk.remember({ misread: 1 });
        return this.askDamage(talk);
      case 'warm':
        return this.goOnUndamaged(dc, talk, 'hot-or-damp');
      case 'nothing':
        return this.goOnUndamaged(dc, talk, 'nothing');
      case 'in-doubt':
        noteDoubt(talk);
        talk.begin('safety.tamper.open');
        talk.remember({ pending: undefined, misread: 0 });
        return dc.replaceDialog(DIALOGS.diagnosis);
    }
  }

  private goOnUndamaged(dc: DialogContext, talk: Talk, answer: 'nothing' | 'hot-or-damp'): Promise<DialogTurnResult> {
    const safe = withoutDanger(openCase(talk), 'safety.tamper');
    talk.keep(withObservation(safe, { check: DAMAGE_CHECK, answer, at: talk.at }));
    talk.remember({ pending: undefined, misread: 0 });
    talk.begin(answer === 'nothing' ? 'safety.tamper.none' : 'safety.tamper.warm');
    return dc.replaceDialog(DIALOGS.diagnosis);
  }

  private stopForDamage(dc: DialogContext, talk: Talk): Promise<DialogTurnResult> {
    const before = openCase(talk);
    const known = before.dangers.includes('safety.tamper');
    talk.keep(withDanger(before, 'safety.tamper', talk.at));
    noteMishap(talk);
    const addition = worthAdding(talk);
    if (addition !== undefined && !talk.reading.isTapped) talk.keep(withAddition(openCase(talk), addition));
    if (!known) talk.begin('safety.tamper');
    return this.handOver(dc, talk, 'safety.tamper.handoff', 'tamper');
  }

  private async askMoney(talk: Talk): Promise<DialogTurnResult> {
    const isLater = isScreenFrozen(talk);
    const key = isLater ? 'money.look-later' : 'safety.money.lookup';
    await talk.ask({ kind: 'menu', id: 'money-lookup', isLater }, key, talk.text(key), {
      kind: 'safety',
      id: 'money-lookup',
    });
    return Dialog.EndOfTurn;
  }

  /** Taking a terminal out of use costs the merchant the day: what may have been misread is asked back. The step that was open goes on after it. */
  private raiseDamage(talk: Talk): Promise<DialogTurnResult> {
    if (talk.pending?.kind === 'fix') talk.remember({ underWay: talk.pending.id });
    const doubt = isNamed(talk) ? {} : { doubt: talk.reading.text.slice(0, LONGEST_DOUBT) };
    return this.askDamage(talk, { kind: 'menu', id: 'damage', ...doubt });
  }

  private async askDamage(talk: Talk, asked = talk.pending): Promise<DialogTurnResult> {
    await talk.ask(
      asked ?? { kind: 'menu', id: 'damage' },
      'safety.tamper.confirm',
      talk.text('safety.tamper.confirm'),
      {
        kind: 'safety',
        id: 'damage',
      },
    );
    return Dialog.EndOfTurn;
  }

  private askScam(talk: Talk): Promise<void> {
    // Who came for a fault besides is told that it is not forgotten.
    const key = openCase(talk).codes.length > 0 ? 'safety.scam.offer-or-code' : 'safety.scam.offer';
    return talk.ask({ kind: 'menu', id: 'scam' }, key, talk.text(key), { kind: 'safety', id: 'scam' });
  }

  private async handOver(
    dc: DialogContext,
    talk: Talk,
    key: 'safety.money.handoff' | 'safety.tamper.handoff',
    reason: string,
  ): Promise<DialogTurnResult> {
    const { state, record } = openCase(talk).money;
    const isUnsure = key === 'safety.money.handoff' && state !== 'debited';
    // Where the record shows that it went through, there is nothing more to warn of than was said.
    if (key !== 'safety.money.handoff' || record !== 'success') talk.begin(isUnsure ? 'money.handoff-unsure' : key);
    talk.remember({ misread: 0 });
    return dc.replaceDialog(DIALOGS.handoff, { reason });
  }
}
