import { splitClauses } from '../src/language/split-clauses';
import type { Talk } from './talk';

const FIXED_MIN = 0.7;

/** A part of the message says that it works again, by itself or as who waits for a person says it. */
export const saysFixed = ({ reading, tools, input }: Talk): boolean =>
  splitClauses(reading.text).some(clause => {
    const { intent, confidence, isQuestion } = tools.reader.understand(clause, input.now);
    if (isQuestion) return false;
    if (intent === 'act.fixed' && confidence >= FIXED_MIN) return true;
    return tools.reader.findAnswers(clause, ['queue']).some(({ optionId }) => optionId === 'act.fixed');
  });
