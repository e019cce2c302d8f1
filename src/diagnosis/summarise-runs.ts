import { hasMerchantFix } from './can-be-cured';
import { sampleFigures } from './sample-figures';
import type { Model } from './model';
import type { MerchantRun } from './run-policy';
import type { Interval } from './sample-figures';

/** Everything that is told of one policy; counts are of merchants, and `resolved`, `handedOff` and `left` add up to all of them. */
export interface RunFigures {
  readonly merchants: number;
  /** From the first words until it works again; see `Talk.minutes`. */
  readonly meanMinutes: number;
  /** 95 % interval of the mean. */
  readonly meanMinutesInterval: Interval;
  readonly medianMinutes: number;
  readonly p90Minutes: number;
  /** Checks asked and fixes proposed. */
  readonly meanSteps: number;
  /** Closed because it works, without a person. */
  readonly resolved: number;
  readonly handedOff: number;
  /** Closed the chat before either. */
  readonly left: number;
  /** Said that it works, found that it does not, and came back. */
  readonly cameBack: number;
  /** Closed as fixed while the fault stood and the merchant had not said that it works: to be 0. */
  readonly wronglyFixed: number;
  readonly resolvedShare: ResolvedShare;
  readonly byCause: readonly CauseFigures[];
}

/** Share resolved without a person, from 0 to 1; 0 of nobody. */
export interface ResolvedShare {
  readonly ofAll: number;
  /** Of the merchants whose cause some merchant fix can cure, each cause weighing as much as it occurs. */
  readonly ofFixableCauses: number;
  /** Of the merchants whom at least one fix would have cured (see `canBeCured`). */
  readonly ofCurable: number;
  /** What `ofFixableCauses` would be if every curable merchant stayed and were cured: no policy can do better on these merchants. */
  readonly ceilingOfFixableCauses: number;
}

export interface CauseFigures {
  readonly cause: string;
  readonly merchants: number;
  readonly meanMinutes: number;
  /** Whom at least one fix would have cured. */
  readonly curable: number;
  readonly resolved: number;
  readonly handedOff: number;
  readonly left: number;
}

/** What the merchants' talks come to, in all and by true cause in the model's order. */
export function summariseRuns(model: Model, runs: readonly MerchantRun[]): RunFigures {
  const minutes = sampleFigures(runs.map(run => run.minutes));
  return {
    merchants: runs.length,
    meanMinutes: minutes.mean,
    meanMinutesInterval: minutes.meanInterval,
    medianMinutes: minutes.median,
    p90Minutes: minutes.p90,
    meanSteps: sampleFigures(runs.map(run => run.steps)).mean,
    ...endingsOf(runs),
    cameBack: count(runs, run => run.cameBack),
    wronglyFixed: count(runs, run => run.wronglyFixed),
    resolvedShare: resolvedShareOf(model, runs),
    byCause: model.causes.map((cause, index) => {
      const suffering = runs.filter(run => run.cause === index);
      return {
        cause,
        merchants: suffering.length,
        meanMinutes: sampleFigures(suffering.map(run => run.minutes)).mean,
        curable: count(suffering, run => run.curable),
        ...endingsOf(suffering),
      };
    }),
  };
}

const endingsOf = (runs: readonly MerchantRun[]): Pick<RunFigures, 'resolved' | 'handedOff' | 'left'> => ({
  resolved: count(runs, isResolved),
  handedOff: count(runs, run => run.ending === 'handed-off'),
  left: count(runs, run => run.ending === 'left'),
});

function resolvedShareOf(model: Model, runs: readonly MerchantRun[]): ResolvedShare {
  const fixable = runs.filter(run => hasMerchantFix(model, run.cause));
  return {
    ofAll: share(runs, isResolved),
    ofFixableCauses: share(fixable, isResolved),
    ofCurable: share(
      runs.filter(run => run.curable),
      isResolved,
    ),
    ceilingOfFixableCauses: share(fixable, run => run.curable),
  };
}

const isResolved = (run: MerchantRun): boolean => run.ending === 'resolved';

const count = (runs: readonly MerchantRun[], is: (run: MerchantRun) => boolean): number => runs.filter(is).length;

const share = (runs: readonly MerchantRun[], is: (run: MerchantRun) => boolean): number =>
  runs.length > 0 ? count(runs, is) / runs.length : 0;
