import type { KnowledgeFault } from '../errors';
import { faultsOf } from './faults-of';
import type { KnowledgeFiles } from './load-knowledge';

/** Values that the dialogs fill in. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  'advice',
  'agent',
  'cause',
  'code',
  'hint',
  'hours',
  'howTo',
  'meaning',
  'minutes',
  'n',
  'resolution',
  'steps',
  'summary',
  'text',
  'title',
  'why',
]);

/** The wording: every key that the dialogs use, and no placeholder that nobody fills. */
export function checkWording({ wording, answers }: KnowledgeFiles, required: readonly string[]): KnowledgeFault[] {
  if (!wording) return [];
  const at = faultsOf(wording);
  const missing = required.filter(key => !(key in wording.data));
  return [
    ...missing.map(key => ({ file: wording.file, line: 1, path: key, problem: `the wording key ${key} is missing` })),
    ...Object.entries(wording.data).flatMap(([key, value]) =>
      unknownPlaceholders([value].flat().join(' '), PLACEHOLDERS).map(name => at([key], `nobody fills {${name}}`)),
    ),
    ...(answers?.data.answers.flatMap((answer, index) =>
      unknownPlaceholders(answer.text, new Set(['contacts'])).map(name =>
        faultsOf(answers)(['answers', index, 'text'], `nobody fills {${name}}; {contacts} is all there is`),
      ),
    ) ?? []),
  ];
}

const unknownPlaceholders = (text: string, known: ReadonlySet<string>): string[] =>
  [...text.matchAll(/\{([^{}]{0,40})\}/g)].map(([, name = '']) => name).filter(name => !known.has(name));
