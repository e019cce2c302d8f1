import { createLanguageReader } from '../../../src/language/create-language-reader';
import type { AnswerQuestion, AnswerReading, LearnedQuestion } from '../../../src/language/understanding';
import { loadKnowledge } from '../../../src/knowledge/load-knowledge';
import type { CheckEntry } from '../../../src/knowledge/schema';
import { toLanguageKnowledge } from '../../../src/knowledge/to-language-knowledge';
import { join } from 'node:path';
import { languageCacheDir } from '../../support/language-knowledge';

/**
 * How replies of an author are read who wrote none of the replies that were learnt: each author of knowledge/phrases/ left out in turn.
 * Run: node --require ./tests/support/register-typescript.cjs tests/bench/language/interpret.ts [--errors]
 */
const root = join(__dirname, '../../..');
const now = new Date('2026-11-23T10:00:00+08:00');
const showErrors = process.argv.includes('--errors');
const knowledge = loadKnowledge({
  dir: join(root, 'knowledge'),
  wordingFile: join(root, 'dialogs/wording/zh-CN.yaml'),
});
const authors = [
  ...new Set(knowledge.phrases.flatMap(file => Object.values(file.phrases).flatMap(byAuthor => Object.keys(byAuthor)))),
].sort();

interface Reply {
  readonly question: string;
  readonly option: string;
  readonly text: string;
}

const tallies = new Map<string, { all: number; right: number }>();
function tally(name: string, isRight: boolean, describe: () => string): void {
  const count = tallies.get(name) ?? { all: 0, right: 0 };
  tallies.set(name, { all: count.all + 1, right: count.right + (isRight ? 1 : 0) });
  if (!isRight && showErrors) console.log(`  ${name}: ${describe()}`);
}

const describe = (reading: AnswerReading): string =>
  reading.kind === 'option' ? reading.optionId : reading.kind === 'act' ? reading.act : reading.kind;

function questionOf({ id, options }: LearnedQuestion, checks: readonly CheckEntry[]): AnswerQuestion {
  const check = checks.find(entry => entry.id === id);
  return check
    ? { id, text: check.text, options: check.options }
    : {
        id,
        text: '',
        options: options.filter(option => option.id !== 'other').map(option => ({ id: option.id, label: option.id })),
      };
}

let found = 0;
let foundRight = 0;
let messages = 0;
for (const author of authors) {
  const without = {
    ...knowledge,
    phrases: knowledge.phrases.map(file => ({
      ...file,
      phrases: Object.fromEntries(
        Object.entries(file.phrases).map(([option, byAuthor]) => [
          option,
          Object.fromEntries(Object.entries(byAuthor).filter(([name]) => name !== author)),
        ]),
      ),
    })),
  };
  const learnt = toLanguageKnowledge(without);
  const reader = createLanguageReader(learnt, { cacheDir: languageCacheDir });
  const replies: readonly Reply[] = knowledge.phrases.flatMap(file =>
    Object.entries(file.phrases).flatMap(([option, byAuthor]) =>
      // Of an option that one author alone wrote for nothing is learnt without that author.
      (Object.keys(byAuthor).length > 1 ? (byAuthor[author] ?? []) : []).map(text => ({
        question: file.question,
        option,
        text,
      })),
    ),
  );
  for (const { question: id, option, text } of replies) {
    const question = questionOf(
      learnt.questions.find(one => one.id === id)!,
      knowledge.checks,
    );
    const reading = reader.interpret(question, text, now);
    const say = (): string => `${id}/${option} <- ${text} => ${describe(reading)} ${reading.confidence.toFixed(2)}`;
    const isCheck = knowledge.checks.some(check => check.id === id);
    const accepted = reading.kind === 'option' && reading.confidence >= 0.5;
    if (option === 'other') tally('answers nothing: no option taken', !accepted, say);
    else {
      const name = isCheck ? 'option of a check' : `${id}/${option}`;
      const unsure = option === 'could-not' || option === 'cancel';
      tally(name, accepted && reading.optionId === option, say);
      if (isCheck && accepted) tally('of options taken, right', reading.optionId === option, say);
      if (isCheck && unsure) tally('act', reading.kind === 'act', say);
    }
    if (!isCheck) continue;
    const others = knowledge.checks.map(check => check.id).filter(other => other !== id);
    const volunteered = reader.findAnswers(text, others);
    messages += 1;
    found += volunteered.length;
    if (showErrors)
      for (const one of volunteered)
        console.log(
          `  volunteered: ${id}/${option} ${text} => ${one.questionId}/${one.optionId} ${one.confidence.toFixed(2)}`,
        );
    const own = reader.findAnswers(text, [id])[0];
    if (option !== 'other' && own) {
      tally('found unasked: right', own.optionId === option, () => `${id}/${option} <- ${text} => ${own.optionId}`);
      foundRight += 1;
    }
  }
}
for (const [name, { all, right }] of [...tallies].sort())
  console.log(`${name.padEnd(40)}${(right / all).toFixed(3)} of ${all}`);
console.log(`answers to other questions found in ${messages} replies: ${found}`);
console.log(`replies whose own answer is found unasked: ${foundRight}`);
