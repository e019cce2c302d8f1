import type { KnowledgeFault } from '../errors';
import type { KnowledgeFiles } from './load-knowledge';
import { duplicates, faultsOf } from './faults-of';
import type { CodeFile } from './schema';

/** Rounding slack of hand-written probabilities. */
const SUM_SLACK = 1.001;

/** Code files and response codes: ids, references, priors, and what a merchant may be asked to do. */
export function checkCodes({ codes, responseCodes, intents, terminals }: KnowledgeFiles): KnowledgeFault[] {
  const intentIds = new Set(intents.map(({ data }) => data.id));
  const kinds = new Set(terminals?.data.kinds.map(({ id }) => id));
  const faults = codes.flatMap(file => {
    const at = faultsOf(file);
    const { data } = file;
    return [
      ...duplicates(
        codes.map(other => other.data),
        ({ code }) => code,
      )
        .filter(({ index }) => codes[index] === file)
        .map(({ key }) => at(['code'], `duplicate code ${key}: another file has it already`)),
      ...(['groups', 'causes', 'fixes', 'prevention'] as const).flatMap(list =>
        duplicates<{ id: string }>(data[list], ({ id }) => id).map(({ index, key }) =>
          at([list, index, 'id'], `duplicate id ${key}`),
        ),
      ),
      ...checkCauses(data, at, intentIds, kinds),
      ...checkFixes(data, at, kinds),
      ...(intentIds.has(data.intent)
        ? []
        : [at(['intent'], `unknown intent ${data.intent}: intents/ has no such file`)]),
    ];
  });
  if (!responseCodes) return faults;
  const at = faultsOf(responseCodes);
  const entries = responseCodes.data.codes;
  return [
    ...faults,
    ...duplicates(entries, ({ code }) => code).map(({ index, key }) =>
      at(['codes', index, 'code'], `duplicate code ${key}`),
    ),
    ...entries.flatMap((entry, index) =>
      entry.uncertain && (entry.retry === 'yes' || entry.retry === 'once' || entry.retry === 'later')
        ? [
            at(
              ['codes', index, 'retry'],
              `${entry.code} is uncertain: retry must be after-check or no, never a swipe before it is known`,
            ),
          ]
        : [],
    ),
  ];
}

type At = ReturnType<typeof faultsOf>;

function checkCauses(
  data: CodeFile,
  at: At,
  intentIds: ReadonlySet<string>,
  kinds: ReadonlySet<string>,
): KnowledgeFault[] {
  const groups = new Set(data.groups.map(({ id }) => id));
  const prevention = new Set(data.prevention.map(({ id }) => id));
  const sum = data.causes.reduce((total, { prior }) => total + prior, 0);
  return [
    ...(sum > SUM_SLACK
      ? [at(['causes', 0, 'prior'], `the priors sum to ${sum.toFixed(3)}: at most 1, the rest is "other"`)]
      : []),
    ...data.causes.flatMap((cause, index) => [
      ...(groups.has(cause.group) ? [] : [at(['causes', index, 'group'], `unknown group ${cause.group}`)]),
      ...cause.evidence.flatMap((entry, position) =>
        intentIds.has(entry.intent)
          ? []
          : [at(['causes', index, 'evidence', position, 'intent'], `unknown intent ${entry.intent}`)],
      ),
      ...cause.prevention.flatMap((id, position) =>
        prevention.has(id) ? [] : [at(['causes', index, 'prevention', position], `unknown prevention ${id}`)],
      ),
      ...Object.keys(cause.priorByKind ?? {}).flatMap(kind =>
        kinds.has(kind) ? [] : [at(['causes', index, 'priorByKind', kind], `unknown terminal kind ${kind}`)],
      ),
    ]),
  ];
}

function checkFixes(data: CodeFile, at: At, kinds: ReadonlySet<string>): KnowledgeFault[] {
  const causes = new Set(data.causes.map(({ id }) => id));
  const fixes = new Map(data.fixes.map(fix => [fix.id, fix]));
  return data.fixes.flatMap((fix, index) => [
    ...Object.keys(fix.cures).flatMap(cause =>
      causes.has(cause) || cause === 'other' ? [] : [at(['fixes', index, 'cures', cause], `unknown cause ${cause}`)],
    ),
    ...(Object.values(fix.cures).some(p => p > 0)
      ? []
      : [at(['fixes', index, 'cures'], 'cures nothing: name a cause with a probability over 0')]),
    ...(fix.after ?? []).flatMap((id, position) => {
      const before = fixes.get(id);
      if (!before) return [at(['fixes', index, 'after', position], `unknown fix ${id}`)];
      return before.who === 'technician' && fix.who === 'merchant'
        ? [at(['fixes', index, 'after', position], `${id} is for a technician: a merchant fix cannot wait for it`)]
        : [];
    }),
    ...(fix.onlyKinds ?? []).flatMap((kind, position) =>
      kinds.has(kind) ? [] : [at(['fixes', index, 'onlyKinds', position], `unknown terminal kind ${kind}`)],
    ),
  ]);
}
