/**
 * How replies to a proposed step, messages while waiting for a person, and moods are read, in messages by an author who saw no phrase
 * (tests/language/data/replies.jsonl), for either half: of each option the share read right, and read as another option.
 *
 *   node --require ./tests/support/register-typescript.cjs tests/bench/language/replies.ts
 */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadAppKnowledge } from '../../../src/app';
import { createLanguageReader } from '../../../src/language/create-language-reader';
import { OTHER_OPTION } from '../../../src/knowledge/language-schema';
import { toLanguageKnowledge } from '../../../src/knowledge/to-language-knowledge';

interface Row {
  readonly half: 'development' | 'sealed';
  readonly question: 'fix' | 'queue' | 'any';
  readonly option: string;
  readonly text: string;
}

const root = resolve(__dirname, '../../..');
const knowledge = loadAppKnowledge({
  knowledgeDir: join(root, 'knowledge'),
  wordingFile: join(root, 'dialogs/wording/zh-CN.yaml'),
});
const learnt = toLanguageKnowledge(knowledge);
const reader = createLanguageReader(learnt, { cacheDir: mkdtempSync(join(tmpdir(), 'poscare-bench-')) });
const now = new Date();
const rows = readFileSync(join(root, 'tests/language/data/replies.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Row);

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

const share = (part: number, whole: number): string => (part / Math.max(1, whole)).toFixed(3);
for (const half of ['development', 'sealed'] as const) {
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
