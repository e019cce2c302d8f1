/**
 * How well intents are read in messages by authors who wrote no phrase (tests/language/data/messages.jsonl), for either half: the share whose
 * intent comes first, or first or second; of the dangers those read as the same one; of what is about something else that read as nothing of ours;
 * then the share that comes first by tag.
 *
 *   node --require ./tests/support/register-typescript.cjs tests/bench/language/messages.ts
 */
import type { Half } from './bench-reader';
import { createBenchReader, HALVES, readRows, share } from './bench-reader';

interface Row {
  readonly half: Half;
  readonly intent: string;
  readonly tags: readonly string[];
  readonly text: string;
}

const { reader } = createBenchReader();
const now = new Date();
const judged = readRows<Row>('messages').map(row => {
  const { intent, alternatives } = reader.understand(row.text, now);
  return { ...row, isFirst: intent === row.intent, inTwo: [intent, alternatives[0]?.intent].includes(row.intent) };
});

type Judged = (typeof judged)[number];
const first = (rows: readonly Judged[]): string => share(rows.filter(({ isFirst }) => isFirst).length, rows.length);

for (const half of HALVES) {
  const rows = judged.filter(row => row.half === half);
  const dangers = rows.filter(({ intent }) => intent.startsWith('safety.'));
  const strangers = rows.filter(({ intent }) => intent === 'none');
  console.log(
    `${half}: of ${rows.length} first ${first(rows)}, in two ${share(rows.filter(({ inTwo }) => inTwo).length, rows.length)}; ` +
      `of ${dangers.length} dangers first ${first(dangers)}; of ${strangers.length} about something else ${first(strangers)}`,
  );
  for (const tag of [...new Set(rows.flatMap(({ tags }) => tags))].sort()) {
    const tagged = rows.filter(({ tags }) => tags.includes(tag));
    console.log(`  ${tag.padEnd(12)} ${first(tagged)} of ${tagged.length}`);
  }
}
