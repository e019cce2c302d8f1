import { callsOff } from '../src/language/words/calls-off';
import { quotesScreen } from '../src/language/words/quotes-screen';
import { corrects, protests } from '../src/language/words/read-correction';
import { openCase } from './case';
import { leavesOut } from './intake-questions';
import { mayGoAlong } from './queue-lines';
import type { Talk } from './talk';

const REPAIR_MIN = 0.8;
/** The sale is clear, and the message is about the fault: `可是机子还是打不出来 咋修`. */
export function asksToRepair(talk: Talk): boolean {
  const { intent, confidence, normalized } = talk.reading.understanding;
  if (corrects(normalized) || protests(normalized) || callsOff(normalized, 'in-queue')) return false;
  // `写的读卡失败` is news for the agent, `看不清 跳过` leaves a question out.
  if (quotesScreen(normalized) || (talk.pending?.kind === 'field' && leavesOut(talk))) return false;
  return mayGoAlong(openCase(talk)) && intent.startsWith('fault.') && confidence >= REPAIR_MIN;
}
