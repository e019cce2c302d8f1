import type { DialogContext } from 'botbuilder-dialogs';
import { askResult } from './say-step';
import { withAddition } from '../src/incident/intake';
import { isMoneyAtRisk } from '../src/incident/is-money-at-risk';
import { readWorry } from '../src/language/read-worry';
import { openCase } from './case';
import { reprompt } from './interrupt';
import type { Talk } from './talk';

const WORRY_REPLIES = { goods: 'money.goods', 'money-back': 'money.back' } as const;

/**
 * Answers what a merchant with a sale in doubt may do: hand out the goods, give money back, charge a card now (the sale in doubt is told
 * apart from the next customer's). True where the message was nothing but that question; an answer in it is still taken.
 */
export async function answerMoneyQuestion(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { incident, pending, reading } = talk;
  const worry = incident && isMoneyAtRisk(incident) && talk.owner !== 'agent' ? readWorry(reading.text) : undefined;
  if (worry !== undefined && !reading.asksToSwipe) {
    talk.begin(WORRY_REPLIES[worry]);
    if (talk.owner === 'queue') talk.keep(withAddition(openCase(talk), reading.text.slice(0, 200)));
    await reprompt(dc, talk);
    return true;
  }
  const wantsSummary = reading.answer?.kind === 'act' && reading.answer.act === 'act.repeat';
  if (!incident || !reading.asksToSwipe || wantsSummary) return false;
  // "He wants to swipe again" is a danger while the money is in doubt, and nothing to answer afterwards.
  if (incident.money.state === 'none' && !reading.understanding.isQuestion) return false;
  talk.begin(incident.money.state === 'none' ? 'money.may-charge-next' : 'money.not-again');
  if (reading.optionId !== undefined && reading.optionId !== 'asks' && reading.optionId !== 'progress') return false;
  if (pending?.kind === 'fix' && incident.money.state === 'none') await askResult(talk, pending.id, 'try.result');
  else await reprompt(dc, talk);
  return true;
}
