import { lacksWifi } from '../src/language/words/has-no-wifi';
import { codeFileOf, modelOf, openCase } from './case';
import { historyFor } from './diagnosis-model';
import type { Talk } from './talk';

/** What the message says makes the open step senseless: `没有无线网 用的是机器里的卡` at the router. */
export const isSenseless = (talk: Talk, fixId: string): boolean =>
  (talk.noted.length > 0 || talk.gainedFacts) &&
  !talk.reading.understanding.isQuestion &&
  (historyFor(codeFileOf(talk), talk.knowledge.checks, openCase(talk)).tried.includes(fixId) ||
    !modelOf(talk).fixes.some(({ id }) => id === fixId));

/** The open step cannot be done for want of what it needs: `店里没无线网 用的卡` where the network is to be switched. */
export const isImpossible = (talk: Talk, fixId: string): boolean =>
  talk.reading.clauses.some(({ understanding }) => lacksWifi(understanding.normalized)) && isSenseless(talk, fixId);
