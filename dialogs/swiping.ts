import type { DialogContext } from 'botbuilder-dialogs';
import { askResult } from './say-step';
import { reprompt } from './interrupt';
import type { Talk } from './talk';

/**
 * Answers whether a card may be charged now: the sale in doubt is told apart from the next customer's. True where the message was nothing
 * but that question; an answer in it is still taken.
 */
export async function answerSwiping(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { incident, pending, reading } = talk;
  if (!incident || !reading.asksToSwipe) return false;
  // "He wants to swipe again" is a danger while the money is in doubt, and nothing to answer afterwards.
  if (incident.money.state === 'none' && !reading.understanding.isQuestion) return false;
  talk.begin(incident.money.state === 'none' ? 'money.may-charge-next' : 'money.not-again');
  if (reading.optionId !== undefined && reading.optionId !== 'asks' && reading.optionId !== 'progress') return false;
  if (pending?.kind === 'fix' && incident.money.state === 'none') await askResult(talk, pending.id, 'try.result');
  else await reprompt(dc, talk);
  return true;
}
