import { asksNotedPhone } from '../src/language/words/asks-summary';
import { asksWait } from '../src/language/words/asks-wait';
import { insistsOnAsking } from '../src/language/words/is-question';
import { saysInQueue } from './ends-questions';
import type { Reading } from './read-message';
import type { Talk } from './talk';

/** Asks which number was noted, or whether it was changed. */
export const asksForPhone = ({ reading: { understanding }, incident }: Talk): boolean =>
  incident?.contact.phone !== undefined &&
  understanding.entities.phone === undefined &&
  asksNotedPhone(understanding.normalized);

/** Asks when somebody comes, also while a form field stands open; `58块 大概十分钟前` tells of the sale. */
export function isHurry(talk: Talk): boolean {
  const { optionId, understanding } = talk.reading;
  if (optionId === 'hurry' || asksWait(understanding.normalized)) return true;
  const tellsOfSale = understanding.entities.amountFen !== undefined || understanding.entities.occurredAt !== undefined;
  return !tellsOfSale && saysInQueue(talk, 'hurry');
}

/** Asks, or says that it does: `我是问你呀`. */
export const asksSomething = ({ understanding: { isQuestion, normalized } }: Reading): boolean =>
  isQuestion || insistsOnAsking(normalized);
