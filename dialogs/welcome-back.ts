import { createVocabulary } from '../src/incident/vocabulary';
import { shorten } from '../src/incident/plain-text';
import { openCase } from './case';
import { MONEY_CHECK } from './due-safety-check';
import { tellsSomething } from './note-facts';
import type { Talk } from './talk';

/** After this silence a returning merchant gets a line that says where things stood. */
const RESUME_AFTER_MS = 8 * 60 * 60 * 1000;
const LONGEST_TITLE = 24;
/** The latest; all of it stands further up. */
const MOST_TOLD = 3;

/** Says to who comes back after hours or days what was found out, what was tried and which step stood open; the question itself follows. */
export function welcomeBack(talk: Talk): void {
  const { seenAt } = talk.memory;
  const awayMs = seenAt ? talk.input.now.getTime() - new Date(seenAt).getTime() : 0;
  if (awayMs < RESUME_AFTER_MS || !talk.incident || talk.owner !== 'bot' || talk.reading.kind === 'event') return;
  talk.isBack = true;
  const title = shorten(openCase(talk).firstWords, LONGEST_TITLE);
  talk.begin('resume.days', { title, summary: [found(talk), tried(talk), stoodAt(talk)].join('') });
}

function found(talk: Talk): string {
  const words = createVocabulary(talk.knowledge);
  const heard = openCase(talk)
    .observations.filter(({ check, answer }) => check !== MONEY_CHECK && tellsSomething(answer))
    .slice(-MOST_TOLD)
    .map(({ check, answer }) => words.answerHeard(check, answer));
  return heard.length === 0 ? '' : talk.text('resume.found', { text: heard.join('、') });
}

function tried(talk: Talk): string {
  const words = createVocabulary(talk.knowledge);
  const failed = openCase(talk)
    .attempts.filter(({ result }) => result === 'not-fixed')
    .slice(-MOST_TOLD)
    .map(({ fix }) => words.fixLabel(fix));
  return failed.length === 0 ? '' : talk.text('resume.tried', { text: failed.join('、') });
}

function stoodAt(talk: Talk): string {
  const { pending, knowledge } = talk;
  if (pending?.kind !== 'fix') return '';
  return talk.text('resume.at', { fix: createVocabulary(knowledge).fixLabel(pending.id) });
}
