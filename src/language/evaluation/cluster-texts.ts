import type { AnalysedText, Analyze } from '../analyze';
import { createEmbed } from '../embed';
import type { Embedding } from '../embed';
import { createFindRow } from '../vocabulary';
import type { Vocabulary } from '../vocabulary';

/** Texts that say much the same; the one most like all of them first. */
export interface TextCluster<Row> {
  readonly rows: readonly Row[];
}

/** Cosine of tf-idf vectors, averaged over all pairs of two groups, from which they are one. */
const MOST_ALIKE = 0.3;

/**
 * Groups texts bottom up by average linkage, the largest group first. Pairs without a rare feature in common are never compared; for some thousand
 * texts, some seconds.
 */
export function clusterTexts<Row extends { readonly text: string }>(
  rows: readonly Row[],
  vocabulary: Vocabulary,
  analyze: Analyze,
): readonly TextCluster<Row>[] {
  const embed = createEmbed(vocabulary, createFindRow(vocabulary.hashes));
  const groups = groupSame(rows, analyze);
  const embeddings = groups.map(({ analysed }) => embed(analysed));
  const likeness = likenessesOf(embeddings);
  const merged = mergeAlike(groups.length, likeness);
  return merged
    .map(members => {
      const central = [...members].sort((a, b) => centrality(b, members, likeness) - centrality(a, members, likeness));
      return { rows: central.flatMap(member => groups[member]!.rows) };
    })
    .sort((a, b) => b.rows.length - a.rows.length);
}

interface Same<Row> {
  readonly analysed: AnalysedText;
  readonly rows: Row[];
}

/** Rows by their text in the form that the reader sees. */
function groupSame<Row extends { readonly text: string }>(
  rows: readonly Row[],
  analyze: Analyze,
): readonly Same<Row>[] {
  const groups = new Map<string, Same<Row>>();
  for (const row of rows) {
    const analysed = analyze(row.text);
    const group = groups.get(analysed.canonical);
    if (group) group.rows.push(row);
    else groups.set(analysed.canonical, { analysed, rows: [row] });
  }
  return [...groups.values()];
}

type Likeness = readonly ReadonlyMap<number, number>[];

/** Of every pair with something in common, both ways. */
function likenessesOf(embeddings: readonly Embedding[]): Likeness {
  const index = new Map<number, { readonly text: number; readonly value: number }[]>();
  const likeness = embeddings.map(() => new Map<number, number>());
  embeddings.forEach((embedding, text) => {
    for (const [hash, value] of embedding) {
      const postings = index.get(hash) ?? [];
      for (const other of postings) {
        const both = (likeness[text]!.get(other.text) ?? 0) + value * other.value;
        likeness[text]!.set(other.text, both);
        likeness[other.text]!.set(text, both);
      }
      postings.push({ text, value });
      index.set(hash, postings);
    }
  });
  return likeness;
}

/** Merges the two groups that are most alike until none are alike enough. */
function mergeAlike(count: number, likeness: Likeness): readonly (readonly number[])[] {
  const members = new Map(Array.from({ length: count }, (_, i) => [i, [i]]));
  /** Sums over the pairs of two groups. */
  const sums = new Map(likeness.map((row, i) => [i, new Map(row)]));
  const average = (a: number, b: number, sum: number): number =>
    sum / (members.get(a)!.length * members.get(b)!.length);
  for (;;) {
    let best: { readonly a: number; readonly b: number; readonly alike: number } | undefined;
    for (const [a, row] of sums)
      for (const [b, sum] of row) {
        if (b <= a) continue;
        const alike = average(a, b, sum);
        if (alike >= MOST_ALIKE && (!best || alike > best.alike)) best = { a, b, alike };
      }
    if (!best) return [...members.values()];
    const { a, b } = best;
    for (const [other, sum] of sums.get(b)!) {
      sums.get(other)!.delete(b);
      if (other === a) continue;
      const both = (sums.get(a)!.get(other) ?? 0) + sum;
      sums.get(a)!.set(other, both);
      sums.get(other)!.set(a, both);
    }
    sums.delete(b);
    members.set(a, [...members.get(a)!, ...members.get(b)!]);
    members.delete(b);
  }
}

const centrality = (member: number, members: readonly number[], likeness: Likeness): number =>
  members.reduce((sum, other) => sum + (likeness[member]!.get(other) ?? 0), 0);
