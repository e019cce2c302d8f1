import type { KnowledgeFault } from '../errors';
import type { FaultAt, Path } from './faults-of';
import { isUnknown } from './known-ids';
import type { KnownIds } from './known-ids';
import type { CodeFile, FixEntry } from './schema';

/** The fixes of a code: what they cure, what they wait for, and that no merchant waits for a technician. */
export function checkFixes(data: CodeFile, at: FaultAt, known: KnownIds): KnowledgeFault[] {
  const causes = new Set([...data.causes.map(({ id }) => id), 'other']);
  // Of two fixes with one id the first counts.
  const fixes = new Map(data.fixes.toReversed().map(fix => [fix.id, fix]));
  const unknownCauses = (cures: FixEntry['cures'], path: Path): KnowledgeFault[] =>
    Object.keys(cures).flatMap(cause =>
      isUnknown(causes, cause) ? [at([...path, cause], `unknown cause ${cause}: correct its spelling`)] : [],
    );
  const unknownAnswer = ({ check, answer }: { check: string; answer: string }, path: Path): KnowledgeFault[] =>
    isUnknown(known.answers, `${check}/${answer}`)
      ? [at(path, `unknown answer ${check}/${answer}: checks.yaml has no such option`)]
      : [];
  const unknownKind = (kind: string, path: Path): KnowledgeFault[] =>
    isUnknown(known.kinds, kind) ? [at(path, `unknown terminal kind ${kind}: terminals.yaml has no such kind`)] : [];
  return data.fixes.flatMap((fix, index) => {
    const path = ['fixes', index] as const;
    return [
      ...unknownCauses(fix.cures, [...path, 'cures']),
      ...(fix.given ?? []).flatMap((given, position) => [
        ...unknownAnswer(given, [...path, 'given', position]),
        ...(given.also ? unknownAnswer(given.also, [...path, 'given', position, 'also']) : []),
        ...unknownCauses(given.cures, [...path, 'given', position, 'cures']),
      ]),
      ...(Object.values(fix.cures).some(p => p > 0)
        ? []
        : [at([...path, 'cures'], 'cures nothing: name a cause with a probability over 0')]),
      ...(fix.after ?? []).flatMap((id, position) => {
        const problem = describeAfter(fix, id, fixes);
        return problem === undefined ? [] : [at([...path, 'after', position], problem)];
      }),
      ...(fix.unless ?? []).flatMap((condition, position) => {
        if ('fix' in condition)
          return fixes.has(condition.fix)
            ? []
            : [at([...path, 'unless', position], `unknown fix ${condition.fix}: correct its spelling`)];
        return unknownAnswer(condition, [...path, 'unless', position]);
      }),
      ...(fix.onlyKinds ?? []).flatMap((kind, position) => unknownKind(kind, [...path, 'onlyKinds', position])),
      ...Object.keys(fix.stepsByKind ?? {}).flatMap(kind => unknownKind(kind, [...path, 'stepsByKind', kind])),
      ...(fix.stepsByAnswer ?? []).flatMap((given, position) =>
        unknownAnswer(given, [...path, 'stepsByAnswer', position]),
      ),
      ...(fix.afterwardsByAnswer ?? []).flatMap((given, position) =>
        unknownAnswer(given, [...path, 'afterwardsByAnswer', position]),
      ),
    ];
  });
}

function describeAfter(fix: FixEntry, id: string, fixes: ReadonlyMap<string, FixEntry>): string | undefined {
  const before = fixes.get(id);
  if (!before) return `unknown fix ${id}: correct its spelling`;
  if (before.who === 'technician' && fix.who === 'merchant')
    return `${id} is for a technician: a merchant fix cannot wait for it`;
  return waitsFor(before, fix.id, fixes, new Set()) ? `${id} waits for ${fix.id} itself: break the circle` : undefined;
}

function waitsFor(fix: FixEntry, id: string, fixes: ReadonlyMap<string, FixEntry>, seen: Set<string>): boolean {
  if (fix.id === id) return true;
  if (seen.has(fix.id)) return false;
  seen.add(fix.id);
  return (fix.after ?? []).some(next => {
    const before = fixes.get(next);
    return before !== undefined && waitsFor(before, id, fixes, seen);
  });
}
