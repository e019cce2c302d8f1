import { splitClauses } from '../src/language/split-clauses';
import type { Talk } from './talk';

const FIXED_MIN = 0.7;

/** A part of the message says that it works again. */
export const saysFixed = ({ reading, tools, input }: Talk): boolean =>
  splitClauses(reading.text)
    .map(clause => tools.reader.understand(clause, input.now))
    .some(({ intent, confidence }) => intent === 'act.fixed' && confidence >= FIXED_MIN);
