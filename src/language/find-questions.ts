import type { AnalysedText, Analyze } from './analyze';
import { extractFeatures } from './features';
import type { LikenessModel } from './likeness-model';
import { scoreLikeness } from './likeness-model';
import { splitClauses } from './split-clauses';
import type { LanguageReader } from './understanding';
import type { FindRow, SparseVector, Vocabulary } from './vocabulary';
import { createFindRow, vectorize } from './vocabulary';

/** How far a question leads the next counts more than how like it is: of the half most sure by both, .80 were right; by likeness alone, .72. */
const LEAD_WEIGHT = 3;
/** What each character adds up to the full length: a longer part holds more to go by (.56 right instead of .53 where .08 are wrong). */
const CHARACTER_WEIGHT = 0.02;
const FULL_LENGTH = 14;
/** So many are named behind the likeliest. */
const NEXT = 2;
/** Shorter parts ask about anything. */
const LEAST_CHARACTERS = 4;

export type FindQuestions = LanguageReader['findQuestions'];

/** Builds the choice among questions that the knowledge answers, by the likeness of a message, and of each of its parts, to their means. */
export function createFindQuestions(model: LikenessModel, analyze: Analyze): FindQuestions {
  const findRow = createFindRow(model.vocabulary.hashes);
  const columnOf = new Map(model.labels.map((id, column) => [id, column]));
  return (text, candidates) => {
    const known = candidates.flatMap(candidate => {
      const column = columnOf.get(candidate.id);
      return column === undefined ? [] : [{ ...candidate, column }];
    });
    return spansOf(text)
      .filter(({ clause }) => withoutCall(clause).length >= LEAST_CHARACTERS)
      .flatMap(({ clause, from, to }) => {
        const { vector, known: share } = describe(analyze(withoutPrelude(clause)), model.vocabulary, findRow);
        const likeness = scoreLikeness(model, vector);
        const [best, ...others] = known
          .map(({ id, column, nearness }) => ({ id, likeness: (likeness[column] ?? 0) * share + nearness }))
          .sort((a, b) => b.likeness - a.likeness)
          .slice(0, 1 + NEXT);
        if (!best) return [];
        const lead = best.likeness - (others[0]?.likeness ?? 0);
        const next = others.map(({ id }) => id);
        const length = CHARACTER_WEIGHT * Math.min(clause.length, FULL_LENGTH);
        const score = best.likeness + LEAD_WEIGHT * lead + length;
        return [{ id: best.id, clause, from, to, next, likeness: best.likeness, score }];
      })
      .sort((a, b) => b.score - a.score);
  };
}

const CALL =
  /(?:那)?(?:我|俺|咱)?(?:现在|这|该|要|应该)?(?:怎么|咋个?|如何|点|么样|啷个|怎样)(?:办|整|搞|算|好)(?:才好|法)?(?:啊|呀|嘛|呢|哦|咯|噻|吖)*/g;

/** A text without its bare call for help, which says nothing of what is asked: `没网 咋办啊` -> `没网`. */
const withoutCall = (text: string): string => text.replace(CALL, '').trim();

const PRELUDE =
  /^(?:我|俺)?问(?:你|您|侬)(?:们)?(?!了|过|[两三几])|(?:我|俺)(?:是|就|只|刚才|将才)?(?:是|想)?(?:问的?(?:是|系)?(?:你们?)?(?:一[下哈声])?|说的是)(?!了|过|[两三几])/g;

/** A text without the words that only say that it is a question: `我问的是小票为啥白的` -> `小票为啥白的`. */
function withoutPrelude(text: string): string {
  const asked = text.replace(PRELUDE, ' ').trim();
  return asked.length < LEAST_CHARACTERS ? text : asked;
}

interface Span {
  readonly clause: string;
  readonly from: number;
  readonly to: number;
}

/** The whole message, its parts, and each part with the one before it: `开机停在那里两分钟了` tells what `正常吗` asks about. */
function spansOf(text: string): readonly Span[] {
  const clauses = splitClauses(text);
  const last = clauses.length - 1;
  const parts = clauses.map((clause, at) => ({ clause, from: at, to: at }));
  const pairs =
    clauses.length < 3
      ? []
      : clauses.slice(1).map((clause, at) => ({ clause: `${clauses[at]!} ${clause}`, from: at, to: at + 1 }));
  const whole = { clause: text, from: 0, to: Math.max(0, last) };
  return clauses.length < 2 ? [whole] : [whole, ...parts, ...pairs];
}

/** A text's vector of known features, at unit length, and what of the whole text's length they hold. */
function describe(
  { canonical, tokens }: AnalysedText,
  vocabulary: Vocabulary,
  findRow: FindRow,
): { readonly vector: SparseVector; readonly known: number } {
  const vector = vectorize(extractFeatures(canonical, tokens), vocabulary, findRow);
  return { vector, known: Math.sqrt(vector.coverage) };
}
