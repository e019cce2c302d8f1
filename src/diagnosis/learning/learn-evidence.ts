import type { Case } from './closed-case';
import type { CodeFigures, Figure } from './figure-source';
import { isNoticeable, posteriorMean, presentCasesOfRow, sum, toFigure } from './posterior-mean';
import { createTally, forEachShare } from './tally';

/** An incident lists faults among its symptoms, no dangers: the share of those stays as it is. */
const isFault = (intent: string): boolean => intent.startsWith('fault.');

/**
 * How merchants put each cause first. A case counts as far as its first words were surely read. What a cause does not list is one
 * row entry, its rest; it has no figure of its own.
 */
export function learnEvidence(code: CodeFigures, all: readonly Case[], presentCases: number): readonly Figure[] {
  const said = createTally();
  const heard = createTally();
  for (const entry of all) {
    const { firstWords } = entry;
    if (entry.code !== code.code || !firstWords || !isFault(firstWords.intent)) continue;
    forEachShare(entry, (cause, share) => {
      said.add(cause, firstWords.intent, share * firstWords.confidence);
      heard.add(cause, '', share * firstWords.confidence);
    });
  }
  return code.causes.flatMap(({ id, evidence }, position) => {
    const faults = evidence.filter(({ intent }) => isFault(intent));
    const ofFaults = 1 - sum(evidence.filter(({ intent }) => !isFault(intent)).map(({ given }) => given));
    if (ofFaults <= 0) return [];
    const listed = faults.map(({ given }) => Math.min(1, given / ofFaults));
    const before = [...listed, Math.max(0, 1 - sum(listed))];
    const cases = heard.get(id, '');
    const counts = faults.map(({ intent }) => said.get(id, intent));
    const after = posteriorMean(before, [...counts, cases - sum(counts)], presentCasesOfRow(presentCases));
    if (!isNoticeable(before, after, cases)) return [];
    return evidence.flatMap(({ intent, given }, index) => {
      const place = faults.findIndex(fault => fault.intent === intent);
      return place < 0
        ? []
        : {
            file: `codes/${code.code}.yaml`,
            path: ['causes', position, 'evidence', index, 'given'],
            name: `P(${intent} | ${id})`,
            before: given,
            after: toFigure((after[place] ?? 0) * ofFaults),
            cases,
          };
    });
  });
}
