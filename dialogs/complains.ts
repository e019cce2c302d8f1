import { missesAnswer } from '../src/language/words/misses-answer';
import { blames } from '../src/language/words/read-correction';
import { refusesQuestions } from '../src/language/words/refuses-questions';
import { complainsOfRepeat, criticises, tellsAgain } from '../src/language/words/short-readings';
import { vents } from '../src/language/words/vents';
import type { Talk } from './talk';

const COMPLAINTS = [tellsAgain, criticises, complainsOfRepeat, missesAnswer, blames, refusesQuestions, vents];

/** Whether a text complains of us in so many words: `我不是跟你说了嘛` asks for nothing, whatever its form. Takes normalised text. */
export const complainsPlainly = (normalized: string): boolean => COMPLAINTS.some(says => says(normalized));

/**
 * Whether a message that sounds annoyed complains of us: in so many words, or by telling and asking nothing else. `这个我讲不清 插进去就跳3000`
 * sounds so as well, and only tells.
 */
export function complains({ reading, noted, gainedFacts }: Talk): boolean {
  if (!reading.isUpset) return false;
  if (complainsPlainly(reading.understanding.normalized)) return true;
  const tells = noted.length > 0 || gainedFacts || reading.optionId !== undefined || reading.evidence.length > 0;
  return !tells && !reading.understanding.isQuestion;
}
