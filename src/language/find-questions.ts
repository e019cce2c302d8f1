import type { AnalysedText, Analyze } from './analyze';
import { extractFeatures } from './features';
import type { LinearModel } from './linear-model';
import { quantize, scoreLabels } from './linear-model';
import { splitClauses } from './split-clauses';
import type { FoundQuestion, KnownQuestion } from './understanding';
import type { FindRow, SparseVector, Vocabulary } from './vocabulary';
import { buildVocabulary, createFindRow, vectorize } from './vocabulary';

/** What an answer's own words count among the phrases of its question: with them .64 of held-out phrases found their question, without .61. */
const ANSWER_WEIGHT = 2;
/** How far a question leads the next counts more than how like it is: of the half most sure by both, .80 were right; by likeness alone, .72. */
const LEAD_WEIGHT = 3;
/** Shorter parts ask about anything. */
const LEAST_CHARACTERS = 4;
/** Features of one or two phrases are left out: nine of ten, and no phrase finds its question less often. */
const MIN_COUNT = 3;

export type FindQuestions = (text: string, ids: readonly string[]) => readonly FoundQuestion[];

/**
 * The mean of the phrases of each question and its answer, at unit length (Rocchio): what was asked is told apart among the few questions that
 * can be asked at a place, which needs no machine for each against all others.
 */
export function averageQuestions(questions: readonly KnownQuestion[], analyze: Analyze): LinearModel {
  const texts = questions.flatMap(({ phrases, answer }, label) => [
    ...phrases.map(text => ({ text, label, weight: 1 })),
    { text: answer, label, weight: ANSWER_WEIGHT },
  ]);
  const bags = texts.map(({ text }) => {
    const { canonical, tokens } = analyze(text);
    return extractFeatures(canonical, tokens);
  });
  const vocabulary = buildVocabulary(bags, MIN_COUNT);
  const findRow = createFindRow(vocabulary.hashes);
  const columns = questions.length;
  const sums = new Float32Array(vocabulary.hashes.length * columns);
  texts.forEach(({ label, weight }, i) => {
    const { indices, values } = vectorize(bags[i]!, vocabulary, findRow);
    for (let j = 0; j < indices.length; j++) {
      const at = indices[j]! * columns + label;
      sums[at] = sums[at]! + weight * values[j]!;
    }
  });
  toUnitLength(sums, columns);
  return quantize(
    questions.map(({ id }) => id),
    vocabulary,
    sums,
  );
}

function toUnitLength(sums: Float32Array, columns: number): void {
  const squares = new Float64Array(columns);
  for (let i = 0; i < sums.length; i++) squares[i % columns] = squares[i % columns]! + sums[i]! * sums[i]!;
  for (let i = 0; i < sums.length; i++) sums[i] = sums[i]! / Math.sqrt(squares[i % columns]! || 1);
}

/** Builds the choice among questions that the knowledge answers, by the likeness of a message, and of each of its parts, to their means. */
export function createFindQuestions(model: LinearModel, analyze: Analyze): FindQuestions {
  const findRow = createFindRow(model.vocabulary.hashes);
  const columnOf = new Map(model.labels.map((id, column) => [id, column]));
  return (text, ids) => {
    const candidates = ids.flatMap(id => {
      const column = columnOf.get(id);
      return column === undefined ? [] : [{ id, column }];
    });
    return spansOf(text)
      .filter(({ clause }) => withoutCall(clause).length >= LEAST_CHARACTERS)
      .flatMap(({ clause, from, to }) => {
        const { vector, known } = describe(analyze(clause), model.vocabulary, findRow);
        const likeness = scoreLabels(model, vector);
        const [best, next] = candidates
          .map(({ id, column }) => ({ id, likeness: (likeness[column] ?? 0) * known }))
          .sort((a, b) => b.likeness - a.likeness);
        if (!best) return [];
        const lead = best.likeness - (next?.likeness ?? 0);
        return [{ id: best.id, clause, from, to, score: best.likeness + LEAD_WEIGHT * lead }];
      })
      .sort((a, b) => b.score - a.score);
  };
}

const CALL =
  /(?:那)?(?:我|俺|咱)?(?:现在|这|该|要|应该)?(?:怎么|咋个?|如何|点|么样|啷个|怎样)(?:办|整|搞|算|好)(?:才好|法)?(?:啊|呀|嘛|呢|哦|咯|噻|吖)*/g;

/** A text without its bare call for help, which says nothing of what is asked: `没网 咋办啊` -> `没网`. */
const withoutCall = (text: string): string => text.replace(CALL, '').trim();

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
