import type { Case } from './closed-case';
import type { Figure, FigureSource } from './figure-source';
import { learnChecks } from './learn-checks';
import { learnEvidence } from './learn-evidence';
import { learnFixes } from './learn-fixes';
import { learnPriors } from './learn-priors';
import { PRESENT_CASES } from './posterior-mean';

/**
 * The figures that these cases move noticeably: posterior means, the present figures being the Dirichlet or Beta prior.
 * `presentCases`: how many cases a set of priors of today counts for; every other row counts for a third of it.
 */
export function learnFigures(
  source: FigureSource,
  cases: readonly Case[],
  { presentCases = PRESENT_CASES }: { readonly presentCases?: number } = {},
): readonly Figure[] {
  const whole = cases.filter(({ onlyOutcomes }) => !onlyOutcomes);
  return [
    ...source.codes.flatMap(code => [
      ...learnPriors(source, code, whole, presentCases),
      ...learnEvidence(code, whole, presentCases),
      ...learnFixes(code, cases, presentCases),
    ]),
    ...learnChecks(source, whole, presentCases),
  ].filter(({ before, after }) => before !== after);
}
