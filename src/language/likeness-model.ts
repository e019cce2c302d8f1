import type { Analyze } from './analyze';
import { extractFeatures } from './features';
import type { StoredModel } from './model-file';
import { arrayOf } from './model-file';
import type { KnownQuestion } from './understanding';
import type { SparseVector, Vocabulary } from './vocabulary';
import { buildVocabulary, createFindRow, vectorize } from './vocabulary';

/** What an answer's own words count among the phrases of its question: with them .64 of held-out phrases found their question, without .61. */
const ANSWER_WEIGHT = 2;
/** Passes, margin and step of the correction: leaving more room or going on longer finds no more. */
const PASSES = 2;
const MARGIN = 0.05;
const STEP = 0.02;
/** Features of one or two phrases are left out: nine of ten, and no phrase finds its question less often. */
const MIN_COUNT = 3;

/** How like each of many questions a text is. A question has few of all features, so only what it has is kept, feature by feature. */
export interface LikenessModel {
  readonly labels: readonly string[];
  readonly vocabulary: Vocabulary;
  /** The entries of feature `row` are those from `starts[row]` up to `starts[row + 1]`. */
  readonly starts: Uint32Array;
  /** An entry's label, ascending within a feature. */
  readonly columns: Uint16Array;
  /** `round(127 * weight / scale)`. */
  readonly weights: Int8Array;
  /** Largest weight of a feature divided by 127. */
  readonly scales: Float32Array;
}

interface Entries {
  readonly starts: Uint32Array;
  readonly columns: Uint16Array;
  readonly values: Float32Array;
}

interface Example {
  readonly label: number;
  readonly weight: number;
  readonly vector: SparseVector;
}

/**
 * The mean of the phrases of each question and its answer, at unit length (Rocchio), corrected by what it takes for another question
 * (DragPushing: Tan and Cheng, "A novel refinement approach for text categorization", CIKM 2005). As good as a support vector machine for each
 * question against all others, in a tenth of the time. Deterministic.
 */
export function learnLikeness(questions: readonly KnownQuestion[], analyze: Analyze): LikenessModel {
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
  const examples = texts.map(({ label, weight }, i) => ({
    label,
    weight,
    vector: vectorize(bags[i]!, vocabulary, findRow),
  }));
  const entries = average(examples, vocabulary.hashes.length, questions.length);
  for (let pass = 0; pass < PASSES; pass++) pushApart(entries, examples, questions.length);
  return { labels: questions.map(({ id }) => id), vocabulary, ...quantize(entries) };
}

/** The sums of each question's examples at unit length. Examples come question by question. */
function average(examples: readonly Example[], rows: number, columns: number): Entries {
  const counts = new Uint32Array(rows + 1);
  const sums = new Float32Array(rows);
  const perColumn: { readonly rows: Uint32Array; readonly values: Float32Array }[] = [];
  let at = 0;
  for (let column = 0; column < columns; column++) {
    const touched: number[] = [];
    for (; at < examples.length && examples[at]!.label === column; at++) {
      const { vector, weight } = examples[at]!;
      for (let j = 0; j < vector.indices.length; j++) {
        const row = vector.indices[j]!;
        if (sums[row] === 0) touched.push(row);
        sums[row] = sums[row]! + weight * vector.values[j]!;
      }
    }
    const length = Math.sqrt(touched.reduce((sum, row) => sum + sums[row]! ** 2, 0)) || 1;
    perColumn.push({
      rows: Uint32Array.from(touched),
      values: Float32Array.from(touched, row => sums[row]! / length),
    });
    for (const row of touched) {
      counts[row + 1] = counts[row + 1]! + 1;
      sums[row] = 0;
    }
  }
  for (let row = 0; row < rows; row++) counts[row + 1] = counts[row + 1]! + counts[row]!;
  const next = counts.slice(0, rows);
  const size = counts[rows]!;
  const entries = { starts: counts, columns: new Uint16Array(size), values: new Float32Array(size) };
  perColumn.forEach((found, column) => {
    for (let i = 0; i < found.rows.length; i++) {
      const row = found.rows[i]!;
      const place = next[row]!;
      next[row] = place + 1;
      entries.columns[place] = column;
      entries.values[place] = found.values[i]!;
    }
  });
  return entries;
}

