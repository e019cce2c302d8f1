/**
 * How well it is heard what merchants tell though nobody asked, in messages by an author who saw no phrase (tests/language/data/told-facts.jsonl),
 * for either half: the share read right, read as another answer to the same question, not heard; and of messages that only look like it, those
 * taken for an answer to that question.
 *
 *   node --require ./tests/support/register-typescript.cjs tests/bench/language/told-facts.ts
 */
import { readClauses, readTold, tellingPart } from '../../../dialogs/read-told';
import { OTHER_OPTION } from '../../../src/knowledge/language-schema';
import type { Half } from './bench-reader';
import { createBenchReader, HALVES, readRows, share } from './bench-reader';

interface Row {
  readonly half: Half;
  readonly check: string;
  readonly option: string;
  readonly text: string;
}

const { knowledge, reader } = createBenchReader();
const rows = readRows<Row>('told-facts');

function toldIn(text: string) {
  const now = new Date();
  return readTold(reader, knowledge.checks, tellingPart(readClauses(reader, text, reader.understand(text, now), now)));
}

for (const half of HALVES) {
  const judged = rows
    .filter(row => row.half === half)
    .map(row => {
      const found = toldIn(row.text);
      return { ...row, found, said: found.find(({ questionId }) => questionId === row.check)?.optionId };
    });
  const telling = judged.filter(({ option }) => option !== OTHER_OPTION);
  const others = judged.filter(({ option }) => option === OTHER_OPTION);
  const count = (all: typeof judged, is: (row: (typeof judged)[number]) => boolean): string =>
    share(all.filter(is).length, all.length);
  console.log(
    `${half}: of ${telling.length} that tell, right ${count(telling, ({ said, option }) => said === option)}, ` +
      `another answer ${count(telling, ({ said, option }) => said !== undefined && said !== option)}, ` +
      `not heard ${count(telling, ({ said }) => said === undefined)}; ` +
      `of ${others.length} others taken ${count(others, ({ said }) => said !== undefined)}`,
  );
  if (process.env['SHOW'] === half)
    for (const { check, option, found, said, text } of judged)
      if (option === OTHER_OPTION ? said !== undefined : said !== option)
        console.log(
          `  ${check}/${option} <- ${found.map(each => `${each.questionId}/${each.optionId}`).join(' ')}: ${text}`,
        );
}
