import { wordingKeys } from '../app';
import type { KnowledgeFault } from '../errors';
import type { Knowledge } from '../knowledge/knowledge';
import { pathText } from '../knowledge/path-text';
import type { Story } from './story';
import type { StoryLine } from './story-schema';

type Path = readonly PropertyKey[];
type Name = readonly [path: Path, kind: 'cause' | 'check and answer' | 'fix' | 'wording key', name: string];

/** What stories name that the knowledge does not have: a misspelt `notKeys` would never fail. */
export function checkStories(stories: readonly Story[], knowledge: Knowledge): readonly KnowledgeFault[] {
  const left = ['unsure', 'skipped'].map(id => ({ id }));
  const known: Readonly<Record<Name[1], ReadonlySet<string>>> = {
    cause: new Set(['other', ...knowledge.codes.flatMap(({ causes }) => causes.map(({ id }) => id))]),
    'check and answer': new Set(
      knowledge.checks.flatMap(({ id, options }) => [...options, ...left].map(option => `${id}=${option.id}`)),
    ),
    fix: new Set(knowledge.codes.flatMap(({ fixes }) => fixes.map(({ id }) => id))),
    'wording key': new Set(wordingKeys),
  };
  return stories.flatMap(story =>
    namesIn(story)
      .filter(([, kind, name]) => !known[kind].has(name))
      .map(([path, kind, name]) => ({
        file: story.file,
        line: story.lineOf(path),
        path: pathText(path),
        problem: `${name} is no ${kind} that the knowledge has: correct its spelling`,
      })),
  );
}

const namesIn = ({ about, talk }: Story): readonly Name[] => [
  ...one(['about'], 'cause', about),
  ...talk.flatMap((line, index) => namesInLine(['talk', index], line)),
];

function namesInLine(at: Path, { agentCloses, expect = {} }: StoryLine): readonly Name[] {
  const { keys, notKeys, incident = {} } = expect;
  const below = (...path: Path): Path => [...at, 'expect', ...path];
  const { seen, notSeen, tried, notTried, likely, resolution } = incident;
  return [
    ...one([...at, 'agentCloses', 'cause'], 'cause', agentCloses?.cause),
    ...each(below('keys'), 'wording key', keys),
    ...each(below('notKeys'), 'wording key', notKeys),
    ...each(below('incident', 'seen'), 'check and answer', seen),
    ...each(below('incident', 'notSeen'), 'check and answer', notSeen),
    ...Object.keys(tried ?? {}).map(fix => [below('incident', 'tried', fix), 'fix', fix] as const),
    ...each(below('incident', 'notTried'), 'fix', notTried),
    ...one(below('incident', 'likely'), 'cause', likely),
    ...one(below('incident', 'resolution', 'fix'), 'fix', resolution?.fix),
    ...one(below('incident', 'resolution', 'cause'), 'cause', resolution?.cause),
  ];
}

const one = (path: Path, kind: Name[1], name: string | undefined): readonly Name[] =>
  name === undefined ? [] : [[path, kind, name]];

const each = (path: Path, kind: Name[1], names: readonly string[] = []): readonly Name[] =>
  names.map((name, index) => [[...path, index], kind, name] as const);
