import { isDenied } from '../src/language/read-polarity';
import type { Understanding } from '../src/language/understanding';
import type { Talk } from './talk';

/** A message no longer than this means itself; in a longer one "行" and "完了" are easily something else. */
export const SHORT_ANSWER = 5;

const FIXED_MIN = 0.7;
/** As an answer to "does it work now" the whole message is this sure of it. */
const SURELY_FIXED = 0.95;
const BROKEN_MIN = 0.6;

/** A part of the message says that it works again, by itself or as who waits for a person says it, and none that something does not. */
export function saysFixed({ reading, tools }: Talk): boolean {
  const { answer, optionId, understanding, clauses } = reading;
  if (clauses.some(clause => saysBroken(clause.understanding))) return false;
  if (optionId === 'act.fixed' && !understanding.isQuestion && (answer?.confidence ?? 0) >= SURELY_FIXED) return true;
  return clauses.some(({ text, understanding: { intent, confidence, isQuestion } }) => {
    if (isQuestion) return false;
    if (intent === 'act.fixed' && confidence >= FIXED_MIN) return true;
    return tools.reader.findAnswers(text, ['queue']).some(found => found.optionId === 'act.fixed');
  });
}

/** `插卡还是3000` is broken, `不显示3000了` is not. */
const saysBroken = ({ intent, confidence, normalized }: Understanding): boolean =>
  confidence >= BROKEN_MIN && (intent === 'act.not-fixed' || (intent.startsWith('fault.') && !isDenied(normalized)));
