import { lacksReadableSlip } from '../src/incident/is-money-at-risk';
import { callsOff } from '../src/language/words/calls-off';
import { quotesScreen } from '../src/language/words/quotes-screen';
import { passesOn } from '../src/language/words/passes-on';
import { corrects, protests } from '../src/language/words/read-correction';
import { isBareCode } from '../src/language/words/is-bare-code';
import { readRecord } from '../src/language/words/read-record';
import { readWorry } from '../src/language/words/read-worry';
import { openCase } from './case';
import { isAnswered, leavesOut } from './intake-questions';
import { mayGoAlong } from './queue-lines';
import type { Clause } from './read-told';
import type { Talk } from './talk';

const REPAIR_MIN = 0.8;
/** A part that asks about the fault needs less than a whole message that only tells of it. */
const ASKED_MIN = 0.6;

/** The sale is clear, and the message is about the fault: `可是机子还是打不出来 咋修`, `手机号不想留 你先讲打出来白纸咋弄`. */
export function asksToRepair(talk: Talk): boolean {
  const { intent, confidence, normalized } = talk.reading.understanding;
  if (!mayGoAlong(talk) || passesOn(normalized) || corrects(normalized) || callsOff(normalized, 'in-queue'))
    return false;
  // `写的读卡失败` is news for the agent.
  if (protests(normalized) || quotesScreen(normalized)) return false;
  if (asksOfFault(talk, 'fault.')) return true;
  // What the record shows resembles a fault of the memory, and is none.
  if (readRecord(talk.reading.text) !== undefined || !intent.startsWith('fault.') || confidence < REPAIR_MIN)
    return false;
  const { pending, reading } = talk;
  if (pending?.kind !== 'field') return true;
  // `看不清 跳过` leaves a question out.
  return !leavesOut(talk, pending) && (!isAnswered(talk, pending.id) || reading.clauses.some(tellsFault));
}

/** Who waits about a sale in doubt asks how the slip gets its letters: printing once more charges nobody. */
export const asksToPrint = (talk: Talk): boolean =>
  lacksReadableSlip(openCase(talk)) && asksOfFault(talk, 'fault.printer');

/** The cause that a part of the message asks about, whatever was read of the case before: `你先讲打出来白纸咋弄`. */
export const causeToRepair = (talk: Talk): string | undefined => faultAsked(talk, 'fault.')?.replace('fault.', '');

const asksOfFault = (talk: Talk, fault: string): boolean => faultAsked(talk, fault) !== undefined;

const faultAsked = ({ reading }: Talk, fault: string): string | undefined =>
  reading.clauses.find(
    ({ understanding: { isQuestion, intent, confidence, normalized } }) =>
      isQuestion && intent.startsWith(fault) && confidence >= ASKED_MIN && readWorry(normalized) === undefined,
  )?.understanding.intent;

/** `下午三点多` is when it was, and not that it happens at such hours. */
const tellsFault = ({ text, understanding: { intent, confidence, entities } }: Clause): boolean =>
  intent.startsWith('fault.') &&
  confidence >= REPAIR_MIN &&
  entities.occurredAt === undefined &&
  entities.amountFen === undefined &&
  readRecord(text) === undefined &&
  !isBareCode(text);
