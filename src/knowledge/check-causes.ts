import type { KnowledgeFault } from '../errors';
import type { FaultAt } from './faults-of';
import { isUnknown } from './known-ids';
import type { KnownIds } from './known-ids';
import { checkPriorTimes } from './check-prior-times';
import { OVER_ONE, sumText } from './probability-sum';
import type { CodeFile } from './schema';

/** Ids that stand for something other than a cause of the file. */
const RESERVED = new Set(['other', 'default']);

/** The causes of a code: priors, evidence, and the groups, kinds, intents and prevention entries that they name. */
export function checkCauses(data: CodeFile, at: FaultAt, known: KnownIds): KnowledgeFault[] {
  const groups = new Set(data.groups.map(({ id }) => id));
  const prevention = new Set(data.prevention.map(({ id }) => id));
  return [
    ...checkPriors(data, at, known),
    ...checkPriorTimes(data, at),
    ...data.causes.flatMap((cause, index) => {
      const path = ['causes', index] as const;
      const given = cause.evidence.reduce((sum, entry) => sum + entry.given, 0);
      return [
        ...(RESERVED.has(cause.id)
          ? [at([...path, 'id'], `the id ${cause.id} has a meaning of its own: choose another`)]
          : []),
        ...(isUnknown(groups, cause.group)
          ? [at([...path, 'group'], `unknown group ${cause.group}: use one of ${[...groups].join(', ')}`)]
          : []),
        ...(given > OVER_ONE && cause.evidence.every(entry => entry.given <= 1)
          ? [at([...path, 'evidence'], `the evidence sums to ${sumText(given)}: at most 1, a message has one intent`)]
          : []),
        ...cause.evidence.flatMap((entry, position) => [
          ...(isUnknown(known.intents, entry.intent)
            ? [
                at(
                  [...path, 'evidence', position, 'intent'],
                  `unknown intent ${entry.intent}: intents/ has no such file`,
                ),
              ]
            : []),
          ...(cause.evidence.findIndex(({ intent }) => intent === entry.intent) < position
            ? [at([...path, 'evidence', position, 'intent'], `duplicate intent ${entry.intent}: give it one figure`)]
            : []),
        ]),
        ...cause.prevention.flatMap((id, position) =>
          isUnknown(prevention, id)
            ? [at([...path, 'prevention', position], `unknown prevention ${id}: add it under prevention or correct it`)]
            : [],
        ),
        ...Object.keys(cause.priorByKind ?? {}).flatMap(kind =>
          isUnknown(known.kinds, kind)
            ? [at([...path, 'priorByKind', kind], `unknown terminal kind ${kind}: terminals.yaml has no such kind`)]
            : [],
        ),
      ];
    }),
  ];
}

/** The priors sum to at most 1, in general and for each kind of terminal; what is left is "something else". */
function checkPriors({ causes }: CodeFile, at: FaultAt, known: KnownIds): KnowledgeFault[] {
  const sum = causes.reduce((total, { prior }) => total + prior, 0);
  if (causes.some(({ prior }) => prior > 1)) return []; // reported by the form
  if (sum > OVER_ONE)
    return [at(['causes', 0, 'prior'], `the priors sum to ${sumText(sum)}: at most 1, the rest is "something else"`)];
  return [...(known.kinds ?? [])].flatMap(kind => {
    const ofKind = causes.reduce((total, { prior, priorByKind }) => total + (priorByKind?.[kind] ?? prior), 0);
    const index = causes.findIndex(({ priorByKind }) => priorByKind?.[kind] !== undefined);
    return ofKind > OVER_ONE && index >= 0
      ? [at(['causes', index, 'priorByKind', kind], `the priors for ${kind} sum to ${sumText(ofKind)}: at most 1`)]
      : [];
  });
}
