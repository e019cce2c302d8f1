import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createLanguageReader } from '../../../src/language/create-language-reader';
import type { AnswerQuestion, AnswerReading } from '../../../src/language/understanding';
import { languageCacheDir, readLanguageKnowledge } from '../../support/language-knowledge';

/**
 * How answers are read against options whose phrase they are not: each phrase of knowledge/checks.yaml, taken out of its option,
 * and again with labels alone; then acts and digressions of authors who are left out of training.
 * Run: node --require ./tests/support/register-typescript.cjs tests/bench/language/interpret.ts [--errors]
 */
const LEFT_OUT = ['contrasts', 'north-traders', 'south-shopkeepers-talk', 'short-messages', 'young-cashiers-talk'];
const now = new Date('2026-11-23T10:00:00+08:00');

interface ChecksYaml {
  readonly checks: readonly {
    readonly text: string;
    readonly options: readonly { readonly id: string; readonly label: string; readonly phrases: readonly string[] }[];
  }[];
}

const { checks } = parse(readFileSync(join(__dirname, '../../../knowledge/checks.yaml'), 'utf8')) as ChecksYaml;
const knowledge = readLanguageKnowledge();
const trainedOn = knowledge.intents.map(({ id, phrases }) => ({
  id,
  phrases: phrases.filter(({ author }) => !LEFT_OUT.includes(author)),
}));
const reader = createLanguageReader(
  { ...knowledge, hash: `${knowledge.hash} without ${LEFT_OUT.join()}`, intents: trainedOn },
  { cacheDir: languageCacheDir },
);
const showErrors = process.argv.includes('--errors');

function describe(reading: AnswerReading): string {
  if (reading.kind === 'option') return reading.optionId;
  if (reading.kind === 'act') return reading.act;
  return reading.kind === 'digression' ? `digression:${reading.intent}` : 'other';
}

function tally(
  name: string,
  cases: readonly {
    readonly question: AnswerQuestion;
    readonly text: string;
    readonly right: (read: string) => boolean;
  }[],
): void {
  let right = 0;
  const started = performance.now();
  for (const { question, text, right: isRight } of cases) {
    const reading = reader.interpret(question, text, now);
    if (isRight(describe(reading))) right++;
    else if (showErrors)
      console.log(`  ${question.text} <- ${text} => ${describe(reading)} ${reading.confidence.toFixed(2)}`);
  }
  const ms = (performance.now() - started) / cases.length;
  console.log(`${name.padEnd(40)}${(right / cases.length).toFixed(3)} of ${cases.length}, ${ms.toFixed(2)} ms each`);
}

const questions: readonly AnswerQuestion[] = checks;
const answers = checks.flatMap(check =>
  check.options.flatMap(option => option.phrases.map(text => ({ check, option, text }))),
);
tally(
  'option, its phrase left out',
  answers.map(({ check, option, text }) => ({
    question: {
      text: check.text,
      options: check.options.map(one => ({ ...one, phrases: one.phrases.filter(phrase => phrase !== text) })),
    },
    text,
    right: read => read === option.id,
  })),
);
tally(
  'option, labels alone',
  answers.map(({ check, option, text }) => ({
    question: { text: check.text, options: check.options.map(({ id, label }) => ({ id, label })) },
    text,
    right: read => read === option.id,
  })),
);
const held = (test: RegExp) =>
  knowledge.intents
    .filter(({ id }) => test.test(id))
    .flatMap(({ id, phrases }) =>
      phrases.filter(({ author }) => LEFT_OUT.includes(author)).map(({ text }) => ({ id, text })),
    );
const against = (test: RegExp, right: (id: string, read: string, question: AnswerQuestion) => boolean) =>
  held(test).map(({ id, text }, i) => {
    const question = questions[i % questions.length]!;
    return { question, text, right: (read: string) => right(id, read, question) };
  });
const isUnsureOption = (question: AnswerQuestion, read: string): boolean =>
  /不确定|看不出/.test(question.options.find(({ id }) => id === read)?.label ?? '');
for (const act of ['act.unsure', 'act.skip', 'act.wait', 'act.back', 'act.repeat', 'request.human']) {
  tally(
    act,
    against(
      new RegExp(`^${act.replace('.', '\\.')}$`),
      (id, read, question) => read === id || (id === 'act.unsure' && isUnsureOption(question, read)),
    ),
  );
}
tally(
  'digression: safety.*',
  against(/^safety\./, (_, read) => read.startsWith('digression:safety.')),
);
tally(
  'digression: ask.*',
  against(/^ask\./, (id, read) => read === `digression:${id}`),
);
tally(
  'none is no option',
  against(/^none$/, (_, read) => read === 'other'),
);
