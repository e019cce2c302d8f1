/**
 * How well `interpret` reads replies by authors who wrote none that is learnt (tests/language/data/answers.jsonl), for either half: to questions of
 * the knowledge, and to questions whose options it does not have. Right is the option meant, the act, `other`, or that the reply says another thing.
 *
 *   node --require ./tests/support/register-typescript.cjs tests/bench/language/answers.ts [--errors]
 */
import type { AnswerQuestion, AnswerReading } from '../../../src/language/understanding';
import type { Half } from './bench-reader';
import { createBenchReader, HALVES, readRows, share } from './bench-reader';

interface Row {
  readonly half: Half;
  /** The question is one of the knowledge's. */
  readonly seen: boolean;
  readonly question: string;
  readonly options: readonly string[];
  readonly text: string;
  /** An option's label, an `act.*`, `request.human`, `digression:<intent>`, or `other`. */
  readonly answer: string;
  readonly tags: readonly string[];
}

const showErrors = process.argv.includes('--errors');
const { reader, knowledge } = createBenchReader();
const now = new Date();

function questionOf({ question, options, seen }: Row): AnswerQuestion {
  const check = seen ? knowledge.checks.find(({ text }) => text === question) : undefined;
  if (check) return { id: check.id, text: check.text, options: check.options };
  return { text: question, options: options.map(label => ({ id: label, label })) };
}

/** What was read, in the words of the data. */
function describe(reading: AnswerReading, { options }: AnswerQuestion): string {
  if (reading.kind === 'option') return options.find(({ id }) => id === reading.optionId)?.label ?? reading.optionId;
  if (reading.kind === 'act') return reading.act;
  return reading.kind === 'digression' ? `digression:${reading.intent}` : 'other';
}

const kindOf = ({ answer, options }: Row): string =>
  options.includes(answer) ? 'option' : answer.startsWith('digression:') ? 'digression' : answer;

const judged = readRows<Row>('answers').map(row => {
  const question = questionOf(row);
  const got = describe(reader.interpret(question, row.text, now), question);
  const kind = kindOf(row);
  const isRight = kind === 'digression' ? got.startsWith('digression:') : got === row.answer;
  if (showErrors && !isRight && row.half === 'development')
    console.log(`  ${row.question} [${row.options.join('/')}] ${row.text}: ${row.answer}, read ${got}`);
  return { ...row, kind, isRight, isMissed: got === 'other' };
});

type Judged = (typeof judged)[number];
const right = (rows: readonly Judged[]): string =>
  `${share(rows.filter(({ isRight }) => isRight).length, rows.length)} of ${rows.length}`;

for (const half of HALVES) {
  for (const seen of [true, false]) {
    const rows = judged.filter(row => row.half === half && row.seen === seen);
    const wrong = rows.filter(({ isRight, isMissed }) => !isRight && !isMissed).length;
    console.log(
      `${half}, ${seen ? 'questions of the knowledge' : 'other questions'}: right ${right(rows)}, taken for another ${share(wrong, rows.length)}`,
    );
    for (const kind of [...new Set(rows.map(row => row.kind))].sort())
      console.log(`  ${kind.padEnd(14)} ${right(rows.filter(row => row.kind === kind))}`);
  }
}
