import type { ScoredIntent } from '../understanding';

/** A message that nothing is learnt from, and what it means. */
export interface TaggedMessage {
  readonly text: string;
  readonly intent: string;
  readonly tags: readonly string[];
}

export interface TagFigures {
  /** Undefined for all messages together. */
  readonly tag?: string;
  readonly messages: number;
  readonly first: number;
  readonly inTwo: number;
}

/** How well messages are read, all together and by tag; the worst tag first. `read`: the likeliest first. */
export function reportOfMessages(
  messages: readonly TaggedMessage[],
  read: (text: string) => readonly ScoredIntent[],
): readonly TagFigures[] {
  const judged = messages.map(({ text, intent, tags }) => {
    const place = read(text).findIndex(one => one.intent === intent);
    return { tags, isFirst: place === 0, isInTwo: place === 0 || place === 1 };
  });
  const figures = (rows: typeof judged): Omit<TagFigures, 'tag'> => ({
    messages: rows.length,
    first: rows.filter(({ isFirst }) => isFirst).length / Math.max(1, rows.length),
    inTwo: rows.filter(({ isInTwo }) => isInTwo).length / Math.max(1, rows.length),
  });
  const tags = [...new Set(judged.flatMap(row => row.tags))];
  const byTag = tags.map(tag => ({ tag, ...figures(judged.filter(row => row.tags.includes(tag))) }));
  return [figures(judged), ...byTag.sort((a, b) => a.first - b.first)];
}
