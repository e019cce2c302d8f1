import type { Case } from './closed-case';
import { OTHER } from './figure-source';
import type { CheckFigures, Figure, FigureSource } from './figure-source';
import { isNoticeable, posteriorMean, presentCasesOfRow, sum, toFigure, toShares } from './posterior-mean';
import { createTally, forEachShare } from './tally';
import type { Tally } from './tally';

const DEFAULT = 'default';
const UNSURE = 'unsure';

/** What each cause answers to each check, and how often merchants cannot say; every code's cases count, by the cause's id. */
export function learnChecks({ codes, checks }: FigureSource, cases: readonly Case[], presentCases: number) {
  const causes = [...new Set([...codes.flatMap(code => code.causes.map(({ id }) => id)), OTHER])];
  const rowCases = presentCasesOfRow(presentCases);
  return checks.flatMap((check, position): readonly Figure[] => {
    const tally = createTally();
    for (const entry of cases) {
      for (const { check: asked, answer } of entry.answers)
        if (asked === check.id) forEachShare(entry, (cause, share) => tally.add(cause, answer, share));
    }
    return [
      ...learnUnsure({ check, position, causes, tally, rowCases }),
      ...learnAnswers({ check, position, causes, tally, rowCases }),
    ];
  });
}

interface CheckCounts {
  readonly check: CheckFigures;
  readonly position: number;
  readonly causes: readonly string[];
  /** Answers by cause. */
  readonly tally: Tally;
  readonly rowCases: number;
}

/** The same for every cause, as in the model. */
function learnUnsure({ check, position, causes, tally, rowCases }: CheckCounts): readonly Figure[] {
  const unsure = sum(causes.map(cause => tally.get(cause, UNSURE)));
  const sure = sum(causes.flatMap(cause => check.options.map(({ id }) => tally.get(cause, id))));
  const before = [check.unsure, 1 - check.unsure];
  const after = posteriorMean(before, [unsure, sure], rowCases);
  if (!isNoticeable(before, after, unsure + sure)) return [];
  const name = `P(unsure at ${check.id})`;
  const path = ['checks', position, 'unsure'];
  return [
    { file: 'checks.yaml', path, name, before: check.unsure, after: toFigure(after[0] ?? 0), cases: unsure + sure },
  ];
}

/**
 * Rows of answers. `default` is one row for all the causes that no option names. A cause that some options name shares the other
 * options with `default`, as whoever wrote it meant, and follows it there: its own figures have, in the proportions learnt, what
 * that leaves of 1.
 */
function learnAnswers(counts: CheckCounts): readonly Figure[] {
  const { check, causes, tally } = counts;
  const isNamed = (cause: string): boolean => check.options.some(({ given }) => given[cause] !== undefined);
  const unnamed = causes.filter(cause => !isNamed(cause));
  const raw = check.options.map(({ given }) => given[DEFAULT] ?? 0);
  const shared = learnRow(
    counts,
    raw,
    check.options.map(({ id }) => sum(unnamed.map(cause => tally.get(cause, id)))),
  );
  const defaults = shared.isMoved ? shared.after.map(share => share * sum(raw)) : raw;
  return [
    ...(shared.isMoved ? toFigures(counts, { cause: DEFAULT, after: defaults, cases: shared.cases }) : []),
    ...causes.filter(isNamed).flatMap(cause => learnNamed(counts, { cause, defaults })),
  ];
}

function learnNamed(
  counts: CheckCounts,
  { cause, defaults }: { readonly cause: string; readonly defaults: readonly number[] },
): readonly Figure[] {
  const { options } = counts.check;
  const isOwn = options.map(({ given }) => given[cause] !== undefined);
  const { after, cases, isMoved } = learnRow(
    counts,
    options.map(({ given }) => given[cause] ?? given[DEFAULT] ?? 0),
    options.map(({ id }) => counts.tally.get(cause, id)),
  );
  const own = sum(after.filter((_, index) => isOwn[index]));
  const shared = sum(defaults.filter((_, index) => !isOwn[index]));
  // Where the others claim everything there is nothing to share out.
  if (!isMoved || own <= 0 || shared >= 1) return [];
  return toFigures(counts, { cause, after: after.map(share => (share * (1 - shared)) / own), cases });
}

function learnRow({ rowCases }: CheckCounts, raw: readonly number[], counted: readonly number[]) {
  const before = toShares(raw);
  const after = posteriorMean(before, counted, rowCases);
  const cases = sum(counted);
  return { after, cases, isMoved: isNoticeable(before, after, cases) };
}

function toFigures(
  { check, position }: CheckCounts,
  { cause, after, cases }: { readonly cause: string; readonly after: readonly number[]; readonly cases: number },
): readonly Figure[] {
  return check.options.flatMap(({ id, given }, index) => {
    const before = given[cause];
    return before === undefined
      ? []
      : {
          file: 'checks.yaml',
          path: ['checks', position, 'options', index, 'given', cause],
          name: `P(${check.id}=${id} | ${cause})`,
          before,
          after: toFigure(after[index] ?? 0),
          cases,
        };
  });
}
