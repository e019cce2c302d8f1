import { createRandom } from '../../src/diagnosis/random';
import type { Random } from '../../src/diagnosis/random';
import type { Figures } from './simulate-incidents';

/**
 * The same knowledge with other figures: each weight times exp(spread × standard normal), each distribution brought back to its sum,
 * each chance of a fix shifted as much in log-odds. Cures that depend on an answer are left out: no simulated merchant knows them.
 */
export function perturbFigures(figures: Figures, seed: number, spread: number): Figures {
  const random = createRandom(`perturb ${seed}`);
  const factor = (): number => Math.exp(spread * normal(random));
  const scaled = (shares: Readonly<Record<string, number>>): Record<string, number> => {
    const entries = Object.entries(shares).map(([id, share]) => [id, share * factor()] as const);
    const [before, after] = [total(Object.values(shares)), total(entries.map(([, share]) => share))];
    return Object.fromEntries(entries.map(([id, share]) => [id, (share * before) / after]));
  };
  return {
    terminals: figures.terminals,
    codes: figures.codes.map(code => {
      const priors = scaled(Object.fromEntries(code.causes.map(({ id, prior }) => [id, prior])));
      return {
        ...code,
        causes: code.causes.map(cause => {
          const ratio = (priors[cause.id] ?? 0) / cause.prior;
          const evidence = scaled(Object.fromEntries(cause.evidence.map(({ intent, given }) => [intent, given])));
          return {
            ...cause,
            prior: priors[cause.id] ?? 0,
            ...(cause.priorByKind && {
              priorByKind: Object.fromEntries(
                Object.entries(cause.priorByKind).map(([kind, prior]) => [kind, prior * Math.min(ratio, 1.8)]),
              ),
            }),
            evidence: cause.evidence.map(({ intent }) => ({ intent, given: evidence[intent] ?? 0 })),
          };
        }),
        fixes: code.fixes.map(({ given: _given, ...fix }) => ({
          ...fix,
          cures: Object.fromEntries(
            Object.entries(fix.cures).map(([cause, cured]) => {
              const odds = (cured / (1 - cured)) * factor();
              return [cause, odds / (1 + odds)];
            }),
          ),
        })),
      };
    }),
    checks: figures.checks.map(check => ({
      ...check,
      options: check.options.map(option => ({
        ...option,
        given: Object.fromEntries(
          Object.entries(option.given).map(([cause, given]) => [cause, Math.min(1, given * factor())]),
        ),
      })),
    })),
  };
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Box and Muller. */
const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
