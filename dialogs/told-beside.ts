import { isMoneyAtRisk } from '../src/incident/is-money-at-risk';
import { maskPhone } from '../src/incident/plain-text';
import { createVocabulary } from '../src/incident/vocabulary';
import { openCase } from './case';
import type { Talk } from './talk';
import type { WordingKey } from './wording-keys';

/**
 * Says in half a sentence that amount, time or the name of who writes was noted, which a message tells beside the question that stands open.
 * True where it told any of them.
 */
export function beginToldBeside(talk: Talk): boolean {
  const { ownName } = talk.reading.understanding.entities;
  const sale = saleNoted(talk);
  if (sale !== undefined) talk.begin(sale);
  if (ownName !== undefined) talk.begin('note.name', { text: ownName });
  const numbers = beginOthersTold(talk);
  return sale !== undefined || ownName !== undefined || numbers;
}

/** The payment company and the telephone number that who waits has told, asked or not. */
export function beginOthersTold(talk: Talk): boolean {
  if (talk.owner !== 'queue') return false;
  const { acquirer, phone } = talk.reading.understanding.entities;
  const [before, after] = [talk.input.incident, openCase(talk)];
  const isCompany = acquirer !== undefined && after.terminal.acquirer !== before?.terminal.acquirer;
  const isPhone = phone !== undefined && after.contact.phone !== before?.contact.phone;
  if (isCompany)
    talk.begin('note.acquirer', { text: createVocabulary(talk.knowledge).terminalLabel('acquirer', acquirer) });
  if (isPhone) talk.begin('note.phone', { text: maskPhone(phone) });
  return isCompany || isPhone;
}

/** "Just now" is no time of a sale, and is not noted as one; where no sale is in doubt, a time may be anything's. */
function saleNoted(talk: Talk): WordingKey | undefined {
  const { amountFen } = talk.reading.understanding.entities;
  const incident = openCase(talk);
  const { money } = incident;
  const isAmount = amountFen !== undefined && amountFen === money.amountFen;
  const isOfSale = isAmount || isMoneyAtRisk(incident);
  const isTime = isOfSale && money.occurredAt !== talk.input.incident?.money.occurredAt;
  if (isAmount && isTime) return 'note.sale-both';
  if (isAmount) return 'note.sale-amount';
  return isTime ? 'note.sale-time' : undefined;
}
