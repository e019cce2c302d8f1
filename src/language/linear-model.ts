import type { StoredModel } from './model-file';
import { arrayOf } from './model-file';
import type { SparseVector, Vocabulary } from './vocabulary';

/** A trained matcher as plain data: what the cache file holds. */
export interface LinearModel {
  readonly labels: readonly string[];
  readonly vocabulary: Vocabulary;
  /** `round(127 * weight / scale)`, feature by feature: `weights[feature * labels.length + label]`. */
  readonly weights: Int8Array;
  /** Largest weight of a feature divided by 127. */
  readonly scales: Float32Array;
}

/** Rounds weights to 8 bits, a scale for each feature: a quarter of the memory, and top-1 does not move by 0.1 point. */
export function quantize(labels: readonly string[], vocabulary: Vocabulary, weights: Float32Array): LinearModel {
  const rows = vocabulary.hashes.length;
  const columns = labels.length;
  const rounded = new Int8Array(rows * columns);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    let largest = 0;
    for (let i = row * columns; i < (row + 1) * columns; i++) largest = Math.max(largest, Math.abs(weights[i]!));
    const scale = largest / 127;
    scales[row] = scale;
    if (scale === 0) continue;
    for (let i = row * columns; i < (row + 1) * columns; i++) rounded[i] = Math.round(weights[i]! / scale);
  }
  return { labels, vocabulary, weights: rounded, scales };
}

/** One margin a label; above 0 the label's own machine takes the text for its own. */
export function scoreLabels(model: LinearModel, vector: SparseVector): Float64Array {
  const columns = model.labels.length;
  const scores = new Float64Array(columns);
  for (let j = 0; j < vector.indices.length; j++) {
    const row = vector.indices[j]!;
    const value = vector.values[j]! * model.scales[row]!;
    const base = row * columns;
    for (let label = 0; label < columns; label++) scores[label] = scores[label]! + value * model.weights[base + label]!;
  }
  return scores;
}

/** The model as a file holds it. */
export const storeLinear = ({
  labels,
  vocabulary: { hashes, idf, unseenIdf },
  scales,
  weights,
}: LinearModel): StoredModel => ({
  labels,
  unseenIdf,
  arrays: { hashes, idf, scales, weights },
});

/** The model that a file holds; undefined where it is another. */
export function readLinear(stored: StoredModel): LinearModel | undefined {
  const hashes = arrayOf(stored, 'hashes', 'Uint32Array');
  const idf = arrayOf(stored, 'idf', 'Float32Array');
  const scales = arrayOf(stored, 'scales', 'Float32Array');
  const weights = arrayOf(stored, 'weights', 'Int8Array');
  const { labels, unseenIdf } = stored;
  if (!hashes || !idf || !scales || weights?.length !== hashes.length * labels.length) return undefined;
  return { labels, vocabulary: { hashes, idf, unseenIdf }, scales, weights };
}
