/**
 * What the dialogs hear in messages that authors wrote who saw neither phrases nor answers (tests/language/data/open-questions.jsonl), for
 * either half:
 * - at a step, whether it says that the terminal works again: heard of those that say so, and wrongly heard of those that do not;
 * - facts told beside everything else: heard of those labelled, and the share of what was heard that is labelled (a lower bound: the labels
 *   leave out what is only implied).
 *
 *   node --require ./tests/support/register-typescript.cjs tests/bench/language/open-messages.ts
 */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createPhrasing } from '../../../dialogs/phrasing';
import { readMessage } from '../../../dialogs/read-message';
import { saysFixed } from '../../../dialogs/says-fixed';
import type { Talk } from '../../../dialogs/talk';
import { loadAppKnowledge } from '../../../src/app';
import { createLanguageReader } from '../../../src/language/create-language-reader';
import { toLanguageKnowledge } from '../../../src/knowledge/to-language-knowledge';
import type { BotInput } from '../../../src/turn/messages';

interface Row {
  readonly half: 'development' | 'sealed';
  readonly place: string;
  readonly text: string;
  readonly outcome?: string;
  readonly told?: readonly string[];
}

const root = resolve(__dirname, '../../..');
const knowledge = loadAppKnowledge({
  knowledgeDir: join(root, 'knowledge'),
  wordingFile: join(root, 'dialogs/wording/zh-CN.yaml'),
});
const reader = createLanguageReader(toLanguageKnowledge(knowledge), {
  cacheDir: mkdtempSync(join(tmpdir(), 'poscare-bench-')),
});
const phrasing = createPhrasing(knowledge.wording);
const fixes = new Set(knowledge.codes.flatMap(file => file.fixes.map(({ id }) => id)));
const checks = new Set(knowledge.checks.map(({ id }) => id));
const rows = readFileSync(join(root, 'tests/language/data/open-questions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Row);
const share = (part: number, whole: number): string => (part / Math.max(1, whole)).toFixed(2);

/** As much of a turn as reading a message needs. */
function read({ text, place }: Row) {
  const pending = fixes.has(place)
    ? ({ kind: 'fix', id: place } as const)
    : checks.has(place)
      ? ({ kind: 'check', id: place } as const)
      : undefined;
  const input = {
    message: { content: { kind: 'text', text } },
    found: [],
    now: new Date(),
    transcript: [],
    conversation: { owner: 'bot' },
    recentlyClosed: [],
  } as unknown as BotInput;
  return readMessage({ input, reader, knowledge, phrasing, ...(pending && { pending }) });
}

for (const half of ['development', 'sealed'] as const) {
  const cures = { heard: 0, missed: 0, wrong: 0, others: 0 };
  const facts = { right: 0, other: 0, missed: 0 };
  for (const row of rows.filter(candidate => candidate.half === half)) {
    const reading = read(row);
    const heard = new Set(
      [...reading.evidence, ...reading.volunteered].map(told => `${told.questionId}/${told.optionId}`),
    );
    const labelled = new Set(row.told ?? []);
    for (const fact of heard) facts[labelled.has(fact) ? 'right' : 'other'] += 1;
    for (const fact of labelled) if (!heard.has(fact)) facts.missed += 1;
    if (!fixes.has(row.place)) continue;
    const isFixed = saysFixed({ reading, tools: { reader }, owner: 'bot' } as unknown as Talk);
    if (row.outcome === 'fixed') cures[isFixed ? 'heard' : 'missed'] += 1;
    else cures[isFixed ? 'wrong' : 'others'] += 1;
  }
  console.log(
    `${half}: of ${cures.heard + cures.missed} cures heard ${share(cures.heard, cures.heard + cures.missed)}; ` +
      `of ${cures.wrong + cures.others} others taken for one ${share(cures.wrong, cures.wrong + cures.others)}; ` +
      `of ${facts.right + facts.missed} facts heard ${share(facts.right, facts.right + facts.missed)}, ` +
      `of ${facts.right + facts.other} heard labelled ${share(facts.right, facts.right + facts.other)}`,
  );
}
