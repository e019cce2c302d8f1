import type { AnalysedText } from './analyze';
import { extractFeatures } from './features';
import type { FindRow, Vocabulary } from './vocabulary';

/** A unit-length tf-idf vector by feature hash; features that no training phrase has count as the rarest. */
export type Embedding = ReadonlyMap<number, number>;
export type Embed = (text: Pick<AnalysedText, 'canonical' | 'tokens'>) => Embedding;

/** Builds the embedding of texts that need not resemble anything in training. */
export function createEmbed({ idf, unseenIdf }: Vocabulary, findRow: FindRow): Embed {
  return ({ canonical, tokens }) => {
    const { hashes, weights } = extractFeatures(canonical, tokens);
    const values = new Map<number, number>();
    let squares = 0;
    for (let i = 0; i < hashes.length; i++) {
      const row = findRow(hashes[i]!);
      const value = weights[i]! * (row < 0 ? unseenIdf : idf[row]!);
      values.set(hashes[i]!, value);
      squares += value * value;
    }
    const norm = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (const [hash, value] of values) values.set(hash, value * norm);
    return values;
  };
}

/** Share of a text's squared length that other texts together hold, 0 to 1. */
export function shareHeld(text: Embedding, others: readonly Embedding[]): number {
  let held = 0;
  for (const [hash, value] of text) if (others.some(other => other.has(hash))) held += value * value;
  return held;
}
