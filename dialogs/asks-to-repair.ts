import { lacksReadableSlip } from '../src/incident/is-money-at-risk';
import { callsOff } from '../src/language/words/calls-off';
import { quotesScreen } from '../src/language/words/quotes-screen';
import { corrects, protests } from '../src/language/words/read-correction';
import { readRecord } from '../src/language/words/read-record';
import { openCase } from './case';
import { leavesOut } from './intake-questions';
import { mayGoAlong } from './queue-lines';
import type { Talk } from './talk';

const REPAIR_MIN = 0.8;
/** A part that asks about the fault needs less than a whole message that only tells of it. */
const ASKED_MIN = 0.6;

/** The sale is clear, and the message is about the fault: `可是机子还是打不出来 咋修`, `手机号不想留 你先讲打出来白纸咋弄`. */
export function asksToRepair(talk: Talk): boolean {
  const { intent, confidence, normalized } = talk.reading.understanding;
  if (!mayGoAlong(openCase(talk)) || corrects(normalized) || callsOff(normalized, 'in-queue')) return false;
  // `写的读卡失败` is news for the agent.
  if (protests(normalized) || quotesScreen(normalized)) return false;
  // `看不清 跳过` leaves a question out.
  const leavesIt = talk.pending?.kind === 'field' && leavesOut(talk);
  // What the record shows resembles a fault of the memory, and is none.
  const isRecord = readRecord(talk.reading.text) !== undefined;
  return (
    asksOfFault(talk, 'fault.') || (!leavesIt && !isRecord && intent.startsWith('fault.') && confidence >= REPAIR_MIN)
  );
}

/** Who waits about a sale in doubt asks how the slip gets its letters: printing once more charges nobody. */
export const asksToPrint = (talk: Talk): boolean =>
  lacksReadableSlip(openCase(talk)) && asksOfFault(talk, 'fault.printer');

const asksOfFault = ({ reading }: Talk, fault: string): boolean =>
  reading.clauses.some(
    ({ understanding: { isQuestion, intent, confidence } }) =>
      isQuestion && intent.startsWith(fault) && confidence >= ASKED_MIN,
  );
