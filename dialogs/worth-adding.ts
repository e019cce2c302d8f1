import { shorten } from '../src/incident/plain-text';
import { normalize } from '../src/language/normalize';
import { insistsOnAsking, isQuestion } from '../src/language/words/is-question';
import type { Talk } from './talk';

/** Longer additions are in the transcript. */
const LONGEST_ADDITION = 200;
const LEAST_PART = 4;
const NUMBER_ALONE = /^(?:是|我的?|电话|手机|号码|[:：\s])*\d{6,}(?:的)?$/;
/** Said of the talk itself, and of no use to an agent: `行 这还像句话`. */
const OF_THE_TALK =
  /你(?:们)?(?:老是|总是|光是?|又)|像(?:句|个)话|什么.{0,2}啊|都不是|没改|(?:麻烦|帮我)?(?:改|加)(?:一下|上)/;
const SENTENCE_END = /(?<=[。！？!?])/;
const THANKS = /^(?:好的|谢谢|麻烦|您好|你好)[^，,。]{0,8}[。！!]$/;
/** Too little to tell an agent anything. */
const LEAST_ADDITION = 6;

/** What a message tells an agent beside its questions, which stand in the transcript; undefined where it only asks. */
export function worthAdding({ reading }: Talk): string | undefined {
  const told = reading.clauses
    .filter(({ understanding: { isQuestion, normalized } }) => !isQuestion && !insistsOnAsking(normalized))
    .map(({ text }) => text.trim())
    // A number stands in its own field.
    .filter(text => !NUMBER_ALONE.test(text));
  if (told.join('').length < LEAST_ADDITION || told.every(part => part.length < LEAST_PART || OF_THE_TALK.test(part)))
    return undefined;
  // Half a sentence can say the opposite: `那微信259退给他` of `我能不能直接把微信那259退给他`.
  const whole = reading.text.trim();
  const sentences = whole
    .split(SENTENCE_END)
    .filter(sentence => !isQuestion(normalize(sentence)) && !THANKS.test(sentence));
  const tells = sentences.join('').trim();
  return shorten(tells.length < LEAST_ADDITION ? whole : tells, LONGEST_ADDITION);
}
