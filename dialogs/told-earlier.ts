import type { CheckEntry } from '../src/knowledge/schema';
import { breaksOff } from '../src/language/words/breaks-off';
import { corrects, protests } from '../src/language/words/read-correction';
import { normalize } from '../src/language/normalize';
import { tellsMistake } from '../src/language/words/tells-mistake';
import { openCase } from './case';
import { DAMAGE_CHECK, MONEY_CHECK } from './due-safety-check';
import { readTold, tellingPartOf } from './read-told';
import type { Talk } from './talk';

/** Checks that are asked however much was said: what was told of money and of damage has been weighed by itself. */
const ALWAYS_ASKED: readonly string[] = [MONEY_CHECK, DAMAGE_CHECK];

/** Bounds the work. */
const MOST_LINES = 12;

/**
 * The answer to a check that stands in what was written before, where it was not heard: two messages may say it together
 * (`一刷卡就`, `黑屏 自己又开起来`), or one said something else more surely. Undefined where there is none, or two that differ.
 */
export function toldEarlier(talk: Talk, check: CheckEntry): string | undefined {
  if (ALWAYS_ASKED.includes(check.id) || talk.owner !== 'bot') return undefined;
  const lines = linesThatCount(talk);
  const pairs = lines.slice(1).flatMap((line, at) => (breaksOff(normalize(lines[at]!)) ? `${lines[at]!}${line}` : []));
  const answers = [...lines, ...pairs].flatMap(line => answerIn(talk, check, line) ?? []);
  return new Set(answers).size === 1 ? answers[0] : undefined;
}

/** What the merchant has typed of this case, since something was last done about it or taken back. */
function linesThatCount(talk: Talk): readonly string[] {
  const { openedAt, attempts } = openCase(talk);
  const since = attempts.reduce((latest, { at }) => (at > latest ? at : latest), openedAt);
  const typed = talk.input.transcript
    .filter(({ from, kind, at }) => from === 'merchant' && kind === 'text' && at >= since)
    .map(({ text }) => text);
  const lines = [...typed, talk.reading.text].slice(-MOST_LINES);
  const lastTakenBack = lines.findLastIndex(line => takesSomethingBack(normalize(line)));
  return lines.slice(lastTakenBack + 1);
}

const takesSomethingBack = (normalized: string): boolean =>
  protests(normalized) || corrects(normalized) || tellsMistake(normalized);

const answerIn = ({ tools }: Talk, check: CheckEntry, line: string): string | undefined =>
  readTold(tools.reader, [check], tellingPartOf(line))[0]?.optionId;
