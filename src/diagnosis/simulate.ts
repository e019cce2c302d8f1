import { createExactPlan, isSmallEnough } from './exact-plan';
import { ratioToExact } from './ratio-to-exact';
import { runPolicy } from './run-policy';
import { pairedRatio } from './sample-figures';
import { summariseRuns } from './summarise-runs';
import type { Policy, SimulationOptions } from './run-policy';
import type { PairedRatio } from './sample-figures';
import type { RunFigures } from './summarise-runs';

export interface SimulationResult extends RunFigures {
  readonly policy: Policy;
  /** Expected minutes under the model over the optimum; absent where the model is too large for the optimum, and for `article`. */
  readonly ratioToExact?: number;
  /** Mean minutes over those of `article` with the same merchants; only where both were run, see `comparePolicies`. */
  readonly ratioToArticle?: PairedRatio;
}

/** A policy's figures, and every merchant's minutes and ending behind them. */
export interface Simulation {
  readonly result: SimulationResult;
  readonly runs: ReturnType<typeof runPolicy>;
}

/** One policy's figures; see `runPolicy` for what is drawn and what is thrown. */
export const simulate = (options: SimulationOptions): SimulationResult => simulateRuns(options).result;

/** The policies one after the other with the very same merchants, each set against the article's order where that is among them. */
export function comparePolicies(
  options: Omit<SimulationOptions, 'policy'>,
  policies: readonly Policy[],
): readonly Simulation[] {
  const simulations = policies.map(policy => simulateRuns({ ...options, policy }));
  const article = simulations.find(({ result }) => result.policy === 'article');
  if (!article || options.merchants === 0) return simulations;
  const minutesOf = ({ runs }: Simulation): readonly number[] => runs.map(({ minutes }) => minutes);
  return simulations.map(simulation => {
    if (simulation === article) return simulation;
    const ratioToArticle = pairedRatio(minutesOf(simulation), minutesOf(article));
    return { ...simulation, result: { ...simulation.result, ratioToArticle } };
  });
}

function simulateRuns(options: SimulationOptions): Simulation {
  const { model, policy } = options;
  const runs = runPolicy(options);
  const ratio =
    policy !== 'article' && isSmallEnough(model)
      ? { ratioToExact: policy === 'exact' ? 1 : ratioToExact(model, createExactPlan(model)) }
      : {};
  return { result: { policy, ...summariseRuns(model, runs), ...ratio }, runs };
}
