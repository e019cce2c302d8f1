import { messageAnalyzeFor, obtainModels } from '../obtain-models';
import type { LanguageKnowledge, LanguageReader, ScoredIntent } from '../understanding';
import { clusterTexts } from './cluster-texts';

/** A merchant's message that the bot had no good answer to; redacted. */
export interface UnheardMessage {
  readonly conversationId: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly text: string;
  /** The wording key of what was answered instead. */
  readonly key: string;
}

/** Unheard messages that say much the same. */
export interface Gap {
  readonly messages: number;
  readonly conversations: number;
  /** ISO 8601 UTC, of the last one. */
  readonly lastAt: string;
  /** Different ones, the most typical first. */
  readonly texts: readonly string[];
  /** What was answered instead, by wording key. */
  readonly answered: Readonly<Record<string, number>>;
  /** What the most typical one is read as by today's knowledge. */
  readonly reading: ScoredIntent;
}

export interface FindGapsOptions {
  readonly knowledge: LanguageKnowledge;
  readonly reader: LanguageReader;
  readonly cacheDir: string;
}

/** The latest are looked at: grouping takes time that grows with the square of their number (3,000: some 10 s). */
export const MOST_UNHEARD = 3000;
const TEXTS = 6;

/** Groups what was not heard, what concerns most messages first. */
export function findGaps(
  unheard: readonly UnheardMessage[],
  { knowledge, reader, cacheDir }: FindGapsOptions,
): readonly Gap[] {
  const analyze = messageAnalyzeFor(knowledge, cacheDir);
  const { vocabulary } = obtainModels(knowledge, cacheDir).intents.model;
  const latest = [...unheard].sort((a, b) => b.at.localeCompare(a.at)).slice(0, MOST_UNHEARD);
  const now = new Date();
  return clusterTexts(latest, vocabulary, analyze).map(({ rows }) => {
    const answered: Record<string, number> = {};
    for (const { key } of rows) answered[key] = (answered[key] ?? 0) + 1;
    const { intent, confidence } = reader.understand(rows[0]!.text, now);
    return {
      messages: rows.length,
      conversations: new Set(rows.map(({ conversationId }) => conversationId)).size,
      lastAt: rows.reduce((last, { at }) => (at > last ? at : last), ''),
      texts: [...new Set(rows.map(({ text }) => text))].slice(0, TEXTS),
      answered,
      reading: { intent, confidence },
    };
  });
}
