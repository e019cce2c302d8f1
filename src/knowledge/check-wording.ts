import type { KnowledgeFault } from '../errors';
import { faultsOf } from './faults-of';
import type { KnowledgeFiles } from './load-knowledge';

/** Values that the dialogs fill in. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  'advice',
  'agent',
  'before',
  'cause',
  'code',
  'entry',
  'fix',
  'hint',
  'hours',
  'howTo',
  'meaning',
  'minutes',
  'n',
  'now',
  'resolution',
  'result',
  'steps',
  'summary',
  'text',
  'title',
  'why',
  'word',
]);

/** Characters that a field of a template takes: `thing` and `phrase` (Official Account docs, subscribe notice parameters). */
const MOST_NOTICE_CHARACTERS: Readonly<Record<string, number>> = {
  'notice.title': 20,
  'notice.text': 20,
  'notice.status': 5,
};

/** The wording: every key that the dialogs use, and no placeholder that nobody fills. */
export function checkWording({ wording, answers }: KnowledgeFiles, required: readonly string[]): KnowledgeFault[] {
  return [...(wording ? checkKeys(wording, required) : []), ...(answers ? checkAnswerTexts(answers) : [])];
}

function checkKeys(wording: NonNullable<KnowledgeFiles['wording']>, required: readonly string[]): KnowledgeFault[] {
  const missing = required.filter(key => !Object.hasOwn(wording.data, key));
  return [
    ...missing.map(key => ({
      file: wording.file,
      line: 1,
      path: key,
      problem: `the wording key ${key} is missing: the dialogs say it, add it`,
    })),
    ...Object.entries(wording.data).flatMap(([key, value]) =>
      unknownPlaceholders([value].flat().join(' '), PLACEHOLDERS).map(name =>
        faultsOf(wording)([key], `nobody fills {${name}}: use one of ${[...PLACEHOLDERS].join(', ')}`),
      ),
    ),
    ...Object.entries(MOST_NOTICE_CHARACTERS).flatMap(([key, most]) =>
      [wording.data[key] ?? []]
        .flat()
        .filter(text => [...text].length > most)
        .map(() => faultsOf(wording)([key], `WeChat takes at most ${most} characters here`)),
    ),
  ];
}

const checkAnswerTexts = (answers: NonNullable<KnowledgeFiles['answers']>): KnowledgeFault[] =>
  answers.data.answers.flatMap((answer, index) =>
    unknownPlaceholders(answer.text, new Set(['contacts'])).map(name =>
      faultsOf(answers)(['answers', index, 'text'], `nobody fills {${name}}; {contacts} is all there is`),
    ),
  );

const unknownPlaceholders = (text: string, known: ReadonlySet<string>): string[] =>
  [...text.matchAll(/\{([^{}]{0,40})\}/g)].map(([, name = '']) => name).filter(name => !known.has(name));
