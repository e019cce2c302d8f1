/**
 * How replies to a proposed step, messages while waiting for a person, and moods are read, in messages by an author who saw no phrase
 * (tests/language/data/replies.jsonl), for either half: of each option the share read right, and read as another option.
 *
 *   node --require ./tests/support/register-typescript.cjs tests/bench/language/replies.ts
 */
import { OTHER_OPTION } from '../../../src/knowledge/language-schema';
import type { Half } from './bench-reader';
import { createBenchReader, HALVES, readRows, share } from './bench-reader';

interface Row {
  readonly half: Half;
  readonly question: 'fix' | 'queue' | 'any';
  readonly option: string;
  readonly text: string;
}

const { learnt, reader } = createBenchReader();
const now = new Date();
const rows = readRows<Row>('replies');

function optionOf({ question, text }: Row): string {
  if (question === 'any') return reader.findAnswers(text, ['any'], 'likely')[0]?.optionId ?? OTHER_OPTION;
  const options = learnt.questions.find(({ id }) => id === question)?.options ?? [];
  const reading = reader.interpret(
    {
      id: question,
      text: '',
      options: options.filter(({ id }) => id !== OTHER_OPTION).map(({ id }) => ({ id, label: id })),
    },
    text,
    now,
  );
  return reading.kind === 'option' && reading.confidence >= 0.5 ? reading.optionId : OTHER_OPTION;
}

for (const half of HALVES) {
  const judged = rows.filter(row => row.half === half).map(row => ({ ...row, said: optionOf(row) }));
  for (const name of [...new Set(judged.map(({ question, option }) => `${question}/${option}`))].sort()) {
    const own = judged.filter(({ question, option }) => `${question}/${option}` === name);
    const right = own.filter(({ option, said }) => said === option).length;
    const wrong = own.filter(({ option, said }) => said !== option && said !== OTHER_OPTION).length;
    console.log(
      `${half} ${name.padEnd(20)} of ${own.length} right ${share(right, own.length)}, another ${share(wrong, own.length)}`,
    );
    if (process.env['SHOW'] === half)
      for (const { option, said, text } of own) if (said !== option) console.log(`   <- ${said}: ${text}`);
  }
}
