import { extractFeatures } from './features';
import type { LinearModel } from './linear-model';
import { quantize, scoreLabels } from './linear-model';
import { oneAgainstAll, trainLinear } from './train-linear';
import type { FindRow } from './vocabulary';
import { buildVocabulary, createFindRow, vectorize } from './vocabulary';

export interface LabeledText {
  /** In the matcher's form, see `AnalysedText`. */
  readonly canonical: string;
  readonly tokens: readonly string[];
  readonly label: string;
}

export interface LabelMatch {
  /** Distance from each label's dividing plane, in the order of the model's labels; above 0 is inside. */
  readonly margins: Float64Array;
  /** In the order of the model's labels; sums to 1. */
  readonly probabilities: Float64Array;
  /** Share of the text that the training texts have, 0 to 1, the rarest features counting most. */
  readonly coverage: number;
}

export type MatchLabel = (text: { readonly canonical: string; readonly tokens: readonly string[] }) => LabelMatch;

/** Learns which label a text has, for any labels of any domain. */
export function trainModel(examples: readonly LabeledText[]): LinearModel {
  const labels = [...new Set(examples.map(example => example.label))].sort();
  const indexOf = new Map(labels.map((label, index) => [label, index]));
  const bags = examples.map(example => extractFeatures(example.canonical, example.tokens));
  const vocabulary = buildVocabulary(bags);
  const findRow = createFindRow(vocabulary.hashes);
  const weights = trainLinear({
    vectors: bags.map(bag => vectorize(bag, vocabulary, findRow)),
    problems: oneAgainstAll(
      Int32Array.from(examples, example => indexOf.get(example.label) ?? 0),
      labels.length,
    ),
    features: vocabulary.hashes.length,
  });
  return quantize(labels, vocabulary, weights);
}

/** Turns margins into probabilities: softmax(margin / temperature). */
export function createMatchLabel(model: LinearModel, findRow: FindRow, temperature: number): MatchLabel {
  return ({ canonical, tokens }) => {
    const vector = vectorize(extractFeatures(canonical, tokens), model.vocabulary, findRow);
    const margins = scoreLabels(model, vector);
    return { margins, probabilities: softmax(margins, temperature), coverage: vector.coverage };
  };
}

export function softmax(scores: Float64Array, temperature: number): Float64Array {
  const highest = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = scores.map(score => Math.exp((score - highest) / temperature));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map(power => power / sum);
}
