import { callsOff } from '../src/language/words/calls-off';
import { quotesScreen } from '../src/language/words/quotes-screen';
import { corrects, protests } from '../src/language/words/read-correction';
import { isBareCode } from '../src/language/words/is-bare-code';
import { readRecord } from '../src/language/words/read-record';
import { openCase } from './case';
import { isAnswered, leavesOut } from './intake-questions';
import { mayGoAlong } from './queue-lines';
import type { Clause } from './read-told';
import type { Talk } from './talk';

const REPAIR_MIN = 0.8;
/** The sale is clear, and the message is about the fault: `可是机子还是打不出来 咋修`. */
export function asksToRepair(talk: Talk): boolean {
  const { intent, confidence, normalized } = talk.reading.understanding;
  if (corrects(normalized) || protests(normalized) || callsOff(normalized, 'in-queue')) return false;
  // `写的读卡失败` is news for the agent, `看不清 跳过` leaves a question out.
  if (quotesScreen(normalized) || (talk.pending?.kind === 'field' && leavesOut(talk))) return false;
  if (!mayGoAlong(openCase(talk)) || !intent.startsWith('fault.') || confidence < REPAIR_MIN) return false;
  const { pending, reading } = talk;
  return pending?.kind !== 'field' || !isAnswered(talk, pending.id) || reading.clauses.some(tellsFault);
}

/** `下午三点多` is when it was, and not that it happens at such hours. */
const tellsFault = ({ text, understanding: { intent, confidence, entities } }: Clause): boolean =>
  intent.startsWith('fault.') &&
  confidence >= REPAIR_MIN &&
  entities.occurredAt === undefined &&
  entities.amountFen === undefined &&
  readRecord(text) === undefined &&
  !isBareCode(text);
