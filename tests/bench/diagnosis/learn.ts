import { join } from 'node:path';
import { loadAppKnowledge } from '../../../src/app';
import { comparePlans } from '../../../src/diagnosis/learning/compare-plans';
import { readCase } from '../../../src/diagnosis/learning/closed-case';
import type { Case, ClosedIncident } from '../../../src/diagnosis/learning/closed-case';
import { learnFigures } from '../../../src/diagnosis/learning/learn-figures';
import { perturbFigures } from '../../support/perturb-figures';
import { modelForIncident, modelOf, simulateIncidents, withFigures } from '../../support/simulate-incidents';
import type { Figures } from '../../support/simulate-incidents';

/**
 * How much closed incidents teach: the shipped figures are taken for wrong by `SPREAD`, merchants come as the true ones have it, and
 * what is learnt from their incidents is compared with the truth, figure by figure and in a merchant's minutes.
 * Run: node --require ./tests/support/register-typescript.cjs tests/bench/diagnosis/learn.ts [INCIDENTS [MERCHANTS]]
 */
const root = join(__dirname, '../../..');
const INCIDENTS = Number(process.argv[2] ?? 5000);
const MERCHANTS = Number(process.argv[3] ?? 1000);
const SPREAD = 0.7;
const ROUNDS = 2;

const shipped = perturbFigures(
  loadAppKnowledge({ knowledgeDir: join(root, 'knowledge'), wordingFile: join(root, 'dialogs/wording/zh-CN.yaml') }),
  0,
  0,
);
const truth = perturbFigures(shipped, 1, SPREAD);

function casesOf(figures: Figures, incidents: readonly ClosedIncident[]): Case[] {
  const [code] = figures.codes;
  return incidents.flatMap(incident => {
    const found = code ? readCase(incident, code, modelForIncident(figures, incident)) : 'other-code';
    return typeof found === 'string' ? [] : [found];
  });
}

/** Mean distance to the truth, by kind of figure, of every prior and of each row of the model. */
function distances(figures: Figures): Readonly<Record<string, number>> {
  const [model, world] = [modelOf(figures, 'smart'), modelOf(truth, 'smart')];
  const mean = (pairs: readonly (readonly [number, number])[]): number =>
    pairs.reduce((sum, [a, b]) => sum + Math.abs(a - b), 0) / Math.max(1, pairs.length);
  const pairsOf = (mine: readonly number[], real: readonly number[]) =>
    mine.map((value, index) => [value, real[index] ?? 0] as const);
  return {
    priors: mean(pairsOf(model.priors, world.priors)),
    evidence: mean(
      model.evidence.flatMap(({ likelihood }, index) => pairsOf(likelihood, world.evidence[index]?.likelihood ?? [])),
    ),
    checks: mean(
      model.checks.flatMap(({ likelihood }, check) =>
        likelihood.flatMap((row, option) => pairsOf(row, world.checks[check]?.likelihood[option] ?? [])),
      ),
    ),
    fixes: mean(
      model.fixes.flatMap(({ success }, fix) =>
        pairsOf(success, world.fixes[fix]?.success ?? []).filter(([mine]) => mine > 0),
      ),
    ),
  };
}

function print(name: string, figures: Figures, minutes: number): void {
  const parts = Object.entries(distances(figures)).map(([kind, distance]) => `${kind} ${distance.toFixed(4)}`);
  console.log(`${name}: ${minutes.toFixed(2)} min; distance to the truth: ${parts.join(', ')}`);
}

const world = modelOf(truth);
const minutesOf = (figures: Figures): number =>
  comparePlans(world, { before: world, after: modelOf(figures) }, { merchants: MERCHANTS, seed: 7 }).after;

const best = minutesOf(truth);
const today = minutesOf(shipped);
print('true figures', truth, best);
print('today', shipped, today);
for (const agentsSay of [0.9, 0.3]) {
  const incidents = simulateIncidents({ truth, believed: shipped, incidents: INCIDENTS, seed: 3, agentsSay });
  let figures = shipped;
  for (let round = 1; round <= ROUNDS; round++) {
    const cases = casesOf(figures, incidents);
    const learnt = learnFigures(shipped, cases);
    figures = withFigures(shipped, learnt);
    const minutes = minutesOf(figures);
    print(
      `agents say ${agentsSay}, E-step ${round}, ${cases.length} of ${INCIDENTS} used, ${learnt.length} figures`,
      figures,
      minutes,
    );
    console.log(
      `  ratio to today ${(minutes / today).toFixed(4)}; of what could be saved ${(((today - minutes) / (today - best)) * 100).toFixed(0)} %`,
    );
  }
}