/** Moves the mean of each example that another question is as like as its own, to within the margin, towards it, and the other's away. */
function pushApart(entries: Entries, examples: readonly Example[], columns: number): void {
  const likeness = new Float32Array(columns);
  for (const { label, vector } of examples) {
    likeness.fill(0);
    for (let j = 0; j < vector.indices.length; j++) {
      const row = vector.indices[j]!;
      const value = vector.values[j]!;
      for (let i = entries.starts[row]!; i < entries.starts[row + 1]!; i++) {
        const column = entries.columns[i]!;
        likeness[column] = likeness[column]! + value * entries.values[i]!;
      }
    }
    let rival = label === 0 ? 1 : 0;
    for (let column = 0; column < columns; column++)
      if (column !== label && likeness[column]! > likeness[rival]!) rival = column;
    if (rival >= columns || likeness[label]! - likeness[rival]! >= MARGIN) continue;
    move(entries, label, vector, STEP);
    move(entries, rival, vector, -STEP);
  }
}

/** What a question has of the example's features; those it does not have stay away. */
function move(
  { starts, columns, values }: Entries,
  column: number,
  { indices, values: of }: SparseVector,
  step: number,
) {
  for (let j = 0; j < indices.length; j++) {
    let from = starts[indices[j]!]!;
    let to = starts[indices[j]! + 1]!;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (columns[middle]! < column) from = middle + 1;
      else to = middle;
    }
    if (from < starts[indices[j]! + 1]! && columns[from] === column) values[from] = values[from]! + step * of[j]!;
  }
}

function quantize({ starts, columns, values }: Entries): Omit<LikenessModel, 'labels' | 'vocabulary'> {
  const weights = new Int8Array(values.length);
  const scales = new Float32Array(starts.length - 1);
  for (let row = 0; row < scales.length; row++) {
    let largest = 0;
    for (let i = starts[row]!; i < starts[row + 1]!; i++) largest = Math.max(largest, Math.abs(values[i]!));
    scales[row] = largest / 127;
    if (largest > 0)
      for (let i = starts[row]!; i < starts[row + 1]!; i++) weights[i] = Math.round((127 * values[i]!) / largest);
  }
  return { starts, columns, weights, scales };
}

/** How like each question the text is, 0 to 1, in the order of `labels`. */
export function scoreLikeness(
  { labels, starts, columns, weights, scales }: LikenessModel,
  { indices, values }: SparseVector,
): Float64Array {
  const scores = new Float64Array(labels.length);
  for (let j = 0; j < indices.length; j++) {
    const row = indices[j]!;
    const value = values[j]! * scales[row]!;
    for (let i = starts[row]!; i < starts[row + 1]!; i++) {
      const column = columns[i]!;
      scores[column] = scores[column]! + value * weights[i]!;
    }
  }
  return scores;
}

/** The model as a file holds it. */
export const storeLikeness = ({
  labels,
  vocabulary: { hashes, idf, unseenIdf },
  ...arrays
}: LikenessModel): StoredModel => ({
  labels,
  unseenIdf,
  arrays: { hashes, idf, ...arrays },
});

/** The model that a file holds; undefined where it is another. */
export function readLikeness(stored: StoredModel): LikenessModel | undefined {
  const hashes = arrayOf(stored, 'hashes', 'Uint32Array');
  const idf = arrayOf(stored, 'idf', 'Float32Array');
  const starts = arrayOf(stored, 'starts', 'Uint32Array');
  const columns = arrayOf(stored, 'columns', 'Uint16Array');
  const weights = arrayOf(stored, 'weights', 'Int8Array');
  const scales = arrayOf(stored, 'scales', 'Float32Array');
  if (!hashes || !idf || !starts || !columns || !weights || !scales) return undefined;
  return {
    labels: stored.labels,
    vocabulary: { hashes, idf, unseenIdf: stored.unseenIdf },
    starts,
    columns,
    weights,
    scales,
  };
}
