import type { DialogContext } from 'botbuilder-dialogs';
import { askResult } from './say-step';
import { withAddition } from '../src/incident/intake';
import { isMoneyAtRisk } from '../src/incident/is-money-at-risk';
import { openCase } from './case';
import { reprompt } from './interrupt';
import type { Talk } from './talk';

const GOODS =
  /(?:能不能|可不可以|可以|要不要|给不给|该不该|敢不敢|好不好|行不行|能)[^，。,]{0,8}(?:拿走|带走|拿货|给(?:他|她|人家|客人|顾客)|(?:放|让)(?:他|她|人|客人|顾客)走|放货|发货|出货)|(?:拿走|带走|拿货|放货|发货|出货)[^，。,]{0,6}(?:吗|么|嘛|不|没|行不行|可以|得不得)|给不给(?:他|她|人家|客人|顾客)/;
const MONEY_BACK =
  /(?:会不会|能不能|会|能|几时|什么时候|啥时候|多久|自动|自己)[^，。,]{0,5}(?:退|返)(?:回|还|给|款|钱|到)|(?:退|返)(?:回|还|给)[^，。,]{0,6}(?:吗|么|嘛|不$)/;

/** What who has a sale in doubt fears for besides: the goods, and the money of the customer. */
function worryOf(text: string): 'money.goods' | 'money.back' | undefined {
  if (GOODS.test(text)) return 'money.goods';
  return MONEY_BACK.test(text) ? 'money.back' : undefined;
}

/**
 * Answers what a merchant with a sale in doubt may do: hand out the goods, give money back, charge a card now (the sale in doubt is told
 * apart from the next customer's). True where the message was nothing but that question; an answer in it is still taken.
 */
export async function answerMoneyQuestion(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { incident, pending, reading } = talk;
  const worry = incident && isMoneyAtRisk(incident) && talk.owner !== 'agent' ? worryOf(reading.text) : undefined;
  if (worry !== undefined && !reading.asksToSwipe) {
    talk.begin(worry);
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
