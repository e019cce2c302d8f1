import { shorten } from '../src/incident/plain-text';
import { splitClauses } from '../src/language/split-clauses';
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
/** A number that stands first has its own field, and what follows tells something: `13800001234 打不通就发微信`. */
const NUMBER_FIRST = /^(?:[^，。,\s]{0,6}[:：\s]*)?\d{7,}[\s，,。.;；!！]+/;
const SENTENCE_END = /(?<=[。！？!?])/;
const THANKS = /^(?:好的|谢谢|麻烦|您好|你好)[^，,。]{0,8}[。！!]$/;
/** Too little to tell an agent anything. */
const LEAST_ADDITION = 6;

/** Said to who answers here, before what is told: `你咋又说停机 我都说没停 我要换张卡`. */
const SCOLDS =
  /^(?:你|你们|恁)(?:咋|怎么|老|总|光|又|到底|是不是)+|^(?:我|俺)(?:都|已经|早)(?:就)?(?:说|讲)(?!过?(?:扣|摔|好了))|听不懂|驴唇|瞎(?:说|记|总结)|^(?:啥|什么)(?:破|玩意)|^[?？!！\s]+$/;

/** A message from its first part that does not only scold. */
function withoutScolding(text: string): string {
  const [first, ...rest] = splitClauses(text);
  if (first === undefined || rest.length === 0 || !SCOLDS.test(normalize(first))) return text;
  return withoutScolding(text.slice(text.indexOf(first) + first.length).replace(/^[\s，,。!！?？]+/, ''));
}

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
  const whole = reading.text.trim().replace(NUMBER_FIRST, '');
  const sentences = whole
    .split(SENTENCE_END)
    .filter(sentence => !isQuestion(normalize(sentence)) && !THANKS.test(sentence));
  const tells = withoutScolding(sentences.join('').trim());
  return shorten(tells.length < LEAST_ADDITION ? whole : tells, LONGEST_ADDITION);
}
