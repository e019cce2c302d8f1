import { createMatchLabel } from '../match-label';
import { TEMPERATURE } from '../choose-intent';
import { extractFeatures, nameFeatures } from '../features';
import type { FeatureName } from '../features';
import { messageAnalyzeFor, obtainModels } from '../obtain-models';
import type { LanguageKnowledge } from '../understanding';
import { createFindRow, vectorize } from '../vocabulary';
import { findNearestIn } from './evaluate-intents';
import type { NearPhrase } from './find-nearest';

/** Why the first reader takes a text for what it does. */
export interface Explanation {
  /** The text as the reader sees it, and its words. */
  readonly canonical: string;
  readonly words: readonly string[];
  readonly best: string;
  readonly next: string;
  /** What speaks for `best` and against `next` (above 0) or the other way round, the weightiest first. */
  readonly features: readonly WeighedFeature[];
  /** The phrases most like the text, whatever their intent. */
  readonly nearest: readonly NearPhrase[];
}

export interface WeighedFeature extends FeatureName {
  /** Its part in the margin of `best` over `next`; the parts of all features sum to that margin. */
  readonly weight: number;
}

export type ExplainIntent = (text: string) => Explanation;

const FEATURES = 12;
const NEAREST = 5;

/** Builds the explanation of readings; indexes all phrases first (some 2 s). */
export function createExplainIntent(knowledge: LanguageKnowledge, cacheDir: string): ExplainIntent {
  const analyze = messageAnalyzeFor(knowledge, cacheDir);
  const { model } = obtainModels(knowledge, cacheDir).intents;
  const findRow = createFindRow(model.vocabulary.hashes);
  const matchLabel = createMatchLabel(model, findRow, TEMPERATURE);
  const findNearest = findNearestIn(knowledge, cacheDir);
  const weightAt = (row: number, label: number): number =>
    model.weights[row * model.labels.length + label]! * model.scales[row]!;
  return text => {
    const analysed = analyze(text);
    const { canonical, tokens } = analysed;
    const { margins } = matchLabel(analysed);
    const [best = 0, next = 0] = [...margins.keys()].sort((a, b) => margins[b]! - margins[a]!);
    const names = nameFeatures(canonical, tokens);
    const bag = extractFeatures(canonical, tokens);
    const known = [...bag.hashes].filter(hash => findRow(hash) >= 0);
    const { indices, values } = vectorize(bag, model.vocabulary, findRow);
    const features = known.flatMap((hash, i): WeighedFeature[] => {
      const name = names.get(hash);
      const weight = values[i]! * (weightAt(indices[i]!, best) - weightAt(indices[i]!, next));
      return name ? [{ ...name, weight }] : [];
    });
    return {
      canonical,
      words: tokens,
      best: model.labels[best] ?? '',
      next: model.labels[next] ?? '',
      features: features.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, FEATURES),
      nearest: findNearest(text, NEAREST),
    };
  };
}
