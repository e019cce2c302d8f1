/**
 * Writes what the second reader is trained on (src/language/encoder/train.py), a JSON object a line, every text in the form the readers see:
 * phrases with their intent, ways to ask a known question, and replies to a question with its options.
 *
 *   node --require ./tests/support/register-typescript.cjs tests/bench/language/encoder-data.ts written-replies.jsonl… > data.jsonl
 *
 * Each argument is a file of replies written to invented questions: {question, options, text, answer}.
 */
import { readFileSync } from 'node:fs';
import { analyzeFor } from '../../../src/language/obtain-models';
import { createBenchReader } from './bench-reader';

interface WrittenReply {
  readonly question: string;
  readonly options: readonly string[];
  readonly text: string;
  readonly answer: string;
}

/** What is asked after a step, as the bot asks it, with the options as its buttons say them. */
const STEP_QUESTION = '做完以后，机器正常了吗？';
const STEP_OPTIONS: Readonly<Record<string, string>> = {
  'act.fixed': '好了',
  'act.not-fixed': '还是不行',
  'act.could-not': '做不了',
  progress: '正在做',
};

const { knowledge, learnt, cacheDir } = createBenchReader();
const analyze = analyzeFor(learnt, cacheDir);
const formOf = (text: string): string => analyze(text).canonical;
const write = (row: object): void => console.log(JSON.stringify(row));

for (const { id, phrases } of learnt.intents)
  for (const { text } of phrases) write({ task: 'intent', label: id, text: formOf(text) });
for (const { id, phrases } of learnt.answered)
  for (const text of phrases) write({ task: 'question', label: id, text: formOf(text) });

function writeReply(question: string, options: readonly string[], text: string, answer: string): void {
  write({ task: 'reply', question: formOf(question), options: options.map(formOf), text: formOf(text), answer });
}

/** A reply that stands at a question without answering it may say another thing or a thing that no option has. */
const answerOf = (options: readonly string[], answer: string): string => {
  const at = options.indexOf(answer);
  return at >= 0 ? String(at) : answer.startsWith('digression:') ? 'digression' : answer;
};
for (const { id, options: byId } of learnt.questions) {
  const check = knowledge.checks.find(check => check.id === id);
  const labels = check
    ? new Map(check.options.map(({ id, label }) => [id, label]))
    : id === 'fix'
      ? new Map(Object.entries(STEP_OPTIONS))
      : undefined;
  if (!labels) continue;
  const options = [...labels.values()];
  for (const { id: option, phrases } of byId)
    for (const text of phrases) {
      const label = labels.get(option);
      writeReply(check?.text ?? STEP_QUESTION, options, text, label === undefined ? 'nothing' : answerOf(options, label));
    }
}
for (const file of process.argv.slice(2))
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const { question, options, text, answer } = JSON.parse(line) as WrittenReply;
    writeReply(question, options, text, answerOf(options, answer));
  }
