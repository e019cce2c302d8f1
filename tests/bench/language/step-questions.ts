/**
 * How well a merchant's question about a step finds its answer: each fourth phrase of every question is left out in turn and looked for among
 * the questions that may be asked at the same place. Prints shares; `others that ask` are replies to the checks that ask something.
 *
 *   node --require ./tests/support/register-typescript.cjs tests/bench/language/step-questions.ts
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadAppKnowledge } from '../../../src/app';
import { toLanguageKnowledge } from '../../../src/knowledge/to-language-knowledge';
import { createLanguageReader } from '../../../src/language/create-language-reader';
import { isQuestion } from '../../../src/language/words/is-question';

const FOLDS = 4;
const SCORES = [0.2, 0.3, 0.4, 0.6];

const root = resolve(__dirname, '../../..');
const knowledge = loadAppKnowledge({
  knowledgeDir: join(root, 'knowledge'),
  wordingFile: join(root, 'dialogs/wording/zh-CN.yaml'),
});
const cacheDir = mkdtempSync(join(tmpdir(), 'poscare-bench-'));
const { stepQuestions } = knowledge;
const scopeOf = (place: string | undefined): string[] =>
  stepQuestions.filter(({ at }) => at.length === 0 || (place !== undefined && at.includes(place))).map(({ id }) => id);

const found: { asks: boolean; right: boolean; score: number }[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const isHeld = (index: number): boolean => index % FOLDS === fold;
  const kept = stepQuestions.map(question => ({
    ...question,
    phrases: question.phrases.filter((_, index) => !isHeld(index)),
  }));
  const reader = createLanguageReader(toLanguageKnowledge({ ...knowledge, stepQuestions: kept }), { cacheDir });
  for (const { id, at, phrases } of stepQuestions)
    for (const text of phrases.filter((_, index) => isHeld(index))) {
      const [best] = reader.findQuestions(text, scopeOf(at[0]));
      found.push({ asks: isQuestion(text), right: best?.id === id, score: best?.score ?? 0 });
    }
}
const reader = createLanguageReader(toLanguageKnowledge(knowledge), { cacheDir });
const others = knowledge.phrases
  .filter(({ question }) => knowledge.checks.some(({ id }) => id === question))
  .flatMap(({ question, phrases }) =>
    Object.values(phrases)
      .flatMap(byAuthor => Object.values(byAuthor).flat())
      .filter(isQuestion)
      .map(text => reader.findQuestions(text, scopeOf(question))[0]?.score ?? 0),
  );

const share = (part: number, whole: number): string => (part / Math.max(1, whole)).toFixed(3);
const asking = found.filter(({ asks }) => asks);
console.log(
  `questions ${stepQuestions.length}, phrases ${found.length}, of them ask in so many words ${asking.length}`,
);
console.log(`their own question comes first   ${share(found.filter(({ right }) => right).length, found.length)}`);
for (const least of SCORES) {
  const taken = asking.filter(({ score }) => score >= least);
  const right = taken.filter(entry => entry.right);
  console.log(
    `score ${least}: taken ${share(taken.length, asking.length)}, of them right ${share(right.length, taken.length)}, ` +
      `of ${others.length} others that ask ${share(others.filter(score => score >= least).length, others.length)}`,
  );
}
const started = performance.now();
createLanguageReader(toLanguageKnowledge(knowledge), { cacheDir });
console.log(`a reader from its cache, ms      ${Math.round(performance.now() - started)}`);
console.log(`resident memory, MB              ${Math.round(process.memoryUsage().rss / 2 ** 20)}`);
