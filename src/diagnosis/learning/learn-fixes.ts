import type { Case } from './closed-case';
import type { CodeFigures, Figure, FixFigures, Shares } from './figure-source';
import { isNoticeable, posteriorMean, presentCasesOfRow, toFigure } from './posterior-mean';
import { createTally, forEachShare } from './tally';
import type { Tally } from './tally';

/** How often each fix cures each cause that it names, and how often merchants cannot do it where the knowledge has a figure for that. */
export function learnFixes(code: CodeFigures, all: readonly Case[], presentCases: number): readonly Figure[] {
  const tally = createTally();
  for (const entry of all) {
    if (entry.code !== code.code) continue;
    for (const { fix, result, given } of entry.outcomes) {
      tally.add(fix, result, 1);
      forEachShare(entry, (cause, share) => tally.add(rowOf(fix, given, cause), result, share));
    }
  }
  const counted = { file: `codes/${code.code}.yaml`, tally, rowCases: presentCasesOfRow(presentCases) };
  return code.fixes.flatMap((fix, position) => [
    ...learnCures(counted, { fix, cures: fix.cures, path: ['fixes', position, 'cures'] }),
    ...(fix.given ?? []).flatMap(({ cures }, given) =>
      learnCures(counted, { fix, cures, path: ['fixes', position, 'given', given, 'cures'], given }),
    ),
    ...learnCouldNot(counted, fix, ['fixes', position, 'couldNot']),
  ]);
}

interface Counted {
  readonly file: string;
  /** Results by fix, and by fix, cures that held and cause. */
  readonly tally: Tally;
  readonly rowCases: number;
}

const rowOf = (fix: string, given: number | undefined, cause: string): string => `${fix}/${given ?? ''}/${cause}`;

interface Cures {
  readonly fix: FixFigures;
  readonly cures: Shares;
  readonly path: Figure['path'];
  readonly given?: number;
}

function learnCures({ file, tally, rowCases }: Counted, { fix, cures, path, given }: Cures): readonly Figure[] {
  const told = given === undefined ? undefined : fix.given?.[given];
  const condition = told ? `, ${told.check}=${told.answer}` : '';
  return Object.entries(cures).flatMap(([cause, cured]) => {
    const row = rowOf(fix.id, given, cause);
    return learnShare(
      { file, path: [...path, cause], name: `P(${fix.id} cures | ${cause}${condition})`, before: cured },
      { yes: tally.get(row, 'fixed'), no: tally.get(row, 'not-fixed'), rowCases },
    );
  });
}

/** What a merchant can do does not depend on the cause. */
function learnCouldNot({ file, tally, rowCases }: Counted, { id, couldNot }: FixFigures, path: Figure['path']) {
  if (couldNot === undefined) return [];
  const done = tally.get(id, 'fixed') + tally.get(id, 'not-fixed');
  return learnShare(
    { file, path, name: `P(cannot do ${id})`, before: couldNot },
    { yes: tally.get(id, 'could-not'), no: done, rowCases },
  );
}

function learnShare(
  figure: Omit<Figure, 'after' | 'cases'>,
  { yes, no, rowCases }: { readonly yes: number; readonly no: number; readonly rowCases: number },
): readonly Figure[] {
  const before = [figure.before, 1 - figure.before];
  const after = posteriorMean(before, [yes, no], rowCases);
  const cases = yes + no;
  return isNoticeable(before, after, cases) ? [{ ...figure, after: toFigure(after[0] ?? 0), cases }] : [];
}
