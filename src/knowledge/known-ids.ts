import type { KnowledgeFiles } from './load-knowledge';

/** What may be referred to. A set is absent where its file cannot be read: then no reference to it is called wrong. */
export interface KnownIds {
  readonly intents: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string> | undefined;
  /** Causes of all code files together; checks.yaml serves them all. */
  readonly causes: ReadonlySet<string> | undefined;
  /** Fixes for a merchant of all code files together. */
  readonly fixes: ReadonlySet<string> | undefined;
  /** `check/answer` of every option of every check. */
  readonly answers: ReadonlySet<string> | undefined;
}

export function knownIds({ names, codes, checks, intents, terminals }: KnowledgeFiles): KnownIds {
  const intentFiles = [...names].filter(name => name.startsWith('intents/'));
  const codeFiles = [...names].filter(name => name.startsWith('codes/') && name !== 'codes/field-39.yaml');
  const areRead = codes.length > 0 && codes.length === codeFiles.length;
  return {
    // A file that is there but broken has faults of its own; those who name its intent are not to blame.
    intents: new Set([
      ...intents.map(({ data }) => data.id),
      ...intentFiles.map(name => name.slice('intents/'.length, -'.yaml'.length)),
    ]),
    kinds: terminals && new Set(terminals.data.kinds.map(({ id }) => id)),
    answers:
      checks && new Set(checks.data.checks.flatMap(({ id, options }) => options.map(option => `${id}/${option.id}`))),
    causes: areRead ? new Set(codes.flatMap(({ data }) => data.causes.map(({ id }) => id))) : undefined,
    fixes: areRead
      ? new Set(codes.flatMap(({ data }) => data.fixes.filter(({ who }) => who === 'merchant').map(({ id }) => id)))
      : undefined,
  };
}

/** True where the id is known to be missing. */
export const isUnknown = (ids: ReadonlySet<string> | undefined, id: string): boolean =>
  ids !== undefined && !ids.has(id);
