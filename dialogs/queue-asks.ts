import { asksNotedPhone } from '../src/language/words/asks-summary';
import { asksWait } from '../src/language/words/asks-wait';
import { callsOff } from '../src/language/words/calls-off';
import { insistsOnAsking } from '../src/language/words/is-question';
import { corrects, protests } from '../src/language/words/read-correction';
import { openCase } from './case';
import { saysInQueue } from './ends-questions';
import { mayGoAlong } from './queue-lines';
import type { Reading } from './read-message';
import type { Talk } from './talk';

/** Asks which number was noted, or whether it was changed. */
export const asksForPhone = ({ reading: { understanding }, incident }: Talk): boolean =>
  incident?.contact.phone !== undefined &&
  understanding.entities.phone === undefined &&
  asksNotedPhone(understanding.normalized);

const REPAIR_MIN = 0.8;
/** The sale is clear, and the message is about the fault: `可是机子还是打不出来 咋修`. */
export function asksToRepair(talk: Talk): boolean {
  const { intent, confidence, normalized } = talk.reading.understanding;
  if (corrects(normalized) || protests(normalized) || callsOff(normalized, 'in-queue')) return false;
  return mayGoAlong(openCase(talk)) && intent.startsWith('fault.') && confidence >= REPAIR_MIN;
}

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
