import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog';
import type { TurnContext } from 'botbuilder';
import { isMoneySettled } from '../src/incident/is-money-at-risk';
import { withPriority } from '../src/incident/with-danger';
import type { ResponseCode } from '../src/knowledge/schema';
import { openCase } from './case';
import { actOf } from './act-of';
import { DIALOGS } from './dialog-ids';
import { MONEY_CHECK } from './due-safety-check';
import { saysFixed, SHORT_ANSWER } from './says-fixed';
import type { Talk } from './talk';
import { talkOf } from './talk';

/** A two-character response code on the screen: what it means, what to do, and whether a person or the money comes first. */
export class CodeDialog extends Dialog<{ code: string }> {
  override async beginDialog(dc: DialogContext, options?: { code: string }): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    const entry = findResponseCode(talk, options?.code);
    if (!entry) {
      talk.begin('code.unknown', { code: options?.code ?? '' });
      return dc.replaceDialog(DIALOGS.diagnosis);
    }
    const isInDoubt = entry.uncertain === true && !isMoneySettled(openCase(talk));
    // What to do then is said of the money.
    talk.begin(isInDoubt ? 'code.means' : 'code.known', explain(entry));
    if (entry.escalate) {
      talk.keep(withPriority(openCase(talk), 'high'));
      return dc.replaceDialog(DIALOGS.handoff, { reason: `code:${entry.code}` });
    }
    if (isInDoubt) return dc.replaceDialog(DIALOGS.safety, { danger: 'safety.money-debited' });
    return this.askWhetherSolved(talk);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    const act = actOf(talk);
    if (isSolved(talk)) return dc.replaceDialog(DIALOGS.feedback);
    if (act === 'act.not-fixed' || act === 'act.no') {
      talk.remember({ pending: undefined });
      const knowsMain = talk.incident?.codes.some(code => talk.knowledge.codes.some(file => file.code === code));
      const asked = talk.incident?.observations.some(({ check }) => check === MONEY_CHECK);
      return knowsMain || !asked
        ? dc.replaceDialog(DIALOGS.diagnosis)
        : dc.replaceDialog(DIALOGS.handoff, { reason: 'code' });
    }
    if (act === 'act.wait' || act === 'act.yes' || act === 'act.fixed') {
      await talk.say('try.wait', {}, { kind: 'answer', id: 'code' });
      return Dialog.EndOfTurn;
    }
    talk.begin('clarify.answer');
    return this.askWhetherSolved(talk);
  }

  override async repromptDialog(context: TurnContext): Promise<void> {
    await this.askWhetherSolved(talkOf(context));
  }

  private async askWhetherSolved(talk: Talk): Promise<DialogTurnResult> {
    await talk.ask({ kind: 'menu', id: 'code' }, 'code.ask', talk.text('code.ask'), { kind: 'try', id: 'code' });
    return Dialog.EndOfTurn;
  }
}

/** Said plainly: `好 让他换一张` agrees to what was advised. */
function isSolved(talk: Talk): boolean {
  const { isExact, text, clauses } = talk.reading;
  const act = actOf(talk);
  const isPlain = isExact || (clauses.length < 2 && text.length <= SHORT_ANSWER);
  return saysFixed(talk) || (isPlain && (act === 'act.fixed' || act === 'act.yes'));
}

export const findResponseCode = (talk: Talk, code: string | undefined): ResponseCode | undefined =>
  talk.knowledge.responseCodes.find(entry => entry.code === code);

export const explain = (entry: ResponseCode): { code: string; meaning: string; advice: string } => ({
  code: entry.code,
  meaning: entry.meaning,
  advice: entry.advice,
});
