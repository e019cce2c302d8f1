/**
 * How well what merchants ask in the middle of a talk finds its answer (src language, dialogs/choose-questions.ts):
 * - each fourth phrase of every question left out in turn and looked for among the questions that may be asked at the same place;
 * - messages by authors who saw neither answers nor phrases (tests/language/data/open-questions.jsonl), chosen as the dialogs choose, for either
 *   half: of those that ask what has an answer, the share that gets one that fits, one that does not, one that fits or a button for it; and of
 *   those that ask nothing, and what nobody wrote an answer to, those answered;
 * - answers to the bot's own questions, which ask nothing.
 *
 *   node --require ./tests/support/register-typescript.cjs tests/bench/language/step-questions.ts
 */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chooseQuestions, guessQuestions } from '../../../dialogs/choose-questions';
import { loadAppKnowledge } from '../../../src/app';
import { createLanguageReader } from '../../../src/language/create-language-reader';
import { toLanguageKnowledge } from '../../../src/knowledge/to-language-knowledge';

const FOLDS = 4;
const EVERY_REPLY = 7;

interface Row {
  readonly half: 'development' | 'sealed';
  readonly place: string;
  readonly text: string;
  /** The answers that would do, for each thing that is asked. */
  readonly asks: readonly (readonly string[])[];
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
/** What the dialogs would answer at the place, and offer where they are not sure, with nothing else known of the talk. */
function read(
  text: string,
  place: string,
): { readonly answers: readonly string[]; readonly offers: readonly string[] } {
  const isDamaged = place === 'damage';
  const isMoney = ['money', 'money-twice', 'money-gone'].includes(place);
  const asking = {
    places: isMoney ? ['money', 'queue'] : isDamaged ? ['damage', 'queue'] : [place],
    anyTime: !isDamaged,
    elsewhere: !isDamaged && !isMoney,
    answersToo: false,
    inDoubt: isMoney,
  };
  const answers = chooseQuestions(reader, stepQuestions, text, asking).map(({ entry }) => entry.id);
  const offers = guessQuestions(reader, stepQuestions, text, asking).questions.map(({ id }) => id);
  return { answers, offers: answers.length > 0 ? [] : offers };
}

// Who writes first has no case, and no step to ask about; what an intent answers is not looked for here.
const isIntent = (id: string): boolean => /^(?:ask|request)\./.test(id);
const rows = readFileSync(join(root, 'tests/language/data/open-questions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Row)
  .filter(
    ({ place, asks }) =>
      place !== 'start' && !(asks.length > 0 && asks.flat().length > 0 && asks.flat().every(isIntent)),
  );
for (const half of ['development', 'sealed'] as const) {
  const judged = rows
    .filter(row => row.half === half)
    .map(({ text, place, asks }) => {
      const { answers, offers } = read(text, place);
      const fits = (id: string): boolean => asks.flat().includes(id);
      const isRight = answers.some(fits);
      return {
        asks,
        answers,
        isRight,
        isWrong: answers.some(id => !fits(id)),
        isOffered: isRight || offers.some(fits),
        isOfferedInVain: !isRight && offers.length > 0 && !offers.some(fits),
      };
    });
  const known = judged.filter(({ asks }) => asks.some(ids => ids.length > 0));
  const unknown = judged.filter(({ asks }) => asks.length > 0 && asks.every(ids => ids.length === 0));
  const telling = judged.filter(({ asks }) => asks.length === 0);
  const part = (of: typeof judged, test: (row: (typeof judged)[number]) => boolean): string =>
    share(of.filter(test).length, of.length);
  console.log(
    `${half}: ${known.length + unknown.length} ask, ${known.length} of them what has an answer; of these right ${part(known, row => row.isRight)}, ` +
      `wrong ${part(known, row => row.isWrong)}, right or to be tapped ${part(known, row => row.isOffered)}, ` +
      `only others to be tapped ${part(known, row => row.isOfferedInVain)}; ` +
      `of ${telling.length} that ask nothing answered ${part(telling, row => row.answers.length > 0)}`,
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
const taken = replies.filter(({ text, place }) => read(text, place).answers.length > 0);
console.log(`of ${replies.length} replies that ask nothing answered ${share(taken.length, replies.length)}`);
const started = performance.now();
createLanguageReader(toLanguageKnowledge(knowledge), { cacheDir });
console.log(`a reader from its cache, ms      ${Math.round(performance.now() - started)}`);
console.log(`resident memory, MB              ${Math.round(process.memoryUsage().rss / 2 ** 20)}`);
