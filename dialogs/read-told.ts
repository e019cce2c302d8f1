import type { CheckEntry } from '../src/knowledge/schema';
import { splitClauses } from '../src/language/split-clauses';
import type { LanguageReader, Understanding } from '../src/language/understanding';
import type { ToldAnswer } from '../src/language/words/reads-evidence';
import { normalize } from '../src/language/normalize';
import { asksWhyStill, isQuestion } from '../src/language/words/is-question';
import { namesAlternative } from '../src/language/words/names-alternative';
import { namesItsThing } from '../src/language/words/names-its-thing';
import { readEvidence, withoutEvidence } from '../src/language/words/reads-evidence';
import { namesResult } from '../src/language/words/names-result';
import { saysNeverSaid } from '../src/language/words/read-correction';
import { ofTerminal } from '../src/language/words/of-terminal';
import { tellsPlaceOnly } from '../src/language/words/read-place';
import { plansTo } from '../src/language/words/tells-progress';
import { MONEY_CHECK } from './due-safety-check';

/** A part of a message, since speech runs news, answers and questions together. */
export interface Clause {
  readonly text: string;
  readonly understanding: Understanding;
}

/** The parts of a message; one where it has no parts. `understanding`: of the whole. */
export function readClauses(
  reader: LanguageReader,
  text: string,
  understanding: Understanding,
  now: Date,
): readonly Clause[] {
  const parts = joinAlternatives(splitClauses(text));
  if (parts.length < 2) return [{ text, understanding }];
  let from = 0;
  return parts.map(part => {
    from = Math.max(from, text.indexOf(part, from)) + part.length;
    // The mark that ends a part was cut off with it: `都付过了还重新收？` tells of no cure.
    const asked = /[?？]/.test(text[from] ?? '') ? `${part}?` : part;
    return { text: part, understanding: reader.understand(asked, now) };
  });
}

/** `要留到啵 还是丢掉` asks one thing: the other of the two is no news. */
const joinAlternatives = (parts: readonly string[]): readonly string[] =>
  parts.reduce<readonly string[]>((joined, part) => {
    const last = joined.at(-1);
    const isOther = last !== undefined && isQuestion(normalize(last)) && namesAlternative(normalize(part));
    return isOther ? [...joined.slice(0, -1), `${last} ${part}`] : [...joined, part];
  }, []);

/** What of a message tells something: "Not on the first page, is it under 管理?" does not say that there is none. */
export const tellingPart = (clauses: readonly Clause[]): string =>
  clauses
    .filter(({ understanding: { isQuestion: asks, normalized } }) => tells(normalized, asks))
    .map(clause => clause.text)
    .join('，');

const tells = (normalized: string, asks: boolean): boolean =>
  (!asks || asksWhyStill(normalized)) && !plansTo(normalized) && !saysNeverSaid(normalized);

/** The checks that a message answers though nobody asked, what is told outright first. `asked` is left to its answer, and dangers to theirs. */
export function readTold(
  reader: LanguageReader,
  checks: readonly CheckEntry[],
  said: string,
  asked?: string,
): readonly ToldAnswer[] {
  const told = ofTerminal(said);
  const others = checks.filter(({ id }) => id !== asked && id !== MONEY_CHECK);
  const raises = ({ questionId, optionId }: ToldAnswer): boolean =>
    others.find(({ id }) => id === questionId)?.options.find(({ id }) => id === optionId)?.raises !== undefined;
  const ids = others.map(({ id }) => id);
  // What answers the open question most of all is not left to the answer it resembles second.
  const candidates = asked === undefined || asked === MONEY_CHECK ? ids : [...ids, asked];
  return [
    ...readEvidence(told).filter(({ questionId }) => ids.includes(questionId)),
    ...reader
      .findAnswers(withoutEvidence(told), candidates)
      .filter(found => found.questionId !== asked && !raises(found) && namesItsThing(found, told)),
  ];
}

/**
 * Every part tells how something is, and none in any word that something works, or fails as before: `信号是满格的`, `扫码也不行` at a step resemble
 * a yes and a failure, and are neither.
 */
export function tellsOnly(reader: LanguageReader, checks: readonly CheckEntry[], clauses: readonly Clause[]): boolean {
  if (clauses.some(({ understanding }) => understanding.isQuestion || namesResult(understanding.normalized)))
    return false;
  const whole = clauses.map(({ text }) => text).join(' ');
  const rest = readEvidence(ofTerminal(whole)).length > 0 ? splitClauses(withoutEvidence(whole)) : undefined;
  const parts = rest ?? clauses.map(({ text }) => text);
  return parts.every(part => tellsPlaceOnly(part) || readTold(reader, checks, part).length > 0);
}
