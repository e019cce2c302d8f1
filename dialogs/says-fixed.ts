import { splitClauses } from '../src/language/split-clauses';
import { isDenied } from '../src/language/read-polarity';
import type { Understanding } from '../src/language/understanding';
import type { Talk } from './talk';

const FIXED_MIN = 0.7;
/** As an answer to "does it work now" the whole message is this sure of it. */
const SURELY_FIXED = 0.95;
const BROKEN_MIN = 0.6;

/** A part of the message says that it works again, by itself or as who waits for a person says it, and none that something does not. */
export function saysFixed({ reading, tools, input }: Talk): boolean {
  const parts = splitClauses(reading.text).map(clause => ({
    clause,
    understood: tools.reader.understand(clause, input.now),
  }));
  if (parts.some(({ understood }) => saysBroken(understood))) return false;
  const { answer, optionId, understanding } = reading;
  if (optionId === 'act.fixed' && !understanding.isQuestion && (answer?.confidence ?? 0) >= SURELY_FIXED) return true;
  return parts.some(({ clause, understood: { intent, confidence, isQuestion } }) => {
    if (isQuestion) return false;
    if (intent === 'act.fixed' && confidence >= FIXED_MIN) return true;
    return tools.reader.findAnswers(clause, ['queue']).some(({ optionId }) => optionId === 'act.fixed');
  });
}

/** `插卡还是3000` is broken, `不显示3000了` is not. */
const saysBroken = ({ intent, confidence, normalized }: Understanding): boolean =>
  confidence >= BROKEN_MIN && (intent === 'act.not-fixed' || (intent.startsWith('fault.') && !isDenied(normalized)));
