/**
 * How well what merchants ask in the middle of a talk finds its answer (src language, dialogs/choose-questions.ts):
 * - each fourth phrase of every question left out in turn and looked for among the questions that may be asked at the same place;
 * - messages by authors who saw no phrase (tests/language/data/step-questions.jsonl), chosen as the dialogs choose, for either half: the share
 *   that gets an answer that fits, one that does not, none; and of messages that ask nothing or what nobody can answer, those answered;
 * - answers to the bot's own questions, which ask nothing.
 *
 *   node --require ./tests/support/register-typescript.cjs tests/bench/language/step-questions.ts
 */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chooseQuestions } from '../../../dialogs/choose-questions';
import { loadAppKnowledge } from '../../../src/app';
import { createLanguageReader } from '../../../src/language/create-language-reader';
import { toLanguageKnowledge } from '../../../src/knowledge/to-language-knowledge';

const FOLDS = 4;
const EVERY_REPLY = 7;

interface Row {
  readonly half: 'development' | 'sealed';
  readonly place: string;
  readonly text: string;
  readonly labels: readonly string[];
  readonly also: readonly string[];
}

const root = resolve(__dirname, '../../..');
const knowledge = loadAppKnowledge({
  knowledgeDir: join(root, 'knowledge'),
  wordingFile: join(root, 'dialogs/wording/zh-CN.yaml'),
});
const cacheDir = mkdtempSync(join(tmpdir(), 'poscare-bench-'));
const { stepQuestions } = knowledge;
const share = (part: number, whole: number): string => (part / Math.max(1, whole)).toFixed(3);

const scopeOf = (place: string | undefined): string[] =>
  stepQuestions.filter(({ at }) => at.length === 0 || (place !== undefined && at.includes(place))).map(({ id }) => id);
let phrases = 0;
let first = 0;
for (let fold = 0; fold < FOLDS; fold++) {
  const isHeld = (index: number): boolean => index % FOLDS === fold;
  const kept = stepQuestions.map(question => ({
    ...question,
    phrases: question.phrases.filter((_, index) => !isHeld(index)),
  }));
  const foldReader = createLanguageReader(toLanguageKnowledge({ ...knowledge, stepQuestions: kept }), { cacheDir });
  for (const { id, at, phrases: all } of stepQuestions)
    for (const text of all.filter((_, index) => isHeld(index))) {
      phrases += 1;
      if (
        foldReader.findQuestions(
          text,
          scopeOf(at[0]).map(id => ({ id, nearness: 0 })),
        )[0]?.id === id
      )
        first += 1;
    }
}
console.log(
  `questions ${stepQuestions.length}, phrases ${phrases}: their own question comes first ${share(first, phrases)}`,
);

const reader = createLanguageReader(toLanguageKnowledge(knowledge), { cacheDir });
/** What the dialogs would answer at the place, as they would with nothing else known of the talk. */
function answersAt(text: string, place: string): readonly string[] {
  const isApart = place === 'damage' || place === 'cured';
  return chooseQuestions(reader, stepQuestions, text, {
    places: place === 'damage' || place === 'money' ? [place, 'queue'] : [place],
    anyTime: !isApart,
    elsewhere: !isApart && place !== 'money',
    answersToo: false,
    inDoubt: place === 'money',
  }).map(({ entry }) => entry.id);
}

const rows = readFileSync(join(root, 'tests/language/data/step-questions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Row);
for (const half of ['development', 'sealed'] as const) {
  const judged = rows
    .filter(row => row.half === half)
    .map(({ text, place, labels, also }) => {
      const answers = answersAt(text, place);
      const fits = (id: string): boolean => labels.includes(id) || also.includes(id);
      return { labels, answers, fits: answers.some(fits), errs: answers.some(id => !fits(id)) };
    });
  const asking = judged.filter(({ labels }) => labels.length > 0);
  const others = judged.filter(({ labels }) => labels.length === 0);
  console.log(
    `${half}: of ${asking.length} that ask, one that fits ${share(asking.filter(({ fits }) => fits).length, asking.length)}, ` +
      `one that does not ${share(asking.filter(({ errs }) => errs).length, asking.length)}, ` +
      `none ${share(asking.filter(({ answers }) => answers.length === 0).length, asking.length)}; ` +
      `of ${others.length} others answered ${share(others.filter(({ answers }) => answers.length > 0).length, others.length)}`,
  );
}

const fixes = (knowledge.codes[0]?.fixes ?? []).filter(({ who }) => who === 'merchant').map(({ id }) => id);
const replies = knowledge.phrases
  .filter(({ question }) => question === 'fix' || knowledge.checks.some(({ id }) => id === question))
  .flatMap(({ question, phrases: options }) =>
    Object.entries(options)
      .filter(([option]) => option !== 'asks' && option !== 'other')
      .flatMap(([, byAuthor]) => Object.values(byAuthor).flat())
      .filter((_, index) => index % EVERY_REPLY === 0)
      .map((text, index) => ({ text, place: question === 'fix' ? (fixes[index % fixes.length] ?? '') : 'check' })),
  );
const taken = replies.filter(({ text, place }) => answersAt(text, place).length > 0);
console.log(`of ${replies.length} replies that ask nothing answered ${share(taken.length, replies.length)}`);
const started = performance.now();
createLanguageReader(toLanguageKnowledge(knowledge), { cacheDir });
console.log(`a reader from its cache, ms      ${Math.round(performance.now() - started)}`);
console.log(`resident memory, MB              ${Math.round(process.memoryUsage().rss / 2 ** 20)}`);
